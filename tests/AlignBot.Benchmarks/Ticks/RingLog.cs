using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;

namespace AlignBot.Benchmarks.Ticks;

/// <summary>A handler that only writes down what rang: what is measured is the ticker, not a feature.</summary>
sealed class RingLog : ITimerHandler
{
    public const string Name = "benchmark";

    readonly List<DueTimer> rung = [];

    public string Feature => Name;

    /// <summary>In the order they were committed: SQLite's one writer answers one unit after the other.</summary>
    public IReadOnlyList<DueTimer> Rung => rung;

    public void Clear() => rung.Clear();

    public ValueTask HandleAsync(Session session, DueTimer timer)
    {
        session.AfterCommit(() => rung.Add(timer));
        return ValueTask.CompletedTask;
    }
}
