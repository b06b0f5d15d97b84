using System.Diagnostics;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;

namespace AlignBot.Benchmarks.Ticks;

/// <summary>A handler that only writes down what rang: what is measured is the ticker, not a feature. It can be made to write as much as a feature does.</summary>
sealed class RingLog : ITimerHandler
{
    public const string Name = "benchmark";

    const string Write =
        "INSERT INTO heartbeats (process_id, beat_at, alive_until) VALUES (@id, 0, 0) ON CONFLICT (process_id) DO UPDATE SET beat_at = excluded.beat_at";

    readonly List<DueTimer> rung = [];

    /// <summary>How long the rules of each timer take.</summary>
    public TimeSpan Rules { get; set; }

    /// <summary>How many rows each timer writes, beside being taken.</summary>
    public int Rows { get; set; }

    public string Feature => Name;

    /// <summary>In the order they were committed: SQLite's one writer answers one unit after the other.</summary>
    public IReadOnlyList<DueTimer> Rung => rung;

    public void Clear() => rung.Clear();

    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        session.AfterCommit(() => rung.Add(timer));
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Rules)
        {
            // As rules and JSON keep a processor busy.
        }

        for (var row = 0; row < Rows; row++)
        {
            await session.Statement(Write, "@id").Set(0, $"{timer.SubjectId}/{row}").ExecuteAsync();
        }
    }
}
