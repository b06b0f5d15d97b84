using System.Text.Json.Nodes;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Scenarios.Setup;

/// <summary>In a channel of more people than are looked up beforehand, whoever is chosen is found all the same; and a channel in which apps may not post gets no program.</summary>
public sealed class InACrowd : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await SetupStories.StartEmptyAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Anybody_can_begin_and_be_chosen()
    {
        var crowd = Enumerable.Range(0, 230).Select(n => $"UCROWD{n}").ToList();
        foreach (var id in crowd)
        {
            await Slack.PostAsync("control/people", new JsonObject { ["id"] = id, ["name"] = id.ToLowerInvariant(), ["real_name"] = id });
        }

        var channel = new JsonObject { ["id"] = "CCROWD", ["name"] = "everybody", ["kind"] = "public", ["members"] = new JsonArray([.. crowd.Select(id => (JsonNode)id)]) };
        await Slack.PostAsync("control/channels", channel);
        await Slack.As("UCROWD229").RunAsync("/invite", "@AlignBot", "CCROWD");
        await Slack.As("UCROWD229").RunAsync("/align", "setup", "CCROWD");
        var roles = await Slack.As("UCROWD229").ModalSayingAsync("1 of 7: Roles");
        roles.Fill("Accountable executive", "crowd228").Fill("Sales leader", "crowd227").Fill("Marketing leader", "crowd1");

        var teams = await Slack.NextAsync("UCROWD229", roles, "2 of 7: Teams");

        Assert.Contains("Of 230 people in the channel 200 were looked up", teams.Text, StringComparison.Ordinal);
        await Slack.NextAsync("UCROWD229", teams.Fill("Sales", "crowd226", "crowd227"), "3 of 7: Working time");
    }

    [Fact]
    public async Task Where_apps_may_not_post_nothing_starts()
    {
        await Slack.FaultAsync("error", new JsonObject { ["method"] = "chat.postMessage", ["channel"] = SetupStories.Channel, ["error"] = "restricted_action" });
        await Slack.InviteAsync();
        var preview = await Slack.WalkAsync("sol");
        await SlackWorld.EventuallyAsync(
            () => world.BotService<IDatabase>().ReadAsync(db => db.Outbox.FirstOrDefaultAsync(row => row.State == OutboxState.Failed && row.ProgramId == 0)),
            () => Task.FromResult("The hello was not refused."));

        await preview.SubmitAsync();

        await Slack.As("sol").ModalSayingAsync("Not started.", "Slack took nothing from AlignBot in this channel", "7 of 7: Look it over");

        // Mended, what was refused goes out by itself, and then it can start.
        await Slack.ClearFaultsAsync();
        await Slack.Mid().ExpectWithAsync("Carry on", "is setting AlignBot up here");
        await (await Slack.As("sol").ModalAsync()).SubmitAsync();
        await Slack.As("sol").ModalSayingAsync("GTM Mid Market runs.");
    }
}
