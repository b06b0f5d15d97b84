namespace AlignBot.Sources.Tests.HubSpot;

/// <summary>Time that leaps to the end of every wait at once, and lets no request run out of time until it is told to.</summary>
sealed class LeapingTime(DateTimeOffset start) : TimeProvider
{
    readonly Lock mutex = new();
    readonly List<Pending> timeouts = [];
    DateTimeOffset now = start;

    /// <summary>The length of each wait so far, without those of nothing.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow()
    {
        lock (mutex)
        {
            return now;
        }
    }

    public void Advance(TimeSpan by)
    {
        lock (mutex)
        {
            now += by;
        }
    }

    /// <summary>Ends the time of the requests that are under way.</summary>
    public void ExpireRequests()
    {
        Pending[] ending;
        lock (mutex)
        {
            ending = [.. timeouts];
            timeouts.Clear();
        }
        foreach (var one in ending)
        {
            one.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Pending(callback, state, this);
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            return timer;
        }
        lock (mutex)
        {
            if (state is CancellationTokenSource)
            {
                timeouts.Add(timer);
                return timer;
            }
            now += dueTime;
            Waits.Add(dueTime);
        }
        ThreadPool.QueueUserWorkItem(_ => timer.Fire());
        return timer;
    }

    sealed class Pending(TimerCallback callback, object? state, LeapingTime owner) : ITimer
    {
        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (owner.mutex)
            {
                owner.timeouts.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
