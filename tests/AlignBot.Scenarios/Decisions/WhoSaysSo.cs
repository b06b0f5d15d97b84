using System.Text.Json.Nodes;
using AlignBot.Domain.Decisions;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Decisions;

/// <summary>Whoever is named as having decided says so with one click, or says no, and a no is one click from a dispute.</summary>
public sealed class WhoSaysSo : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_one_named_confirms_with_one_click()
    {
        await RecordAsDanasAsync();
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Recorded by Ana", "not yet confirmed by Dana");
        var ask = await Slack.Dm("dana").ExpectAsync("Did you decide this?", "Ana recorded it with your name.", "The list is frozen.");

        await Slack.FaultAsync("duplicate_delivery", new JsonObject { ["method"] = "decision.confirm", ["times"] = 1 });
        await Slack.As("dana").PressAsync(ask, "Yes, decided so");

        await Slack.Dm("dana").ExpectAsync("You confirmed it, thank you. Nothing for you to do.");
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Decided by Ana and Dana");
        Assert.Single(await world.Record.HistoryAsync(), kind => kind == "decision.confirmed");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_no_has_a_reason_reaches_the_recorder_and_opens_a_dispute_filled_in()
    {
        await RecordAsDanasAsync();
        var ask = await Slack.Dm("dana").ExpectAsync("Did you decide this?");
        await Slack.As("dana").PressAsync(ask, "No, not so");
        var sent = await (await Slack.As("dana").ModalAsync()).Fill("What was decided instead, or why not", "I said: after the quarter.").SubmitAsync();

        Assert.True(sent.Closed, sent.Delivery.ToString());
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Dana says it was not decided so");
        await Slack.Dm("ana").ExpectAsync("Dana says that DEC-1 was not decided so:", "I said: after the quarter.");
        var said = await Slack.Dm("dana").ExpectAsync("You said that it was not decided so: I said: after the quarter.");
        await Slack.As("dana").PressAsync(said, "Raise a dispute");
        var form = await Slack.As("dana").ModalAsync();
        Assert.Equal(("Does DEC-1 stand? The list is frozen.", "UANA"), (form.ValueOf("Question"), form.ValueOf("Whom do you disagree with?")));
        Assert.Equal(DecisionStatus.Contested, (await world.Record.DecisionsAsync())[0].Status);
    }

    [Theory]
    [InlineData("tom", "Add the rest", "Details are added by whoever recorded it, whoever decided it, or the operating lead.")]
    [InlineData("tom", "Amend or replace it", "Only Ana or the operating lead can change DEC-1. If you disagree with it, raise a dispute.")]
    [InlineData("gus", "Let it expire", "Only full members of <#CGTM> can record a decision, and your account is a guest.")]
    [InlineData("gus", "Raise a dispute", "your account is a guest")]
    public async Task Who_may_not_reads_why(string person, string button, string sentence)
    {
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        var card = await Slack.Gtm.ExpectAsync("*DEC-1*");

        await Slack.As(person).PressAsync(card, button);

        await Slack.GtmOf(person).ExpectAsync(sentence);
        Assert.True(await Slack.As(person).SeesNoModalAsync());
        Assert.Equal(["decision.recorded"], (await world.Record.HistoryAsync()).Where(kind => kind.StartsWith("decision", StringComparison.Ordinal)));
    }

    async Task RecordAsDanasAsync()
    {
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        var card = await Slack.Gtm.ExpectAsync("*DEC-1*");
        await Slack.As("ana").PressAsync(card, "Add the rest");
        var sent = await (await Slack.As("ana").ModalAsync()).Fill("Also decided by", "dana").SubmitAsync();
        Assert.True(sent.Closed, sent.Delivery.ToString());
    }
}
