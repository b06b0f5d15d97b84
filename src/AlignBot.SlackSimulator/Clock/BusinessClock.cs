namespace AlignBot.SlackSimulator.Clock;

/// <summary>
/// Business time. Running it is real time plus an offset; stopped, or with a target ahead, it stands still and moves only by steps.
/// Followers (the bot) step it, so that every instant at which something is due is stopped at on the way.
/// </summary>
sealed partial class BusinessClock(TimeProvider real)
{
    /// <summary>How long a follower counts after its last call: it is working, not gone.</summary>
    static readonly TimeSpan FollowerGrace = TimeSpan.FromSeconds(10);

    /// <summary>How long a turn waits, at its target, for followers to say that they have heard of it.</summary>
    static readonly TimeSpan HearingGrace = TimeSpan.FromSeconds(5);

    readonly Lock gate = new();
    readonly Dictionary<string, DateTimeOffset> lastSeen = [];
    readonly Dictionary<string, int> polling = [];
    /// <summary>The newest version that each follower knows: it asks for what comes after it.</summary>
    readonly Dictionary<string, long> heard = [];
    /// <summary>Up to where each follower has seen to what is due.</summary>
    readonly Dictionary<string, long> ready = [];
    TaskCompletionSource changed = NewSignal();
    TaskCompletionSource listened = NewSignal();
    long frozenMs = real.GetUtcNow().ToUnixTimeMilliseconds();
    long offsetMs;
    long targetMs;
    bool running = true;
    long version = 1;

    public event Action? Turned;

    public long NowMs
    {
        get
        {
            lock (gate)
            {
                return Now();
            }
        }
    }

    public ClockReading Read()
    {
        lock (gate)
        {
            return Reading();
        }
    }

    public void Set(long nowMs, bool run)
    {
        lock (gate)
        {
            frozenMs = targetMs = nowMs;
            running = run;
            Flow();
            Bump();
        }
    }

    /// <summary>Answers at once when the version is above <paramref name="after"/>, else when it changes or the wait is over.</summary>
    public async Task<ClockReading> PollAsync(long? after, string? follower, TimeSpan wait, CancellationToken ct)
    {
        Task signal;
        lock (gate)
        {
            See(follower);
            Hear(follower, after);
            if (after is null || version > after)
            {
                return Reading();
            }

            if (!string.IsNullOrEmpty(follower))
            {
                polling[follower] = polling.GetValueOrDefault(follower) + 1;
            }

            signal = changed.Task;
        }
        var gone = false;
        try
        {
            await signal.WaitAsync(wait, real, ct);
        }
        catch (TimeoutException)
        {
            // Nothing happened: the follower reads the clock as it is and polls again.
        }
        catch (OperationCanceledException)
        {
            gone = true;
            throw;
        }
        finally
        {
            lock (gate)
            {
                StopPolling(follower, gone);
            }
        }
        return Read();
    }

    /// <summary>Sets the target. With nobody following, now is there at once. False when the moment lies in the past.</summary>
    public bool Turn(long? toMs, long byMs)
    {
        lock (gate)
        {
            var from = Math.Max(Now(), targetMs);
            var to = toMs ?? from + byMs;
            if (to < Now())
            {
                return false;
            }

            frozenMs = Now();
            targetMs = Math.Max(to, targetMs);
            if (Followers() == 0)
            {
                Reach(targetMs);
            }

            Bump();
        }
        Turned?.Invoke();
        return true;
    }

    /// <summary>False when now has not reached the target in time.</summary>
    /// <remarks>A follower's own clock is there a moment after ours: it is waited for, so that whoever turned meets everybody at the same time.</remarks>
    public async Task<bool> ReachedAsync(TimeSpan wait, CancellationToken ct)
    {
        if (!await TargetAsync(wait, ct))
        {
            return false;
        }

        await HeardAsync(ct);
        return true;
    }

    async Task HeardAsync(CancellationToken ct)
    {
        long there;
        lock (gate)
        {
            there = version;
        }

        var until = real.GetUtcNow() + HearingGrace;
        while (true)
        {
            Task signal;
            lock (gate)
            {
                if (lastSeen.Keys.Where(Follows).All(follower => heard.GetValueOrDefault(follower) >= there))
                {
                    return;
                }

                signal = listened.Task;
            }
            var left = until - real.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            try
            {
                await signal.WaitAsync(left, real, ct);
            }
            catch (TimeoutException)
            {
                return;
            }
        }
    }

    async Task<bool> TargetAsync(TimeSpan wait, CancellationToken ct)
    {
        var until = real.GetUtcNow() + wait;
        while (true)
        {
            Task signal;
            lock (gate)
            {
                if (Now() >= targetMs)
                {
                    return true;
                }

                signal = changed.Task;
            }
            var left = until - real.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            try
            {
                await signal.WaitAsync(left, real, ct);
            }
            catch (TimeoutException)
            {
                return false;
            }
        }
    }

    /// <summary>Lets time flow or stops it; a target not yet reached is given up.</summary>
    public ClockReading Run(bool run)
    {
        lock (gate)
        {
            frozenMs = Now();
            targetMs = frozenMs;
            running = run;
            Flow();
            Bump();
            return Reading();
        }
    }

    long Now() => running && frozenMs >= targetMs ? RealMs() + offsetMs : frozenMs;

    long RealMs() => real.GetUtcNow().ToUnixTimeMilliseconds();

    void Reach(long ms)
    {
        frozenMs = ms;
        if (frozenMs >= targetMs)
        {
            Flow();
        }
    }

    void Flow() => offsetMs = frozenMs - RealMs();

    void Bump()
    {
        version++;
        var signal = changed;
        changed = NewSignal();
        signal.TrySetResult();
    }

    ClockReading Reading()
    {
        var now = Now();
        return new ClockReading(now, Math.Max(now, targetMs), running, version, Followers());
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
