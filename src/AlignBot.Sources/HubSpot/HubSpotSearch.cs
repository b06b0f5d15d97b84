using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace AlignBot.Sources.HubSpot;

/// <summary>Reads what a search finds, page by page in the order of ids, each page beginning behind the last id of the one
/// before.</summary>
/// <remarks>
/// The search gives out ten thousand results and no more; beginning each page behind an id, none is ever further than a page away, and a
/// row that leaves meanwhile moves no other. What it counted at first must come.
/// </remarks>
sealed class HubSpotSearch(HubSpotClient client)
{
    const int MostPerPage = 200;
    const int MostEmptyInARow = 50;

    /// <param name="groups">Rows that fit all filters of any group; up to five.</param>
    public async IAsyncEnumerable<IReadOnlyList<HubSpotRow>> ReadAsync(
        string type, IReadOnlyList<IReadOnlyList<HubSpotFilter>> groups, IReadOnlyCollection<string> properties, string what, SourceRun run,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        string? last = null;
        string? after = null;
        long? counted = null;
        long given = 0;
        var empty = 0;
        while (true)
        {
            using var answer = await client.SearchAsync(type, Body(groups, properties, last, after), what, run, cancel);
            var page = new HubSpotPage(answer.Root, what);
            var left = page.Total ?? throw NotWhole(what, "did not say how many there are");
            counted ??= left;
            last = InOrder(page, last, what);
            given += page.Rows.Count;
            if (page.Rows.Count > 0)
            {
                yield return page.Rows;
                (after, empty) = (null, 0);
                if (page.Next is null && left <= page.Rows.Count)
                {
                    break;
                }
            }
            else if (page.Next is { } next)
            {
                if (next == after || ++empty > MostEmptyInARow)
                {
                    throw NotWhole(what, "gives empty pages only");
                }
                after = next;
            }
            else if (left > 0)
            {
                throw NotWhole(what, $"counts {left} more and gives none");
            }
            else
            {
                break;
            }
        }
        if (given < counted)
        {
            throw NotWhole(what, $"counted {counted} and gave {given}; some may have changed meanwhile");
        }
    }

    JsonObject Body(IReadOnlyList<IReadOnlyList<HubSpotFilter>> groups, IReadOnlyCollection<string> properties, string? last, string? after)
    {
        IReadOnlyList<IReadOnlyList<HubSpotFilter>> asked = groups.Count == 0 ? [[]] : groups;
        var further = last is null ? null : new HubSpotFilter("hs_object_id", "GT", last);
        var filters = asked.Select(group => group.Concat(further is null ? [] : [further]).ToArray()).Where(group => group.Length > 0);
        return new JsonObject
        {
            ["filterGroups"] = new JsonArray(
                [.. filters.Select(group => new JsonObject { ["filters"] = new JsonArray([.. group.Select(filter => filter.Json())]) })]),
            // By the name alone: ascending. HubSpot takes an object with a direction too, but describes texts.
            ["sorts"] = new JsonArray("hs_object_id"),
            ["properties"] = new JsonArray([.. properties.Select(name => JsonValue.Create(name))]),
            ["limit"] = Math.Min(MostPerPage, 2 * client.Options.PageSize),
            ["after"] = after ?? "0",
        };
    }

    /// <summary>The last id, all of them being larger than the one before: only then is nothing left out between two pages.</summary>
    static string? InOrder(HubSpotPage page, string? last, string what)
    {
        foreach (var row in page.Rows)
        {
            var id = row.Id;
            if (last is not null && (id.Length, id).CompareTo((last.Length, last)) is var order and <= 0)
            {
                throw NotWhole(what, order == 0 ? "gave a row twice" : "gave them in an order in which some can be left out; "
                    + "set Accounts:From to List or All if it stays so");
            }
            last = id;
        }
        return last;
    }

    static SourceException NotWhole(string what, string why) =>
        new(SourceFaultKind.Incomplete, $"HubSpot's search for {what} {why}. The reading is not whole; the next one begins anew.");
}

/// <param name="Operation">EQ, GT, GTE.</param>
sealed record HubSpotFilter(string Property, string Operation, string Value)
{
    public JsonObject Json() => new() { ["propertyName"] = Property, ["operator"] = Operation, ["value"] = Value };
}
