namespace AlignBot.SlackSimulator.Clock;

/// <content>Who follows it: a follower is seen when it asks, and has heard what came before it asks for more. All of it under the clock's lock.</content>
sealed partial class BusinessClock
{
    /// <summary>How often it is looked whether a follower that is waited for is still there.</summary>
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>A follower has seen to all that is due before an instant. Now moves on once every follower has said so, to the nearest of their
    /// instants: never past the target, never back.</summary>
    /// <returns>The clock, when it has moved or was turned, or the wait is over.</returns>
    public async Task<ClockReading> StepAsync(long toMs, string follower, TimeSpan wait, CancellationToken ct)
    {
        var (until, since) = (real.GetUtcNow() + wait, Read().Version);
        while (true)
        {
            Task signal;
            lock (gate)
            {
                See(follower);
                if (version == since && Now() < targetMs)
                {
                    ready[follower] = toMs;
                    MoveWhenAllAreReady();
                }

                if (version != since || Now() >= targetMs || real.GetUtcNow() >= until)
                {
                    break;
                }

                signal = changed.Task;
            }
            await signal.WaitAsync(Look, real, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ct.IsCancellationRequested)
            {
                Forget(follower);
                ct.ThrowIfCancellationRequested();
            }
        }
        Turned?.Invoke();
        return Read();
    }

    void MoveWhenAllAreReady()
    {
        var followers = lastSeen.Keys.Where(Follows).ToList();
        if (!followers.TrueForAll(ready.ContainsKey))
        {
            return;
        }

        var to = followers.Select(follower => ready[follower]).DefaultIfEmpty(targetMs).Min();
        ready.Clear();
        Reach(Math.Clamp(to, frozenMs, targetMs));
        Bump();
    }

    /// <summary>It has hung up in the middle of a step.</summary>
    void Forget(string follower)
    {
        lock (gate)
        {
            lastSeen.Remove(follower);
            ready.Remove(follower);
        }
    }

    void See(string? follower)
    {
        if (!string.IsNullOrEmpty(follower))
        {
            lastSeen[follower] = real.GetUtcNow();
        }
    }

    void Hear(string? follower, long? after)
    {
        if (string.IsNullOrEmpty(follower) || after is not { } known)
        {
            return;
        }

        heard[follower] = known;
        var signal = listened;
        listened = NewSignal();
        signal.TrySetResult();
    }

    void StopPolling(string? follower, bool gone)
    {
        if (string.IsNullOrEmpty(follower))
        {
            return;
        }

        var left = polling.GetValueOrDefault(follower) - 1;
        if (left > 0)
        {
            polling[follower] = left;
        }
        else
        {
            polling.Remove(follower);
        }

        if (gone && left <= 0)
        {
            lastSeen.Remove(follower);
        }
        else
        {
            See(follower);
        }
    }

    int Followers() => lastSeen.Keys.Count(Follows);

    /// <summary>One that died in the middle of a turn is waited for no longer than the grace.</summary>
    bool Follows(string follower) => polling.ContainsKey(follower) || real.GetUtcNow() - lastSeen[follower] < FollowerGrace;
}
