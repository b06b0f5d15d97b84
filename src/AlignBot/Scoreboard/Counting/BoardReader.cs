using AlignBot.Contracts;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Scoreboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.Scoreboard.Counting;

/// <summary>Reads the scoreboards whose time has come: counted outside of any transaction, and kept where it says something new.</summary>
sealed class BoardReader(
    BoardDesk desk, BoardCounting counting, IListsOfTime lists, ProgramDirectory programs, WaitingWork<BoardReader> work, IDatabase database, IClock clock,
    IOptions<DeliveryOptions> delivery, ILogger<BoardReader> log)
    : IBackgroundLoop
{
    // Asked every half minute and nearly always in vain: nobody builds EF's model for it.
    const string AnyDue = "SELECT installation_id, program_id FROM scoreboards WHERE read_due IS NOT NULL ORDER BY read_due LIMIT 100";

    public Task RunAsync(CancellationToken stopping) => work.RunAsync(DueAsync, ReadAsync, delivery.Value.Pace, stopping);

    async Task<IReadOnlyList<ProgramKey>> DueAsync() => await database.LookUpAsync(
        connection => connection.Statement(AnyDue).QueryAsync(row => new ProgramKey(row.Int32(0), row.Int32(1))));

    async Task ReadAsync(ProgramKey key, CancellationToken ct)
    {
        if (await database.ReadAsync(db => BoardTables.RowAsync(db, key), ct) is not { ReadDue: { } due } row
            || BoardDesk.State.Read(row) is not { Settings: { } settings } board)
        {
            // Another process was first.
            return;
        }

        // Which periods are read was settled when it was due; what is known of them is known now.
        var (now, program) = (clock.GetCurrentInstant(), await programs.LatestAsync(key));
        var periods = await database.ReadAsync(
            async db => ReadingPlan.Of(due, settings, await StandsAsync(db, key), await lists.SinceAsync(db, key), row.ReadAsked), ct);
        foreach (var period in periods)
        {
            var counted = await database.ReadAsync(db => counting.CountAsync(db, program, board, period, now, ct), ct);
            await KeepAsync(key, counted, ct);
            log.LogInformation("The scoreboard of program {Program} was read from {From} to {Until}.", key.ProgramId, period.From, period.Until);
        }

        await database.WriteAsync(WorkPriority.Import, key, session => EndAsync(session, key, due), ct);
    }

    static async ValueTask<bool> EndAsync(Session session, ProgramKey key, Instant due)
    {
        if (await BoardTables.RowAsync(session.Db, key) is { } row && row.ReadDue == due)
        {
            (row.ReadDue, row.ReadAsked) = (null, false);
        }

        return true;
    }

    /// <summary>Keeps it where it says something else than the newest of its period.</summary>
    async Task KeepAsync(ProgramKey key, CountedReading counted, CancellationToken ct)
    {
        var (newest, point) = await database.ReadAsync(
            async db => (
                await BoardTables.OfPeriod(db, key, counted.Whole.Period).FirstOrDefaultAsync(ct) is { } row ? await BoardTables.WholeAsync(db, key, row) : null,
                await PointBeforeAsync(db, key, counted.Whole.Period)),
            ct);
        if (newest is { EnteredBy: not null } || ReadingVersions.Next(newest is null ? [] : [newest], counted.Whole) is not { } next)
        {
            return;
        }

        await database.WriteAsync(
            WorkPriority.Import, key,
            async session =>
            {
                await session.ProgramAsync(key);
                if (await BoardTables.OfPeriod(session.Db, key, next.Period).Select(row => row.Number).FirstOrDefaultAsync() != (newest?.Version ?? 0))
                {
                    // Another process, or a person, was first: it is looked at again the next time.
                    return false;
                }

                // A scoreboard that is there takes every reading.
                _ = await desk.ApplyAsync(session, key, new BoardCommand.Take(next, point, newest), counted with { Whole = next });
                return true;
            },
            ct);
    }

    static async Task<Reading?> PointBeforeAsync(AlignBotContext db, ProgramKey key, ReadingPeriod period)
    {
        var (from, until) = (BoardTables.Text(period.From), BoardTables.Text(period.Until));
        return await BoardTables.Newest(db, key).Where(row => row.Begins == from && string.Compare(row.Until, until) < 0).FirstOrDefaultAsync() is { } row
            ? BoardTables.Kept.Read(row).Figures
            : null;
    }

    static async Task<IReadOnlyList<ReadingStand>> StandsAsync(AlignBotContext db, ProgramKey key) =>
    [
        // Those of the last year and a half are all that a plan can ask about.
        .. from row in await BoardTables.Newest(db, key).Take(120).ToListAsync()
           let figures = BoardTables.Kept.Read(row).Figures
           select new ReadingStand(figures.Period, row.IsClosed, row.IsEntered, row.WeightsVersion, figures.DefinitionVersion),
    ];
}

/// <summary>Says that a scoreboard is to be read.</summary>
sealed class BoardTimers(BoardDesk desk) : ITimerHandler
{
    public string Feature => BoardDesk.FeatureName;

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        // Where nothing is counted there is nothing to read.
        _ = await desk.ApplyAsync(session, timer.Program, new BoardCommand.ReadingDue());
    }
}
