using System.Collections.Concurrent;
using AlignBot.Engine.Clock;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Sends what stands in the outbox, lane by lane, for as long as it takes.</summary>
/// <remarks>One runner a lane at a time keeps a lane's order; lanes do not wait for each other. What a runner does with one message is in
/// <see cref="MessageSender"/>.</remarks>
public sealed class OutboxDispatcher(
    OutboxTable outbox, LaneSignal signal, MessageSender sender, LeftMessages left, RevivedMessages revived, IDatabase database, ForwardClock clock, TimeProvider time, IOptions<DeliveryOptions> options,
    Troubles troubles, ILogger<OutboxDispatcher> log) : IBackgroundLoop
{
    bool IBackgroundLoop.NeedsSlack => true;

    const string Part = "outbox";

    /// <summary>How often a message may be refused before its lane counts as cut off.</summary>
    const int Hiccups = 4;

    /// <summary>The longest wait for another try that is a hiccup still.</summary>
    static readonly Duration Moment = Duration.FromSeconds(3);

    readonly ConcurrentDictionary<string, Lane> lanes = new();
    readonly DeliveryOptions options = options.Value;
    CancellationToken stopping;
    long triedAgain = time.GetTimestamp();

    /// <summary>Sends until stopped, and ends with its last runner: nothing of it touches the database afterwards.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        this.stopping = stopping;
        if (database is SqliteDatabase)
        {
            // Nobody else sends from this database, so whatever was being sent was being sent by a process that is gone.
            await outbox.RecoverAsync(clock.Now + Duration.FromTimeSpan(options.LookAfter * options.Pace));
        }

        signal.Listen(Wake);
        using var sweep = new PeriodicTimer(options.Sweep, time);
        try
        {
            do
            {
                await SweepAsync();
            }
            while (await sweep.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The runners stop by the same token; what they had claimed is looked for at the next start.
        }

        await Task.WhenAll(lanes.Values.Select(lane => lane.Runner));
    }

    /// <summary>Waits until everything that can go out has gone out, or the time is over. An outage is not waited for.</summary>
    public async Task DrainAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        while (IsSending && time.GetElapsedTime(start) < atMost)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), time, cancellation);
        }
    }

    /// <summary>Something is on its way. A message that waits for one of a lane that is cut off is not.</summary>
    bool IsSending
    {
        get
        {
            var work = lanes.Values.Select(lane => lane.Work).ToHashSet();
            return work.Contains(LaneWork.Sending) || (work.Contains(LaneWork.WaitingForAnother) && !work.Contains(LaneWork.CutOff));
        }
    }

    void Wake(string name)
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        while (true)
        {
            var lane = lanes.GetOrAdd(name, static _ => new Lane());
            switch (lane.TryStart())
            {
                case LaneStart.Started:
                    lane.Runner = RunLaneAsync(name, lane);
                    return;
                case LaneStart.Running:
                    return;
                default:
                    lanes.TryRemove(new KeyValuePair<string, Lane>(name, lane));
                    break;
            }
        }
    }

    async Task SweepAsync()
    {
        try
        {
            if (time.GetElapsedTime(triedAgain) >= options.TryAgain * options.Pace)
            {
                triedAgain = time.GetTimestamp();
                await revived.TryAgainAsync();
            }

            foreach (var lane in await outbox.LanesAsync())
            {
                Wake(lane);
            }

            troubles.Over(Part);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            troubles.Met(Part, failure);
            log.LogError(failure, "The outbox could not be read; it is tried again.");
        }
    }

    /// <summary>Works the lane off from its oldest message on, until it is empty.</summary>
    async Task RunLaneAsync(string name, Lane lane)
    {
        await Task.Yield();
        try
        {
            do
            {
                while (await outbox.HeadAsync(name) is { } row)
                {
                    // After a wait the row is read anew: another dispatcher may have taken it meanwhile.
                    if (!await WaitForAsync(row, lane))
                    {
                        await sender.AdvanceAsync(row, stopping);
                    }
                }
            }
            while (!lane.TryRetire());
            lanes.TryRemove(new KeyValuePair<string, Lane>(name, lane));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            lane.Abandon();
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Lane {Lane} stopped; it goes on at the next sweep.", name);
            lane.Abandon();
        }
    }

    /// <summary>False when its time is there: already, or because nothing waits longer than the longest wait, whatever clock wrote the row.</summary>
    async Task<bool> WaitForAsync(OutboxRow row, Lane lane)
    {
        var (wait, longest) = (row.NotBefore - clock.Now, Duration.FromTimeSpan(options.LongestWait));
        if (left.Until(row) - clock.Now is { } leave && leave > wait)
        {
            wait = leave;
        }

        if (wait <= Duration.Zero)
        {
            return false;
        }

        lane.Work = WaitOf(row, wait);
        try
        {
            // Whoever has it may give it back long before its lease is over.
            var look = row.State == OutboxState.Sending ? Duration.FromTimeSpan(options.Sweep) : longest;
            await Task.Delay(Duration.Min(wait, Duration.Min(look, longest)).ToTimeSpan(), time, stopping);
        }
        finally
        {
            lane.Work = LaneWork.Sending;
        }

        return wait <= longest;
    }

    /// <summary>A rate limit or a lost answer is over in a moment; what lasts longer is an outage.</summary>
    static LaneWork WaitOf(OutboxRow row, Duration wait) => row switch
    {
        { State: OutboxState.Pending, Error: null } => LaneWork.WaitingForAnother,
        { Attempts: < Hiccups } when wait <= Moment => LaneWork.Sending,
        _ => LaneWork.CutOff,
    };
}
