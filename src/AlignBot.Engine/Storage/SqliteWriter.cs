using Microsoft.Data.Sqlite;
using NodaTime;

namespace AlignBot.Engine.Storage;

/// <summary>The one writer of a SQLite database.</summary>
sealed class SqliteWriter(Func<Task<Connection>> open, SqliteCheckpoints checkpoints, IClock clock, TimeProvider time, ILogger log)
    : Writer(mostRounds: 1, clock, time, log)
{
    public override string Begin => "BEGIN IMMEDIATE";

    protected override Task<Connection> OpenAsync() => open();

    /// <summary>While the log is copied, people's clicks and the clock go on, and imports wait: without them what is to be copied has an
    /// end, and the log begins anew.</summary>
    protected override void Committed(Connection connection)
    {
        if (checkpoints.IsDue((SqliteConnection)connection.Db))
        {
            HoldImports();
            checkpoints.Begin(over: LetImportsGo);
        }
    }
}
