using NodaTime;
using NodaTime.Text;

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

    /// <summary>How many keys are held at once: a bot that was off for long has millions to remove.</summary>
    const int Held = 5_000;

    /// <summary>Removes what is old; how many rows.</summary>
    /// <param name="database">The record.</param>
    /// <param name="sql">Finds the keys of what is older than <c>@before</c>.</param>
    /// <param name="before">Real time.</param>
    /// <param name="key">Reads a key.</param>
    /// <param name="delete">Removes the row of a key, if it is old still.</param>
    public static Task<int> SweepOldAsync<T>(
        this IDatabase database, string sql, Instant before, Func<IRow, T> key, Func<Session, T, Statement> delete) =>
        database.SweepAsync(sql, statement => statement.Set(0, before.ToUnixTimeMilliseconds()), key, delete);

    /// <summary>The same, for what is dated by a calendar day.</summary>
    public static Task<int> SweepOldAsync<T>(
        this IDatabase database, string sql, LocalDate before, Func<IRow, T> key, Func<Session, T, Statement> delete) =>
        database.SweepAsync(sql, statement => statement.Set(0, LocalDatePattern.Iso.Format(before)), key, delete);

    static async Task<int> SweepAsync<T>(
        this IDatabase database, string sql, Func<Statement, Statement> before, Func<IRow, T> key, Func<Session, T, Statement> delete)
    {
        for (var removed = 0; ;)
        {
            var old = await database.LookUpAsync(connection => before(connection.Statement($"{sql} LIMIT {Held}", "@before")).QueryAsync(key));
            var gone = await database.RemoveAsync(old, delete);
            removed += gone;
            if (old.Count < Held || gone == 0)
            {
                return removed;
            }
        }
    }

    /// <summary>Removes row by row, a chunk in each unit of work; how many that were.</summary>
    static async Task<int> RemoveAsync<T>(this IDatabase database, List<T> keys, Func<Session, T, Statement> delete)
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
