using AlignBot.Domain;
using AlignBot.Engine.Storage;
using AlignBot.Records.Storage;
using AlignBot.Sources;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Records.Reading;

/// <summary>
/// Writes what a reading has otherwise than the rows that count, in small units: nobody who clicks waits for more than one of them, and
/// nothing counts until it is taken.
/// </summary>
/// <remarks>Of a reading of any length the memory holds the ids and a batch of rows.</remarks>
sealed class RecordIntake(IDatabase database)
{
    /// <summary>The longest id: longer than any system's.</summary>
    const int LongestKey = 200;

    /// <summary>Records that are compared at once.</summary>
    const int Batch = 500;

    /// <exception cref="SourceException">The source's, or: an id that comes twice or is too long, more records than are kept.</exception>
    public async Task<Intake> WriteAsync<TRow>(Shelf<TRow> shelf, ReadingOf of, IAsyncEnumerable<TRow> rows, CancellationToken ct)
        where TRow : KeptRow
    {
        var tally = new IntakeTally<TRow>(shelf, of);
        var waiting = new List<TRow>(Batch);
        await foreach (var row in rows.WithCancellation(ct))
        {
            Check(shelf, row);
            if (!tally.IsKept(row))
            {
                continue;
            }

            waiting.Add(row);
            if (waiting.Count == Batch)
            {
                await CompareAsync(shelf, of, tally, waiting, ct);
            }
        }

        await CompareAsync(shelf, of, tally, waiting, ct);
        if (shelf.IsStanding && of.Before?.Base is not null)
        {
            await MissAsync(shelf, of, tally, ct);
        }

        return tally.End();
    }

    static void Check<TRow>(Shelf<TRow> shelf, TRow row)
        where TRow : KeptRow
    {
        foreach (var key in new[] { row.Key, row.AccountKey })
        {
            if (key is not null && (key.Length > LongestKey || key.Contains('\0', StringComparison.Ordinal)))
            {
                throw new SourceException(
                    SourceFaultKind.Incomplete,
                    $"An id in the {Contracts.RecordWords.Of(shelf.Kind)} begins with "
                        + $"'{TextLimits.Cut(key.Replace("\0", "", StringComparison.Ordinal), 20)}' and has {key.Length:N0} letters; "
                        + $"{LongestKey} are the most. Mend it at the source.");
            }
        }
    }

    /// <summary>Writes those of a batch that are not as they were.</summary>
    async Task CompareAsync<TRow>(Shelf<TRow> shelf, ReadingOf of, IntakeTally<TRow> tally, List<TRow> batch, CancellationToken ct)
        where TRow : KeptRow
    {
        var keys = batch.ConvertAll(row => row.Key);
        var known = of.Before is not { Base: not null } before || keys.Count == 0 ? [] : await database.ReadAsync(
            db => RecordTables.Current<TRow>(db, before).Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, ct), ct);
        List<TRow> otherwise = [];
        foreach (var row in batch)
        {
            if (tally.IsOtherwise(row, known.GetValueOrDefault(row.Key)))
            {
                otherwise.Add(row);
            }
        }

        await InsertAsync(shelf, of, tally, otherwise, ct);
        batch.Clear();
        of.Progress?.Invoke(tally.Read);
    }

    /// <summary>Marks what counts, and the reading has not, as gone.</summary>
    async Task MissAsync<TRow>(Shelf<TRow> shelf, ReadingOf of, IntakeTally<TRow> tally, CancellationToken ct)
        where TRow : KeptRow
    {
        for (var last = ""; ;)
        {
            var after = last;
            var there = await database.ReadAsync(
                db => RecordTables.Current<TRow>(db, of.Before).Where(row => row.GoneAt == null && string.Compare(row.Key, after) > 0)
                    .OrderBy(row => row.Key).Take(Batch).ToListAsync(ct),
                ct);
            await InsertAsync(shelf, of, tally, [.. there.Where(tally.IsMissing)], ct);
            if (there.Count < Batch)
            {
                return;
            }

            last = there[^1].Key;
        }
    }

    Task InsertAsync<TRow>(Shelf<TRow> shelf, ReadingOf of, IntakeTally<TRow> tally, List<TRow> rows, CancellationToken ct)
        where TRow : KeptRow
    {
        foreach (var row in rows)
        {
            (row.InstallationId, row.ProgramId, row.Source, row.Reading) =
                (of.Program.InstallationId, of.Program.ProgramId, of.Source, tally.Reading);
        }

        return database.WriteManyAsync(rows, shelf.Insert.InsertAsync, ct);
    }
}
