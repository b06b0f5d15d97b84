using System.Diagnostics;
using NodaTime;

namespace AlignBot.Engine.Storage;

/// <summary>Writes to a database: units of work that arrive together share a transaction, and one that fails takes none with it.</summary>
/// <remarks>There is no thread of its own: whoever finds nobody writing sets a round going, and it drains the queue until that is empty.
/// While it commits, more work arrives, and the next commit carries all of it. Where the database takes several transactions at once, another
/// round begins when work has waited for a while: a slow unit, or a program that somebody else holds, does not hold up the rest. What is about a
/// program that one round has in hand stays in the queue for it.</remarks>
abstract partial class Writer : IAsyncDisposable
{
    /// <summary>How many units share a commit at most: enough to spread the cost of a sync, few enough not to keep the first waiting.</summary>
    const int LargestBatch = 128;

    /// <summary>How long work waits behind a round before another one is set going.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(10);

    readonly Lock gate = new();
    readonly Queue<IWork>[] queues = [.. Enum.GetValues<WorkPriority>().Select(_ => new Queue<IWork>())];
    readonly HashSet<ProgramKey> inHand = [];
    readonly Stack<Connection> connections = [];
    readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly IClock clock;
    readonly TimeProvider time;
    /// <summary>How many transactions there may be at once.</summary>
    readonly int mostRounds;
    readonly LoneUnits lone;
    readonly ITimer? watch;
    int waiting;
    int rounds;
    long lastTaken;
    bool watched;
    bool disposed;

    protected Writer(int mostRounds, IClock clock, TimeProvider time, ILogger log)
    {
        this.mostRounds = mostRounds;
        this.clock = clock;
        this.time = time;
        Log = log;
        lone = new LoneUnits(RunAloneAsync);
        watch = mostRounds > 1 ? time.CreateTimer(_ => Watch(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) : null;
    }

    /// <summary>The statement that begins a transaction.</summary>
    public abstract string Begin { get; }

    /// <summary>Whether the programs of those who share a transaction are held as it begins: each asked for apart would be a way there and back.</summary>
    public virtual bool HoldsAhead => false;

    public ILogger Log { get; }

    /// <summary>What comes with every unit beside its rows.</summary>
    public Func<IUnitPart>? InEveryUnit { get; init; }

    public Session NewSession(Connection connection) =>
        new(connection, clock.GetCurrentInstant(), Instant.FromDateTimeOffset(time.GetUtcNow()), InEveryUnit?.Invoke());

    /// <summary>Whether somebody else was in the way, and the unit is to be run again by itself.</summary>
    public virtual bool IsConflict(Exception failure) => false;

    /// <summary>Whether the connection is gone: nothing is said with that of who was on it.</summary>
    public virtual bool IsLost(Exception failure) => false;

    public void Enqueue(WorkPriority priority, IWork work)
    {
        bool starts;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            queues[(int)priority].Enqueue(work);
            waiting++;
            starts = rounds == 0;
            if (starts)
            {
                rounds++;
            }
            else if (!watched && rounds < mostRounds)
            {
                watched = true;
                watch?.Change(Patience, Timeout.InfiniteTimeSpan);
            }
        }

        if (starts)
        {
            Start();
        }
    }

    /// <summary>Everything that was enqueued has its answer when this returns.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (!disposed)
            {
                disposed = true;
                EndIfDrained();
            }
        }

        await drained.Task;
        await lone.DrainedAsync();
        if (watch is not null)
        {
            await watch.DisposeAsync();
        }

        while (connections.TryPop(out var connection))
        {
            await connection.DisposeAsync();
        }
    }

    /// <summary>A connection for units that share transactions. It is kept.</summary>
    protected abstract Task<Connection> OpenAsync();

    /// <summary>Runs a unit in a transaction of its own, again where somebody is in the way, and answers it.</summary>
    protected virtual Task RunAloneAsync(IWork work) => throw new InvalidOperationException("No unit is in another's way here.");

    void Start() => ThreadPool.UnsafeQueueUserWorkItem(writer => writer.Round(), this, preferLocal: false);

    /// <summary>Drains the queue.</summary>
    async void Round()
    {
        var batch = new List<IWork>(LargestBatch);
        HashSet<ProgramKey> programs = [];
        Connection? connection = null;
        while (Take(batch, programs, ref connection))
        {
            connection = await WriteAsync(batch, connection);
        }
    }

    /// <summary>The next batch. False when nothing waits: then the round is over, and its connection is kept for another.</summary>
    /// <param name="batch">The last batch, and then this one.</param>
    /// <param name="programs">What the last batch was about, and then this one.</param>
    /// <param name="connection">The round's connection.</param>
    bool Take(List<IWork> batch, HashSet<ProgramKey> programs, ref Connection? connection)
    {
        batch.Clear();
        lock (gate)
        {
            inHand.ExceptWith(programs);
            programs.Clear();
            for (var priority = 0; priority < queues.Length; priority++)
            {
                if (!(importsWait && priority == (int)WorkPriority.Import))
                {
                    Take(batch, queues[priority]);
                }
            }

            foreach (var work in batch)
            {
                if (work.About is { } program)
                {
                    programs.Add(program);
                }
            }

            inHand.UnionWith(programs);
            waiting -= batch.Count;
            lastTaken = Stopwatch.GetTimestamp();
            if (batch.Count > 0)
            {
                if (connection is null)
                {
                    connections.TryPop(out connection);
                }

                return true;
            }

            if (connection is not null)
            {
                connections.Push(connection);
            }

            rounds--;
            EndIfDrained();
            return false;
        }
    }

    /// <summary>Fills a batch; what another round's programs are about stays, in its order.</summary>
    void Take(List<IWork> batch, Queue<IWork> queue)
    {
        for (var left = queue.Count; left > 0 && (batch.Count < LargestBatch || inHand.Count > 0); left--)
        {
            var work = queue.Dequeue();
            if (batch.Count < LargestBatch && (work.About is not { } program || !inHand.Contains(program)))
            {
                batch.Add(work);
            }
            else
            {
                queue.Enqueue(work);
            }
        }
    }

    /// <summary>Sets another round going when work has waited for a while.</summary>
    void Watch()
    {
        var starts = false;
        lock (gate)
        {
            watched = false;
            if (waiting > 0 && rounds < mostRounds)
            {
                starts = Stopwatch.GetElapsedTime(lastTaken) >= Patience;
                if (starts)
                {
                    rounds++;
                }

                watched = true;
                watch?.Change(Patience, Timeout.InfiniteTimeSpan);
            }
        }

        if (starts)
        {
            Start();
        }
    }

    void EndIfDrained()
    {
        if (disposed && rounds == 0 && waiting == 0)
        {
            drained.TrySetResult();
        }
    }
}
