using System.Text.Json.Nodes;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Decisions;

/// <summary>An export that only has to wait comes later; one that can't be made is given up, and whoever asked is told.</summary>
public sealed class AnExportInTrouble : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("server_error")]
    [InlineData("rate_limit")]
    public async Task It_comes_once_Slack_takes_it(string fault)
    {
        await Slack.FaultAsync(fault, new JsonObject { ["method"] = "files.getUploadURLExternal", ["times"] = 2, ["retry_after"] = 1 });

        await Slack.As("riley").RunAsync("/align", "export json");

        await Slack.Dm("riley").ExpectAsync("Your export of GTM Enterprise is here:", " entries.");
        await Slack.Dm("riley").ExpectAsync("/files/F", ".json");
    }

    [Fact]
    public async Task Nobody_waits_for_ever_for_what_Slack_never_takes()
    {
        await Slack.FaultAsync("server_error", new JsonObject { ["method"] = "files.getUploadURLExternal" });

        await Slack.As("riley").RunAsync("/align", "export json");

        await Slack.Dm("riley").ExpectAsync("Your export of GTM Enterprise could not be delivered", "Ask again with `/align export`.");
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_not_tried_for_ever_and_the_next_export_is_made()
    {
        var database = world.BotService<IDatabase>();
        var state = (await database.LookUpAsync(connection => connection.Statement("SELECT state FROM decisions").QueryAsync(row => row.String(0))))[0];
        await SetStateAsync("{");

        await Slack.As("riley").RunAsync("/align", "export json");
        await Slack.Dm("riley").ExpectAsync("Your export of GTM Enterprise could not be delivered (something went wrong in AlignBot; its log says what).");
        await SetStateAsync(state);
        await Slack.As("riley").RunAsync("/align", "export json");

        await Slack.Dm("riley").ExpectAsync("Your export of GTM Enterprise is here:", " entries.");

        Task SetStateAsync(string to) => database.WriteAsync(
            WorkPriority.Person, async session => { await session.Statement("UPDATE decisions SET state = @state", "@state").Set(0, to).ExecuteAsync(); });
    }
}
