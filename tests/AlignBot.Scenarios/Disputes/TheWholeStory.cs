using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Disputes;

/// <summary>A dispute goes from the slash command to the decision log.</summary>
public sealed class TheWholeStory : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task From_the_command_to_the_decision_log()
    {
        // Ana raises it. The parties have one working day to settle it themselves.
        var card = await Slack.RaiseAsync();
        Assert.True(card.Says("level 1 of 3"), card.Text);
        Assert.True(card.Says("Ana and Tom settle it"), card.Text);
        await Slack.Dm("tom").ExpectAsync("Settle with Ana", "Do webinar sign-ups count as MQLs?");

        // Tom gives his case.
        await Slack.As("tom").PressAsync(card, "Add my case");
        var brief = await Slack.As("tom").ModalAsync();
        brief.Fill("Your case", "A sign-up is a person who wants to hear from us.")
            .Fill("The other side's best argument", "Nobody can call 412 people.");
        Assert.True((await brief.SubmitAsync()).Closed);
        card = await Slack.Gtm.ExpectAsync("DSP-1", "A sign-up is a person who wants to hear from us.");
        await Slack.As("lena").PressAsync(card, "Read the case");
        Assert.Contains("Nobody can call 412 people.", (await Slack.As("lena").ModalAsync()).Text, StringComparison.Ordinal);

        // The day passes without a settlement: exactly one level up, to the two leaders.
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.Gtm.ExpectAsync("No settlement at level 1.", "Dana", "Priya");
        await Slack.Gtm.ExpectAsync("DSP-1", "level 2 of 3", "Dana and Priya decide together");
        await Slack.Dm("tom").ExpectAsync("Nothing for you to do.");

        // Dana proposes; Priya agrees. The rule is met.
        await Slack.RuleAsync("dana", "Only after a second touch", "A click is not an intent to buy.");
        await Slack.Gtm.ExpectAsync("Dana has decided: Only after a second touch");
        await Slack.RuleAsync("priya", "Agree with Dana: Only after a second touch");

        // The decision stands in the thread, in the channel, on the card and in the log.
        await Slack.Gtm.ExpectAsync("DEC-1", "Only after a second touch", "Decided by Dana and Priya", "A click is not an intent to buy.");
        await Slack.Gtm.ExpectAsync("DSP-1", "In the decision log as DEC-1");
        var list = await Slack.As("lena").RunAsync("/decision", "list");
        Assert.Contains("DEC-1", list.Text, StringComparison.Ordinal);
        Assert.Contains("Only after a second touch", list.Text, StringComparison.Ordinal);
        var search = await Slack.As("lena").RunAsync("/align", "decision search SECOND touch");
        Assert.Contains("DEC-1", search.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_answers_and_the_default_stands()
    {
        await Slack.RaiseAsync();

        await world.Time.AdvanceAsync(Duration.FromDays(14));

        await Slack.Gtm.ExpectAsync("*DEC-1*", "Undecided: nothing changes (nobody answered by");
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Gtm.CountAsync("No settlement at level 1."));
        Assert.Equal(1, await Slack.Gtm.CountAsync("Morgan decides"));
        Assert.Equal(1, await Slack.Gtm.CountAsync("*DEC-1*", "Undecided: nothing changes"));
        await Slack.Gtm.ExpectAsync("*DEC-1*  Do webinar sign-ups count as MQLs?\nUndecided: nothing changes (nobody answered by ", "Ended by the clock on");
        await Slack.Dm("morgan").ExpectAsync("Nobody decided by", "Nothing for you to do.");
    }
}
