using AlignBot.Domain.Disputes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>Two deciders send their rulings at the same instant.</summary>
public sealed class ADoubleRuling : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Where_one_is_enough_exactly_one_decides_and_the_other_is_told()
    {
        world = await GtmWorld.StartAsync(Paths.LeadersFirst("one"));
        await Slack.RaiseAsync();

        var submissions = await BothRuleAsync("Yes, every sign-up", "Only after a second touch");

        var decided = Assert.Single(await world.Record.DecisionsAsync());
        var refused = Assert.Single(submissions, submission => !submission.Closed);
        Assert.Contains(refused.Stack, view => Words.In(view["view"]!.AsObject()).Contains("What you wrote is kept as advice.", StringComparison.Ordinal));
        var dispute = await world.Record.DisputeAsync();
        var winner = Assert.Single(dispute.Closing!.By);
        var told = Words.In(refused.Stack[^1]["view"]!.AsObject());
        Assert.Contains(winner.Value == "UDANA" ? "Decided by Dana on" : "Decided by Priya on", told, StringComparison.Ordinal);
        Assert.Contains(decided.Text, told, StringComparison.Ordinal);
        Assert.NotEqual(winner, Assert.Single(dispute.Advice).By);
        await Slack.Gtm.ExpectAsync("DSP-1", "In the decision log as DEC-1");
        await Slack.Gtm.ExpectAsync("*DEC-1*");
        Assert.Equal(1, await Slack.Gtm.CountAsync("*DEC-1*"));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Where_all_must_agree_and_they_differ_both_stand_and_there_is_time_to_agree()
    {
        world = await GtmWorld.StartAsync(Paths.LeadersFirst("all"));
        await Slack.RaiseAsync();

        var submissions = await BothRuleAsync("Yes, every sign-up", "Only after a second touch");

        Assert.All(submissions, submission => Assert.True(submission.Closed, submission.Delivery.ToString()));
        await Slack.Gtm.ExpectAsync("The answers differ.");
        await Slack.Gtm.ExpectAsync("DSP-1", "Dana has decided: Yes, every sign-up", "Priya has decided: Only after a second touch");
        Assert.Equal(1, await Slack.Gtm.CountAsync("The answers differ."));
        Assert.Empty(await world.Record.DecisionsAsync());
        Assert.True((await world.Record.DisputeAsync()).IsOpen);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Where_all_must_agree_and_they_say_the_same_that_is_agreement()
    {
        world = await GtmWorld.StartAsync(Paths.LeadersFirst("all"));
        await Slack.RaiseAsync();

        var submissions = await BothRuleAsync("Yes, every sign-up", "Yes, every sign-up");

        Assert.All(submissions, submission => Assert.True(submission.Closed, submission.Delivery.ToString()));
        Assert.Equal(DisputeStatus.Decided, (await world.Record.DisputeAsync()).Status);
        Assert.Equal(["Yes, every sign-up"], await world.Record.DecidedAsync());
        // In the order in which they answered, which two at once do not choose.
        var decision = await Slack.Gtm.ExpectAsync("*DEC-1*", "Decided by ");
        Assert.True(decision.Text.Contains("Decided by Dana and Priya", StringComparison.Ordinal)
            || decision.Text.Contains("Decided by Priya and Dana", StringComparison.Ordinal), decision.Text);
        await world.AssertExactAsync();
    }

    async Task<Submission[]> BothRuleAsync(string dana, string priya)
    {
        var first = await FormAsync("dana", dana);
        var second = await FormAsync("priya", priya);
        return await Task.WhenAll(first.SubmitAsync(), second.SubmitAsync());
    }

    async Task<Modal> FormAsync(string person, string choice)
    {
        var ask = await Slack.Dm(person).ExpectWithAsync("I should not decide this");
        await Slack.As(person).PressAsync(ask, "Decide");
        return (await Slack.As(person).ModalAsync()).Fill("Your answer", choice).Fill("Why", "It is the clearer rule.");
    }
}
