using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using AlignBot.Sources.Http;

namespace AlignBot.Sources.HubSpot;

/// <summary>Who owns things: those who are there and those who left, which HubSpot gives only when asked for apart.</summary>
sealed class HubSpotOwners(FrozenDictionary<string, HubSpotOwner> owners)
{
    const int RowsPerPage = 100;

    /// <summary>More names than this make a sentence that nobody reads.</summary>
    const int MostNamed = 5;

    static readonly bool[] Both = [false, true];

    readonly SortedSet<string> unknown = new(StringComparer.Ordinal);

    public static async IAsyncEnumerable<HubSpotOwner> ReadAsync(
        HubSpotClient client, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var seen = new SeenIds();
        // Who is there comes first: somebody taken on again may stand in both.
        foreach (var archived in Both)
        {
            var asked = $"{client.Options.Paths.Owners}?limit={RowsPerPage}&archived={(archived ? "true" : "false")}";
            var what = archived ? "the owners who left" : "the owners";
            await foreach (var page in client.PagesAsync(after => asked + HubSpotPaths.After(after), what, run, cancel))
            {
                foreach (var row in page.Rows.Where(row => seen.Add(row.Id)))
                {
                    yield return OwnerOf(row, archived);
                }
            }
        }
    }

    public static async Task<HubSpotOwners> AllAsync(HubSpotClient client, SourceRun run, CancellationToken cancel)
    {
        Dictionary<string, HubSpotOwner> all = new(StringComparer.Ordinal);
        await foreach (var owner in ReadAsync(client, run, cancel))
        {
            all[owner.Person.Key] = owner;
        }
        return new HubSpotOwners(all.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>An owner by id. One whom HubSpot does not name is given with the id alone, and remembered.</summary>
    public HubSpotOwner? Find(string? id)
    {
        if (id is null)
        {
            return null;
        }
        if (owners.TryGetValue(id, out var owner))
        {
            return owner;
        }
        unknown.Add(id);
        return new HubSpotOwner(new SourceOwner(id), []);
    }

    /// <summary>Says who was asked for and is nowhere.</summary>
    public void Tell(SourceRun run)
    {
        if (unknown.Count > 0)
        {
            var more = unknown.Count > MostNamed ? $" and {unknown.Count - MostNamed} more" : "";
            run.Note($"Unknown owner{(unknown.Count > 1 ? "s" : "")} {string.Join(", ", unknown.Take(MostNamed))}{more}: "
                + "HubSpot names them neither among its owners nor among those who left. Give what they own to somebody else there.");
        }
    }

    static HubSpotOwner OwnerOf(HubSpotRow row, bool archived) => new(
        new SourceOwner(row.Id)
        {
            Name = string.Join(' ', new[] { row.Own("firstName"), row.Own("lastName") }.OfType<string>()) is { Length: > 0 } name
                ? name
                : null,
            Email = row.Own("email"),
            Active = !archived && row.Json.Truth("archived") is not true,
        },
        [.. row.Json.Each("teams").Select(team => team.Text("name")).OfType<string>()]);
}

/// <param name="Teams">Names of the teams that the person is in.</param>
sealed record HubSpotOwner(SourceOwner Person, IReadOnlyList<string> Teams);
