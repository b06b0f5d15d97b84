using NodaTime;

namespace AlignBot.Engine.Storage;

/// <summary>Removes what nobody can ask for any more. The record itself (disputes, decisions, history) is never swept.</summary>
public interface ISweep
{
    /// <summary>Removes what is older than it is kept; how many rows.</summary>
    /// <param name="now">Real time.</param>
    Task<int> SweepAsync(Instant now);
}

/// <summary>Sweeps rows that are looked for beside the writer and removed in small units: a click never waits for more than one of them.</summary>
public static class Sweeping
{
    /// <summary>How many rows go in one unit of work.</summary>
    const int Chunk = 500;

    /// <summary>The keys of what is old.</summary>
    public static Task<List<T>> FindOldAsync<T>(this IDatabase database, string sql, Instant before, Func<IRow, T> key) =>
        database.LookUpAsync(connection => connection.Statement(sql, "@before").Set(0, before.ToUnixTimeMilliseconds()).QueryAsync(key));

    /// <summary>Removes row by row, a chunk in each unit of work; how many that were.</summary>
    public static async Task<int> RemoveOldAsync<T>(this IDatabase database, List<T> keys, Func<Session, T, Statement> delete)
    {
        var removed = 0;
        foreach (var chunk in keys.Chunk(Chunk))
        {
            removed += await database.WriteAsync(
                WorkPriority.Import,
                async session =>
                {
                    var gone = 0;
                    foreach (var key in chunk)
                    {
                        gone += await delete(session, key).ExecuteAsync();
                    }

                    return gone;
                });
        }

        return removed;
    }
}
