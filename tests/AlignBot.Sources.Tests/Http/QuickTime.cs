namespace AlignBot.Sources.Tests.Http;

/// <summary>A clock on which every wait is over at once and is written down, and a request's time runs out only when a test says
/// so.</summary>
sealed class QuickTime(DateTimeOffset start) : TimeProvider
{
    readonly Lock mutex = new();
    readonly List<TimeSpan> waits = [];
    readonly List<Held> limits = [];
    DateTimeOffset now = start;

    public QuickTime()
        : this(new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>What was waited for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (mutex)
            {
                return [.. waits];
            }
        }
    }

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

    /// <summary>Ends the time of every request that is under way.</summary>
    public void RunOut()
    {
        Held[] due;
        lock (mutex)
        {
            due = [.. limits];
            limits.Clear();
        }
        foreach (var limit in due)
        {
            limit.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Held(this, () => callback(state));
        lock (mutex)
        {
            // A cancellation source limits a request; anything else waits.
            if (state is CancellationTokenSource || dueTime == Timeout.InfiniteTimeSpan)
            {
                limits.Add(timer);
                return timer;
            }
            waits.Add(dueTime);
            now += dueTime;
        }
        ThreadPool.QueueUserWorkItem(_ => timer.Fire());
        return timer;
    }

    sealed class Held(QuickTime time, Action fire) : ITimer
    {
        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (time.mutex)
            {
                time.limits.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
