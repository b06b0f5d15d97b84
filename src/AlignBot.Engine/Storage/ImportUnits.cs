using System.Diagnostics;

namespace AlignBot.Engine.Storage;

/// <summary>Writes many rows as imports, in units so short that a click which comes meanwhile hardly waits for one.</summary>
public static class ImportUnits
{
    /// <summary>How long a unit takes up rows: about as long as a click takes from its beginning to its commit.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(0.25);

    /// <summary>Writes the rows in their order: all of them are committed when the returned task completes, some of them where it
    /// fails.</summary>
    /// <param name="database">The record.</param>
    /// <param name="rows">Some tens or hundreds; as many of them as are written in time make a unit, and one at least. What is only
    /// deferred, as on PostgreSQL, takes hardly any time, so that they are few units there.</param>
    /// <param name="write">Writes one. It may be run again, as any unit.</param>
    /// <param name="ct">Leaves out the units that have not begun.</param>
    public static async Task WriteManyAsync<T>(
        this IDatabase database, IReadOnlyList<T> rows, Func<Session, T, ValueTask> write, CancellationToken ct = default)
    {
        for (var from = 0; from < rows.Count;)
        {
            var first = from;
            from = await database.WriteAsync(
                WorkPriority.Import,
                async session =>
                {
                    var (at, start) = (first, Stopwatch.GetTimestamp());
                    do
                    {
                        await write(session, rows[at]);
                        at++;
                    }
                    while (at < rows.Count && Stopwatch.GetElapsedTime(start) < Longest);
                    return at;
                },
                ct);
        }
    }
}
