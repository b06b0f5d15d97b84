using AlignBot.Scenarios.Harness;
using Microsoft.Data.Sqlite;

namespace AlignBot.Scenarios.Crashes;

/// <summary>The process was killed while it brought the database to its schema: the next one goes on instead of waiting for it.</summary>
public sealed class KilledWhileMigrating
{
    [Fact]
    public async Task The_next_start_is_not_held_up_by_a_lock_of_the_dead()
    {
        await using var world = await GtmWorld.StartAsync(startBot: false);
        File.Delete(world.DatabaseFile);
        await using (var file = new SqliteConnection($"Data Source={world.DatabaseFile};Pooling=False"))
        {
            await file.OpenAsync();
            await using var locked = file.CreateCommand();
            locked.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-24 09:59:00+00:00');
                """;
            await locked.ExecuteNonQueryAsync();
        }

        await world.StartBotAsync().WaitAsync(SlackWorld.Patience);

        var recorded = await world.Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        Assert.Contains("Recorded as DEC-1", recorded.Text, StringComparison.Ordinal);
    }
}
