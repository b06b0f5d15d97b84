using System.Text.Json.Nodes;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Outbox;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Delivery;

/// <summary>The channel is archived, or the bot is removed from it, in the middle of a dispute: those concerned are told directly, and
/// what belongs in the channel follows once it takes messages again.</summary>
public sealed class AChannelTakesNoMessages : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        // Tried again every two seconds here; in production every ten minutes.
        world = await GtmWorld.StartAsync(settings: new() { ["Delivery:TryAgain"] = "00:03:20" });
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("archived", "the channel is archived")]
    [InlineData("removed", "AlignBot is not in the channel")]
    public async Task News_goes_to_those_concerned_and_to_the_operating_lead(string how, string why)
    {
        await CloseAsync(how);
        await world.Time.ToAsync("2026-11-25T10:01");

        await Slack.Dm("ana").ExpectAsync("No settlement at level 1.", $"Said here because <#CGTM> took no message: {why}.");
        await Slack.Dm("riley").ExpectAsync("No settlement at level 1.", why);
        await Slack.Dm("dana").ExpectAsync("*Decide");
        Assert.Equal(0, await Slack.Dm("dana").CountAsync("No settlement at level 1."));
        var status = await Slack.As("riley").RunAsync("/align", "status", channel: "CGENERAL");
        Assert.Contains($"to <#CGTM>: {why}", status.Text, StringComparison.Ordinal);

        // The rules go on: the leaders decide from their direct messages.
        await Slack.RuleAsync("dana", "Only after a second touch");
        await Slack.RuleAsync("priya", "Agree with Dana: Only after a second touch");
        Assert.Equal(DisputeStatus.Decided, (await world.Record.DisputeAsync()).Status);
        await Slack.Dm("tom").ExpectAsync("Decided by Dana and Priya");

        // And the channel gets all of it, once and in order, when it is back.
        await OpenAsync(how);
        await Slack.Gtm.ExpectAsync("DEC-1", "Decided by Dana and Priya", "Why:");
        await Slack.Gtm.ExpectAsync("DSP-1", "In the decision log as DEC-1.");
        await world.AssertExactAsync();
        Assert.Equal(1, await Slack.Gtm.CountAsync("No settlement at level 1."));
        Assert.Equal(1, await Slack.Dm("ana").CountAsync("No settlement at level 1."));
    }

    [Fact]
    public async Task The_record_says_what_was_not_delivered()
    {
        await CloseAsync("archived");
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.Dm("ana").ExpectAsync("No settlement at level 1.");

        var show = await Slack.As("ana").RunAsync("/dispute", "show DSP-1", channel: "CGENERAL");
        Assert.Contains("level 2 of 3", show.Text, StringComparison.Ordinal);
        await Slack.As("ana").PressAsync(await new Conversation(Slack, "CGENERAL", "UANA").ExpectAsync("DSP-1", "level 2 of 3"), "More...");
        await (await Slack.As("ana").ModalAsync("DSP-1")).PressAsync("History");

        Assert.Contains("A message to <#CGTM> was not delivered: the channel is archived.", (await Slack.As("ana").ModalAsync("History of DSP-1")).Text, StringComparison.Ordinal);
        await world.Record.QuietAsync();
        var messages = await world.Record.MessagesAsync();
        Assert.Contains(messages, row => row is { Kind: OutboxKind.Ledger, State: OutboxState.Failed, Error: "is_archived" });
        Assert.Contains(messages, row => row is { Kind: OutboxKind.Edit, State: OutboxState.Failed, Error: "is_inactive" });
    }

    [Theory]
    [InlineData("archived", "the channel is archived")]
    [InlineData("removed", "AlignBot is not in the channel")]
    public async Task A_dispute_raised_meanwhile_reaches_its_deciders_without_its_card(string how, string why)
    {
        await CloseAsync(how);
        var lena = Slack.As("lena");
        await lena.RunAsync("/dispute", "Who owns Initech?", channel: "CGENERAL");
        await (await (await (await lena.ModalAsync()).Fill("Category", "Definition").BetweenAsync("lena", "ana")).MoreAsync())
            .Fill("What holds meanwhile", "Nobody calls them.").SubmitAsync();
        Assert.True((await (await lena.ModalAsync()).SubmitAsync()).Closed);

        await Slack.Dm("ana").ExpectAsync("Settle with", "Who owns Initech?");
        await Slack.Dm("riley").ExpectAsync("Who owns Initech?", why);

        await OpenAsync(how);
        await Slack.Gtm.ExpectAsync("DSP-2", "Who owns Initech?");
        await world.AssertExactAsync();
    }

    Task CloseAsync(string how) => how == "archived"
        ? Slack.ChangeChannelAsync("CGTM", new JsonObject { ["is_archived"] = true })
        : Slack.DeleteAsync("control/channels/CGTM/members/U0ALIGNBOT");

    Task OpenAsync(string how) => how == "archived"
        ? Slack.ChangeChannelAsync("CGTM", new JsonObject { ["is_archived"] = false })
        : Slack.PostAsync("control/channels/CGTM/members", new JsonObject { ["user"] = "U0ALIGNBOT" });
}
