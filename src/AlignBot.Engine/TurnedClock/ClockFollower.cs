using System.Net.Http.Json;
using AlignBot.Engine.Clock;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outages;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Timers;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.Engine.TurnedClock;

/// <summary>Follows a clock that somebody turns by hand, stopping at every due instant on the way, in order.</summary>
/// <remarks>A turn by three days therefore plays those three days: each reminder and deadline happens at its own time, and what it
/// posts carries that time.</remarks>
public sealed class ClockFollower(
    BusinessClock clock, Ticker ticker, OutboxDispatcher dispatcher, Heartbeat heartbeat, IOptions<ClockOptions> options, ILogger<ClockFollower> log) : IBackgroundLoop, IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(40) };
    readonly string name = $"alignbot-{Environment.ProcessId}-{Guid.NewGuid():N}";
    readonly Uri address = options.Value.Follow ?? throw new InvalidOperationException("There is no clock to follow.");

    /// <summary>Reads the clock once, so that nothing happens at a wrong time before the first poll.</summary>
    public async Task SetAsync(CancellationToken cancellation) => Apply(await PollAsync(after: null, cancellation));

    public async Task RunAsync(CancellationToken stopping)
    {
        long? seen = null;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var state = await PollAsync(seen, stopping);
                seen = state.Version;
                Apply(state);
                ticker.Wake();
                if (state.TargetMs > state.NowMs)
                {
                    seen = await PlayAsync(Instant.FromUnixTimeMilliseconds(state.TargetMs), stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                log.LogWarning("The clock at {Address} does not answer ({Reason}); business time goes on as it was.", address, failure.Message);
                await Task.Delay(500, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Steps from due instant to due instant up to the target; the version of the clock reached.</summary>
    /// <remarks>Others may follow as well: then it stops where something is due for any of them.</remarks>
    async Task<long> PlayAsync(Instant target, CancellationToken stopping)
    {
        while (true)
        {
            await ticker.TickAsync(stopping);
            await dispatcher.DrainAsync(Patience, stopping);

            var next = await ticker.NextAsync(stopping);
            var stop = next is { } due && due > clock.GetCurrentInstant() && due < target ? due : target;
            await heartbeat.FollowToAsync(stop, stopping);
            var state = await StepAsync(stop, stopping);
            Apply(state);
            target = Instant.FromUnixTimeMilliseconds(state.TargetMs);
            if (state.NowMs >= state.TargetMs)
            {
                await ticker.TickAsync(stopping);
                return state.Version;
            }
        }
    }

    public void Dispose() => http.Dispose();

    void Apply(FollowedClock state)
    {
        var now = Instant.FromUnixTimeMilliseconds(state.NowMs);
        if (state.Running && state.TargetMs <= state.NowMs)
        {
            clock.RunFrom(now);
        }
        else
        {
            clock.StandAt(now);
        }
    }

    async Task<FollowedClock> PollAsync(long? after, CancellationToken cancellation)
    {
        var query = after is null ? "" : $"?after={after}&follower={name}";
        return await http.GetFromJsonAsync(new Uri(address, $"clock{query}"), ClockJson.Default.FollowedClock, cancellation)
            ?? throw new HttpRequestException("The clock answered with nothing.");
    }

    async Task<FollowedClock> StepAsync(Instant to, CancellationToken cancellation)
    {
        using var answer = await http.PostAsJsonAsync(
            new Uri(address, "clock/step"), new ClockStep(to.ToUnixTimeMilliseconds(), name), ClockJson.Default.ClockStep, cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync(ClockJson.Default.FollowedClock, cancellation)
            ?? throw new HttpRequestException("The clock answered with nothing.");
    }
}
