using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AlignBot.Engine.Storage;

/// <summary>Copies what was committed from SQLite's log into its file, on a connection of its own: left to SQLite, it is done by whoever
/// commits, and everybody behind waits ten milliseconds and more for it.</summary>
/// <remarks>What is on disk, and when, is as without it: a commit is in the log before it is acknowledged, and the log is synced before it
/// is copied. One at a time; it is begun by the writer's rounds alone, which are one after the other.</remarks>
sealed class SqliteCheckpoints(Func<Task<SqliteConnection>> open, ILogger log) : IAsyncDisposable
{
    /// <summary>Pages of the log, of 4 kB, after which it is copied: as often as SQLite does it by itself.</summary>
    public const int Pages = 1000;

    /// <summary>Pages after which whoever commits copies it after all, so that the log has an end: 64 MB.</summary>
    public const int MostPages = 16_000;

    Task running = Task.CompletedTask;
    SqliteConnection? connection;
    int written;

    /// <summary>Whether it is time, and no copying is under way. Asked after each commit.</summary>
    /// <param name="writer">The connection that committed.</param>
    public bool IsDue(SqliteConnection writer)
    {
        // Where SQLite does not say how many pages it wrote, they count as none: the log still has its end.
        _ = raw.sqlite3_db_status(writer.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1);
        written += pages;
        return written >= Pages && running.IsCompleted;
    }

    /// <summary>Begins to copy.</summary>
    /// <param name="over">Called once it is over, also where it failed.</param>
    public void Begin(Action over)
    {
        written = 0;
        running = Task.Run(async () =>
        {
            try
            {
                connection ??= await open();

                // Passive: it waits for nobody. What somebody still reads, or another process copies, is copied the next time.
                if (raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _)
                    is not (raw.SQLITE_OK or raw.SQLITE_BUSY or raw.SQLITE_LOCKED) and var refused)
                {
                    SqliteException.ThrowExceptionForRC(refused, connection.Handle);
                }
            }
            catch (Exception failure)
            {
                // Nothing is lost: what was committed is in the log.
                log.LogWarning(failure, "SQLite's log could not be copied into its file; it is tried again, and grows until then.");
            }
            finally
            {
                over();
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        await running;
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }
}
