using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignBot.Sources.Http;

namespace AlignBot.Sources.HubSpot;

/// <summary>Which company a deal, contact or engagement belongs to: its only one, else its primary one, else nobody can say.</summary>
/// <param name="type">deals, contacts, calls, ...</param>
/// <param name="primary">The type id that marks the primary company; labels are translated and renamed. Null: there is none for this
/// type.</param>
sealed class HubSpotAccountOf(HubSpotClient client, string type, int? primary)
{
    public const int OfDeal = 5;
    public const int OfContact = 1;

    const int MostNamed = 5;
    readonly List<string> ambiguous = [];

    /// <summary>From the associations that came with the object, where they are enough.</summary>
    /// <param name="account">The only company; null when there is none.</param>
    /// <returns>False when there are several, or more than came along.</returns>
    public static bool TryInline(HubSpotRow row, out string? account)
    {
        account = null;
        if (row.Json.At("associations")?.At("companies") is not { } companies)
        {
            return true;
        }
        // The same company comes once for each label that it has.
        string[] ids = [.. companies.Each("results").Select(one => one.Text("id")).OfType<string>().Distinct(StringComparer.Ordinal)];
        account = ids is [var only] ? only : null;
        return ids.Length <= 1 && companies.At("paging")?.At("next") is null;
    }

    /// <summary>The account of each of these, where there is one.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(
        IReadOnlyCollection<string> ids, SourceRun run, CancellationToken cancel)
    {
        Dictionary<string, Dictionary<string, bool>> companies = new(StringComparer.Ordinal);
        HashSet<(string Id, string? After)> asked = [];
        Queue<(string Id, string? After)> open = new(ids.Distinct(StringComparer.Ordinal).Select(id => (id, (string?)null)));
        while (open.Count > 0)
        {
            List<(string Id, string? After)> inputs = [];
            while (inputs.Count < HubSpotBatch.Most && open.TryDequeue(out var next))
            {
                inputs.Add(asked.Add(next) ? next : throw NotWhole("gave the same cursor twice"));
            }
            await AskAsync(inputs, companies, open, run, cancel);
        }
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var (id, its) in companies)
        {
            string[] first = its.Count == 1 ? [.. its.Keys] : [.. its.Where(company => company.Value).Select(company => company.Key)];
            if (first is [var account])
            {
                found[id] = account;
            }
            else if (its.Count > 0)
            {
                ambiguous.Add(id);
            }
        }
        return found;
    }

    /// <summary>Says what could be given to no account.</summary>
    public void Tell(SourceRun run)
    {
        if (ambiguous.Count > 0)
        {
            run.Note($"{ambiguous.Count.ToString(CultureInfo.InvariantCulture)} of the {type} belong to several companies and none of "
                + $"these is {(primary is null ? "the one meant" : "marked as primary")} "
                + $"({string.Join(", ", ambiguous.Take(MostNamed))}{(ambiguous.Count > MostNamed ? ", …" : "")}): they count for no "
                    + $"account. "
                + (primary is null ? "Leave one company on each in HubSpot." : "Mark one company as primary on each in HubSpot."));
        }
    }

    async Task AskAsync(
        List<(
            string Id,
            string? After)> inputs, Dictionary<string, Dictionary<string, bool>> companies, Queue<(string Id, string? After)> open,
        SourceRun run, CancellationToken cancel)
    {
        var body = new JsonObject
        {
            ["inputs"] = new JsonArray([.. inputs.Select(input => input.After is { } after
                ? new JsonObject { ["id"] = input.Id, ["after"] = after } : new JsonObject { ["id"] = input.Id })]),
        };
        using var answer = await client.AskAsync(
            client.Options.Paths.Associations(type, "companies"), body, $"the companies of {type}", run, cancel);
        if (answer.Root.At("results") is not { ValueKind: JsonValueKind.Array })
        {
            throw NotWhole("gave no results");
        }
        foreach (var result in answer.Root.Each("results"))
        {
            if (result.At("from")?.Text("id") is not { } id)
            {
                continue;
            }
            if (!companies.TryGetValue(id, out var its))
            {
                companies[id] = its = new(StringComparer.Ordinal);
            }
            foreach (var to in result.Each("to"))
            {
                // A target without an id has been seen; it says nothing.
                if (to.Text("toObjectId") is { } company)
                {
                    its[company] = its.GetValueOrDefault(company) || to.Each("associationTypes").Any(IsPrimary);
                }
            }
            if (result.At("paging")?.At("next")?.Text("after") is { } after)
            {
                open.Enqueue((id, after));
            }
        }
        if (answer.Root.Each("errors").FirstOrDefault(error => !MeansNone(error)) is { ValueKind: JsonValueKind.Object } trouble)
        {
            throw NotWhole($"does not give some of them ({trouble.Text("category") ?? "without saying why"})");
        }
    }

    /// <summary>Ids of types are the category's own: one that a customer made may bear the same number.</summary>
    bool IsPrimary(JsonElement association) =>
        primary is { } id && association.Whole("typeId") == id && (association.Text("category") is null or "HUBSPOT_DEFINED");

    /// <summary>That an object belongs to no company, or is gone by now, comes in the form of an error.</summary>
    static bool MeansNone(JsonElement error) => error.Text("category") is "OBJECT_NOT_FOUND"
        || (error.Text("subCategory")?.Contains("NO_ASSOCIATIONS_FOUND", StringComparison.Ordinal) ?? false);

    SourceException NotWhole(string why) =>
        new(
            SourceFaultKind.Incomplete,
            $"HubSpot {why} when asked for the companies of {type}. The reading is not whole; the next one begins anew.");
}
