using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace AlignBot.Sources.HubSpot;

/// <summary>Reads objects by their ids, a hundred at a time.</summary>
sealed class HubSpotBatch(HubSpotClient client)
{
    public const int Most = 100;

    /// <summary>The rows of those ids that HubSpot has; the others are added to <paramref name="missing"/>.</summary>
    /// <remarks>An answer of 207 says why some are missing; that they did not come is seen here whatever it says.</remarks>
    public async IAsyncEnumerable<IReadOnlyList<HubSpotRow>> ReadAsync(
        string type, IReadOnlyCollection<string> ids, IReadOnlyCollection<string> properties, ICollection<string> missing, string what, SourceRun run,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var chunk in ids.Chunk(client.Options.PageSize))
        {
            var body = new JsonObject
            {
                ["properties"] = new JsonArray([.. properties.Select(name => JsonValue.Create(name))]),
                ["propertiesWithHistory"] = new JsonArray(),
                ["inputs"] = new JsonArray([.. chunk.Select(id => new JsonObject { ["id"] = id })]),
            };
            using var answer = await client.AskAsync(client.Options.Paths.BatchRead(type), body, what, run, cancel);
            var page = new HubSpotPage(answer.Root, what);
            // An id that was merged away may be answered with the row it was merged into.
            HashSet<string> came = [.. page.Rows.SelectMany(row => HubSpotValues.Several(row[HubSpotFields.Merged]).Append(row.Id))];
            foreach (var id in chunk.Where(id => !came.Contains(id)))
            {
                missing.Add(id);
            }
            if (page.Rows.Count > 0)
            {
                yield return page.Rows;
            }
        }
    }
}
