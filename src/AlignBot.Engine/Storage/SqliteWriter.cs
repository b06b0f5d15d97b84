using NodaTime;

namespace AlignBot.Engine.Storage;

/// <summary>The one writer of a SQLite database.</summary>
sealed class SqliteWriter(Func<Task<Connection>> open, IClock clock, TimeProvider time, ILogger log) : Writer(mostRounds: 1, clock, time, log)
{
    public override string Begin => "BEGIN IMMEDIATE";

    protected override Task<Connection> OpenAsync() => open();
}
