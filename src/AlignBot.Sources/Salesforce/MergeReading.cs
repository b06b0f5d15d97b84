using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Sources.Salesforce;

/// <summary>Finds the accounts that were merged away, and which account each is now.</summary>
sealed class MergeReading(SalesforceQueries queries, int days)
{
    /// <summary>By survivor: those that were merged into it, straight or through others.</summary>
    public async Task<ImmutableDictionary<string, ImmutableArray<string>>> ReadAsync(SourceRun run, CancellationToken cancel)
    {
        if (days == 0)
        {
            return ImmutableDictionary<string, ImmutableArray<string>>.Empty;
        }
        var query = new Soql("Account") { DeletedToo = true }.Asking("MasterRecordId").Where("IsDeleted = true").Changed(
            run.Now - Duration.FromDays(days), null);
        Dictionary<string, string> survivors = [];
        await foreach (var row in queries.AllAsync(query, "the merged accounts", run, cancel))
        {
            if (row.Key("MasterRecordId") is { } survivor)
            {
                survivors[row.Id] = survivor;
            }
        }
        return survivors.Keys.GroupBy(loser => LastOf(loser, survivors), StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToImmutableArray());
    }

    static string LastOf(string loser, Dictionary<string, string> survivors)
    {
        var at = loser;
        // As many steps as there are merges, should they ever lead in a circle.
        for (var steps = 0; steps <= survivors.Count && survivors.TryGetValue(at, out var next); steps++)
        {
            at = next;
        }
        return at;
    }
}
