using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Time;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.People.Calendars;

/// <summary>Looks at the calendars that are due, one after the other, beside all requests and in the hours of whoever's they are.</summary>
/// <remarks>Of several replicas the one that moves its next look on reads a calendar; killed meanwhile, it is read with that next look.</remarks>
sealed class AwayCalendarReader(
    IDatabase database, ProgramDirectory programs, AwayCalendars calendars, ICalendarFiles files, FeedClient client, AddressSeal seal, CalendarSignal signal,
    IClock clock, TimeProvider time, IOptions<DeliveryOptions> delivery, ILogger<AwayCalendarReader> log) : IBackgroundLoop
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(30);
    static readonly Duration Claimed = Duration.FromHours(1);
    const int Most = 50;

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var now = clock.GetCurrentInstant();
                foreach (var row in await database.ReadAsync(
                    db => db.AwayCalendars.AsNoTracking().Where(row => row.NextAt <= now).OrderBy(row => row.NextAt).Take(Most).ToListAsync(), stopping))
                {
                    await ReadAsync(row, stopping);
                }

                await signal.WaitAsync(Look * delivery.Value.Pace, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError("The calendars could not be looked through ({Error}); it is tried again.", failure.GetType().Name);
                await Task.Delay(Look, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task ReadAsync(AwayCalendarRow row, CancellationToken stopping)
    {
        var (key, user) = (new ProgramKey(row.InstallationId, row.ProgramId), new UserId(row.UserId));
        try
        {
            var program = await programs.LatestAsync(key);
            var own = program.Calendar.InZone(program.Roster.ZoneOf(user));
            var now = clock.GetCurrentInstant();

            // What comes of it is a message. Whoever has just given their calendar is there.
            var open = row.ReadAt is null && row.Failures == 0 ? now : WorkingTime.AtOrNextOpening(now, own);
            if (!await ClaimAsync(key, row, open > now ? open : now + Claimed) || open > now)
            {
                return;
            }

            var reading = await ReadAsync(row.Address, own, program.Roster.DayOf(user, now), user, stopping);
            await database.WriteAsync(WorkPriority.Clock, session => calendars.TakeAsync(session, key, row.Id, reading));
            log.LogDebug("A calendar of program {Program} was looked at: {Trouble}.", key.ProgramId, reading.Trouble?.ToString() ?? "read");
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            log.LogError("A calendar of program {Program} could not be looked at ({Error}).", key.ProgramId, failure.GetType().Name);
        }
    }

    async Task<FeedReading> ReadAsync(string sealedAddress, WorkingCalendar own, LocalDate today, UserId user, CancellationToken stopping)
    {
        if (seal.Unseal(sealedAddress) is not { } address)
        {
            return new FeedReading(null, 0, FeedTrouble.Sealed);
        }

        var (text, trouble) = await client.ReadAsync(address, stopping);
        return text is null ? new FeedReading(null, 0, trouble)
            : OutOfOffice.In(files, text, own, today, user) is var (days, unread) ? new FeedReading(days, unread, null)
            : new FeedReading(null, 0, FeedTrouble.NotACalendar);
    }

    /// <summary>Of several replicas one gets it: the program is held from before the row is read.</summary>
    Task<bool> ClaimAsync(ProgramKey key, AwayCalendarRow seen, Instant next) => database.WriteAsync(WorkPriority.Clock, key, async session =>
    {
        await session.ProgramAsync(key);
        if (await CalendarTables.Calendars(session.Db, key).SingleOrDefaultAsync(row => row.Id == seen.Id) is not { } row || row.NextAt != seen.NextAt)
        {
            return false;
        }

        row.NextAt = next;
        return true;
    });
}
