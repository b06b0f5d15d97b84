using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Disputes;

/// <summary>A party reopens a decided dispute with new evidence: once, within thirty days; the old decision stands until another takes its place.</summary>
public sealed class Reopening : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.RaiseAsync();
        await Slack.RuleAsync("ana", "Only after a second touch");
        await Slack.RuleAsync("tom", "Agree with Ana: Only after a second touch");
        await Slack.Gtm.ExpectAsync("DSP-1", "In the decision log as DEC-1.");
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_new_round_begins_and_its_decision_supersedes_the_old_one()
    {
        await Slack.PressOnCardAsync("tom", "Reopen");
        var form = await Slack.As("tom").ModalAsync("Reopen DSP-1");
        Assert.Contains("DEC-1 stands until another decision takes its place.", form.Text, StringComparison.Ordinal);
        Assert.True((await form.Fill("What is new", "The October cohort converts at 9 %.").SubmitAsync()).Closed);

        await Slack.Gtm.ExpectAsync("Reopened by Tom with new evidence", "The October cohort converts at 9 %.");
        await Slack.Gtm.ExpectAsync("DSP-1", "level 1 of 3, round 2", "New since it was decided: The October cohort converts at 9 %.");
        Assert.Equal(DecisionStatus.InForce, Assert.Single(await world.Record.DecisionsAsync()).Status);

        await Slack.Dm("ana").ExpectAsync(
            "Settle with Tom", "*Reopened, round 2. New:* The October cohort converts at 9 %.", "DEC-1 stands until another decision takes its place: Only after a second touch");
        await Slack.RuleAsync("tom", "Yes, every sign-up");
        await Slack.RuleAsync("ana", "Agree with Tom: Yes, every sign-up");
        await Slack.Gtm.ExpectAsync("DSP-1", "In the decision log as DEC-2.");
        Assert.Equal([DecisionStatus.Superseded, DecisionStatus.InForce], (await world.Record.DecisionsAsync()).Select(decision => decision.Status));

        // Twice is more than the path allows.
        await Slack.PressOnCardAsync("ana", "Reopen");
        await Slack.GtmOf("ana").ExpectAsync("It has been reopened already; the path allows that 1 time.");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Only_a_party_reopens()
    {
        await Slack.PressOnCardAsync("dana", "Reopen");

        await Slack.GtmOf("dana").ExpectAsync("Only the two parties, Ana and Tom, can do that.");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Thirty_days_to_the_millisecond(int late, bool may)
    {
        var closed = (await world.Record.DisputeAsync()).Closing!.At;
        await world.Time.ToAsync(closed + Duration.FromDays(30) + Duration.FromMilliseconds(late));

        await Slack.PressOnCardAsync("tom", "Reopen");

        if (may)
        {
            Assert.True((await (await Slack.As("tom").ModalAsync()).Fill("What is new", "New numbers.").SubmitAsync()).Closed);
            Assert.Equal((DisputeStatus.Open, 2), ((await world.Record.DisputeAsync()).Status, (await world.Record.DisputeAsync()).Round));
        }
        else
        {
            await Slack.GtmOf("tom").ExpectAsync("It could be reopened until", "Raise a new dispute with /dispute.");
            Assert.True(await Slack.As("tom").SeesNoModalAsync());
        }
    }

    [Fact]
    public async Task A_button_of_the_old_round_is_told_so()
    {
        var ask = await Slack.Gtm.ExpectAsync("DSP-1", "In the decision log as DEC-1.");
        await Slack.FaultAsync("rate_limit", new() { ["method"] = "chat.update", ["retry_after"] = 30 });
        await Slack.PressOnCardAsync("tom", "Reopen");
        await (await Slack.As("tom").ModalAsync()).Fill("What is new", "New numbers.").SubmitAsync();

        await Slack.As("ana").PressAsync(ask, "Reopen");

        await Slack.GtmOf("ana").ExpectAsync("This dispute was reopened since: look at its card for the present round.");
    }
}
