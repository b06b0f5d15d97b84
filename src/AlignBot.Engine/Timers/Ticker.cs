using System.Collections.Frozen;
using System.Diagnostics;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Telemetry;
using NodaTime;

namespace AlignBot.Engine.Timers;

/// <summary>Turns the passing of time into commands: takes what is due, oldest first, one program after the other.</summary>
/// <remarks>Every replica ticks; taking a timer is a delete that one transaction wins. The cost of a tick grows with what is due, not
/// with what is pending.</remarks>
public sealed class Ticker(IDatabase database, IClock clock, IEnumerable<ITimerHandler> handlers, Troubles troubles, ILogger<Ticker> log) : IBackgroundLoop, IDisposable
{
    /// <summary>How many timers one look brings. Each look sorts all that is due, so after a long outage there must be few of them.</summary>
    const int Look = 4096;

    /// <summary>How many timers one round takes: a program with more due waits for its next turn, and a person's click for one round at most.</summary>
    const int Round = 16;

    /// <summary>How many programs are handled at once.</summary>
    const int Programs = 8;

    const string Part = "clock";

    static readonly Duration LongestSleep = Duration.FromSeconds(5);
    static readonly Duration RetrySleep = Duration.FromSeconds(1);

    // Oldest first within a program and one program after the other; the planner reads the due part of the index only.
    internal const string SelectDue =
        """
        SELECT installation_id, program_id, subject_id, name, feature, due_at FROM (
            SELECT *, row_number() OVER (PARTITION BY program_id ORDER BY due_at, subject_id, name) AS turn
            FROM timers WHERE due_at <= @now) AS due
        ORDER BY turn, due_at LIMIT @look
        """;

    readonly FrozenDictionary<string, ITimerHandler> handlers = handlers.ToFrozenDictionary(handler => handler.Feature);
    readonly SemaphoreSlim woken = new(0, 1);

    /// <summary>Looks again now: a timer was set that may be due before the next look.</summary>
    public void Wake()
    {
        if (woken.CurrentCount == 0)
        {
            try
            {
                woken.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else woke it between the look and the release.
            }
        }
    }

    /// <summary>Ticks until stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await TickAsync(stopping);
                troubles.Over(Part);
                await woken.WaitAsync((int)(await SleepAsync(stopping)).TotalMilliseconds, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                troubles.Met(Part, failure);
                log.LogError(failure, "The ticker could not read what is due; it tries again.");
                await Task.Delay(1000, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Handles everything that is due by now, and what becomes due through it.</summary>
    /// <returns>How many timers were handled.</returns>
    public async Task<int> TickAsync(CancellationToken cancellation = default)
    {
        var handled = 0;
        while (true)
        {
            var due = await DueAsync(clock.GetCurrentInstant(), cancellation);
            var taken = 0;
            foreach (var round in due.Chunk(Round))
            {
                await Parallel.ForEachAsync(
                    round.GroupBy(timer => timer.Program),
                    new ParallelOptions { MaxDegreeOfParallelism = Programs, CancellationToken = cancellation },
                    async (slice, stop) => Interlocked.Add(ref taken, await HandleAsync([.. slice], stop)));
            }

            handled += taken;
            if (taken == 0)
            {
                return handled;
            }
        }
    }

    /// <summary>When the next timer is due, or null when nothing is pending.</summary>
    public Task<Instant?> NextAsync(CancellationToken cancellation = default) =>
        database.LookUpAsync(
            async connection => await connection.Statement("SELECT due_at FROM timers ORDER BY due_at LIMIT 1").QueryAsync(DueAt, cancellation)
                is [var next] ? next : (Instant?)null,
            cancellation);

    public void Dispose() => woken.Dispose();

    /// <summary>Handles a program's slice in one transaction; if one of them fails, each in its own, so that it holds up no other.</summary>
    async Task<int> HandleAsync(IReadOnlyList<DueTimer> slice, CancellationToken cancellation)
    {
        using var activity = EngineTelemetry.Begin("timers", ActivityKind.Internal, cause: null);
        try
        {
            return await database.WriteAsync(
                WorkPriority.Clock,
                slice[0].Program,
                async session =>
                {
                    var taken = 0;
                    foreach (var timer in slice)
                    {
                        if (await session.TakeTimerAsync(timer))
                        {
                            await HandlerOf(timer).HandleAsync(session, timer);
                            await session.SaveAsync();
                            if (EngineTelemetry.TimesTimers)
                            {
                                session.AfterCommit(() => EngineTelemetry.Handled(timer.Feature, clock.GetCurrentInstant() - timer.DueAt));
                            }

                            taken++;
                        }
                    }

                    return taken;
                },
                cancellation);
        }
        catch (Exception) when (slice.Count > 1 && !cancellation.IsCancellationRequested)
        {
            var taken = 0;
            foreach (var timer in slice)
            {
                taken += await HandleAsync([timer], cancellation);
            }

            return taken;
        }
        catch (NewerStateException newer)
        {
            // The timer stays for a replica of the newer build.
            log.LogWarning("Timer {Timer} of {Subject}, due {DueAt}, is left to a newer build: {Why}", slice[0].Name, slice[0].SubjectId, slice[0].DueAt, newer.Message);
            return 0;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // The timer stays and is tried at the next look.
            log.LogError(
                failure, "Timer {Timer} of {Subject}, due {DueAt}, could not be handled.", slice[0].Name, slice[0].SubjectId, slice[0].DueAt);
            return 0;
        }
    }

    ITimerHandler HandlerOf(DueTimer timer) => handlers.GetValueOrDefault(timer.Feature)
        ?? throw new NewerStateException($"timer of '{timer.Feature}'", timer.SubjectId);

    Task<List<DueTimer>> DueAsync(Instant now, CancellationToken cancellation) => database.LookUpAsync(
        connection => connection.Statement(SelectDue, "@now", "@look").Set(0, now.ToUnixTimeMilliseconds()).Set(1, Look)
            .QueryAsync(
                row => new DueTimer(
                    new ProgramKey(row.Int32(0), row.Int32(1)), row.Guid(2), row.String(3), row.String(4),
                    Instant.FromUnixTimeMilliseconds(row.Int64(5))),
                cancellation),
        cancellation);

    static Instant DueAt(IRow row) => Instant.FromUnixTimeMilliseconds(row.Int64(0));

    async Task<Duration> SleepAsync(CancellationToken cancellation)
    {
        var next = await NextAsync(cancellation);
        if (next is null)
        {
            return LongestSleep;
        }

        var until = next.Value - clock.GetCurrentInstant();
        return until <= Duration.Zero
            ? RetrySleep // something due could not be handled
            : Duration.Max(Duration.FromMilliseconds(5), Duration.Min(until, LongestSleep));
    }
}
