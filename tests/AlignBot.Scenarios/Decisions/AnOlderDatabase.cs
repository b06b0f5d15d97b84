using AlignBot.Scenarios.Harness;
using AlignBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AlignBot.Scenarios.Decisions;

/// <summary>A database that an older build wrote, before the log could be searched: after the update everything in it is found.</summary>
public sealed class AnOlderDatabase : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Is_searched_by_its_words_after_the_update()
    {
        await Slack.As("ana").RunAsync("/decision", "Webinar sign-ups count after a second touch.");
        await Slack.As("tom").RunAsync("/decision", "The list is frozen.");
        await world.Record.QuietAsync();
        await world.StopBotAsync();

        // The schema goes back to the one that knew no search, with what stands in its tables, and forward again at the bot's start.
        await using (var db = new SqliteContext(new DbContextOptionsBuilder<SqliteContext>().UseSqlite($"Data Source={world.DatabaseFile};Pooling=False").Options))
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().Single(id => id.EndsWith("_People", StringComparison.Ordinal)));
        }

        await world.StartBotAsync();

        Assert.Contains("*1 decision with", (await Slack.As("lena").RunAsync("/decision", "search webinar by:@ana")).Text, StringComparison.Ordinal);
        Assert.Contains("The list is frozen.", (await Slack.As("lena").RunAsync("/decision", "search froz")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await world.Record.DecisionsAsync()).Count);
        Assert.Null((await world.Record.VerifyAsync()).BrokenAt);
    }
}
