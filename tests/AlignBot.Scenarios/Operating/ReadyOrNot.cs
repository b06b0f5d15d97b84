using System.Net;
using System.Text.Json.Nodes;
using AlignBot.Engine.Loops;
using AlignBot.Scenarios.Harness;
using Microsoft.Data.Sqlite;

namespace AlignBot.Scenarios.Operating;

/// <summary><c>/health/ready</c> is ready when the bot can do its work; else it answers 503 and says what is missing.</summary>
public sealed class ReadyOrNot : IAsyncLifetime
{
    GtmWorld world = null!;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_bot_that_can_work_is_ready() => Assert.Equal((HttpStatusCode.OK, null), await AskAsync());

    [Fact]
    public async Task A_token_that_Slack_refuses_is_named_until_it_is_taken_again()
    {
        await world.Slack.FaultAsync("error", new JsonObject { ["method"] = "chat.postMessage", ["error"] = "token_revoked" });
        await world.Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await SaysAsync(HttpStatusCode.ServiceUnavailable, "Slack refuses the bot's token: token_revoked. Set SLACK_BOT_TOKEN");

        await world.Slack.DeleteAsync("control/faults");

        await SaysAsync(HttpStatusCode.OK, null);
    }

    [Fact]
    public async Task A_Slack_that_was_never_reached_is_named_until_it_answers()
    {
        await world.StopBotAsync();
        await world.Slack.FaultAsync("down");
        await world.StartBotAsync();
        await SaysAsync(HttpStatusCode.ServiceUnavailable, "Slack has not said yet which workspace the bot is in");

        await world.Slack.ClearFaultsAsync();

        await SaysAsync(HttpStatusCode.OK, null);
    }

    /// <summary>It passes by itself, and no other replica would fare better: none of them is to be taken out.</summary>
    [Fact]
    public async Task A_Slack_that_is_down_for_a_while_takes_no_replica_out()
    {
        await world.Slack.FaultAsync("down");
        await world.Slack.As("ana").RunAsync("/decision", "The list is frozen.");

        await SlackWorld.EventuallyAsync(
            async () => (await world.Record.MessagesAsync()).Exists(row => row.Error is not null) ? this : null, () => Task.FromResult("Nothing was tried."));

        Assert.Equal((HttpStatusCode.OK, null), await AskAsync());
    }

    [Fact]
    public async Task A_disk_that_takes_nothing_is_named()
    {
        world.BotService<Troubles>().Met("heartbeat", new SqliteException("database or disk is full", 13));

        await SaysAsync(HttpStatusCode.ServiceUnavailable, $"The disk of '{world.DatabaseFile}' is full. Make room");
    }

    [Theory]
    [InlineData("DROP TABLE dispute_people", "dispute_people")]
    [InlineData("ALTER TABLE decisions RENAME COLUMN account TO customer", "decisions")]
    public async Task A_table_that_only_a_click_would_miss_is_named(string harm, string table)
    {
        await using (var connection = new SqliteConnection($"Data Source={world.DatabaseFile};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own
            command.CommandText = harm;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        await SaysAsync(HttpStatusCode.ServiceUnavailable, $"The table '{table}' of the record can't be read.");
    }

    [Fact]
    public async Task A_database_that_is_gone_is_named()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(world.DatabaseFile)!, Path.GetFileName(world.DatabaseFile) + "*"))
        {
            await File.WriteAllTextAsync(file, new string('a', 40_000));
        }

        await SaysAsync(HttpStatusCode.ServiceUnavailable, world.DatabaseFile);
    }

    Task<ReadyOrNot> SaysAsync(HttpStatusCode status, string? sentence) => SlackWorld.EventuallyAsync(
        async () => await AskAsync() is var (code, said) && code == status && (sentence is null || said!.Contains(sentence, StringComparison.Ordinal)) ? this : null,
        async () => $"It says {await AskAsync()}.");

    async Task<(HttpStatusCode Status, string? Detail)> AskAsync()
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(world.BotUrl, "health/ready"));
        var body = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.IsSuccessStatusCode ? null : (string?)JsonNode.Parse(body)!["detail"]);
    }
}
