using AlignBot.Actions;
using AlignBot.Cadence;
using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Exports;

/// <summary>Reads all of a program's record in the order of its numbers, a chunk at a time, so that a long one holds neither memory nor the database.</summary>
sealed class RecordReader(IDatabase database, ProgramKey key)
{
    const int Chunk = 500;

    /// <summary>How many entries there are.</summary>
    public Task<long> CountAsync() => database.ReadAsync(async db =>
        await Decisions(db).LongCountAsync() + await Disputes(db).LongCountAsync() + await Actions(db).LongCountAsync()
        + await Series(db).LongCountAsync() + await Meetings(db).LongCountAsync() + await History(db).LongCountAsync());

    public async IAsyncEnumerable<DecisionRow> DecisionsAsync()
    {
        for (var last = 0; ;)
        {
            var rows = await database.ReadAsync(db => Decisions(db).Where(row => row.Number > last).OrderBy(row => row.Number).Take(Chunk).ToListAsync());
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Chunk)
            {
                yield break;
            }

            last = rows[^1].Number;
        }
    }

    public async IAsyncEnumerable<DisputeRow> DisputesAsync()
    {
        for (var last = 0; ;)
        {
            var rows = await database.ReadAsync(db => Disputes(db).Where(row => row.Number > last).OrderBy(row => row.Number).Take(Chunk).ToListAsync());
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Chunk)
            {
                yield break;
            }

            last = rows[^1].Number;
        }
    }

    public async IAsyncEnumerable<ActionRow> ActionsAsync()
    {
        for (var read = 0; ; read += Chunk)
        {
            var from = read;
            var rows = await database.ReadAsync(db => Actions(db).OrderBy(row => row.GivenAt).ThenBy(row => row.Id).Skip(from).Take(Chunk).ToListAsync());
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Chunk)
            {
                yield break;
            }
        }
    }

    /// <summary>Every series, ended ones too. There are never many.</summary>
    public async IAsyncEnumerable<SeriesRow> SeriesAsync()
    {
        foreach (var row in await database.ReadAsync(db => Series(db).OrderBy(row => row.Id).ToListAsync()))
        {
            yield return row;
        }
    }

    /// <summary>Every meeting, planned ones too, in order of their start.</summary>
    public async IAsyncEnumerable<MeetingRow> MeetingsAsync()
    {
        for (var read = 0; ; read += Chunk)
        {
            var from = read;
            var rows = await database.ReadAsync(db => Meetings(db).OrderBy(row => row.StartsAt).ThenBy(row => row.Id).Skip(from).Take(Chunk).ToListAsync());
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Chunk)
            {
                yield break;
            }
        }
    }

    public async IAsyncEnumerable<HistoryRow> HistoryAsync()
    {
        for (var last = 0L; ;)
        {
            var rows = await database.ReadAsync(db => History(db).Where(row => row.Sequence > last).OrderBy(row => row.Sequence).Take(Chunk).ToListAsync());
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Chunk)
            {
                yield break;
            }

            last = rows[^1].Sequence;
        }
    }

    IQueryable<DecisionRow> Decisions(AlignBotContext db) => DecisionChain.Of(db, key);

    IQueryable<DisputeRow> Disputes(AlignBotContext db) => db.Disputes.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    IQueryable<ActionRow> Actions(AlignBotContext db) => db.Actions.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    IQueryable<SeriesRow> Series(AlignBotContext db) => SeriesDesk.Of(db, key);

    IQueryable<MeetingRow> Meetings(AlignBotContext db) => MeetingQueries.Of(db.Meetings, key);

    IQueryable<HistoryRow> History(AlignBotContext db) => db.History.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);
}
