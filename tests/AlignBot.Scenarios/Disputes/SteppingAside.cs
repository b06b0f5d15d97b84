using AlignBot.Domain.Disputes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>A decider says 'I should not decide this': the deputy sits, or the level can't decide, or there is nobody else left.</summary>
public sealed class SteppingAside : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_deputy_sits_in_their_place_and_is_told_why()
    {
        await RaiseAsync(Paths.LeadersFirst("all"));

        var done = await AsideAsync("dana", "Ana reports to me.");

        Assert.True(done.Closed, done.Delivery.ToString());
        await Slack.Gtm.ExpectAsync("Ben decides in place of Dana, who stands aside.", "Ana reports to me.");
        await Slack.Gtm.ExpectAsync("DSP-1", "Ben (for Dana)");
        await Slack.Dm("ben").ExpectAsync("Decide with Priya", "You decide in place of Dana, who stands aside.");
        await Slack.Dm("dana").ExpectAsync("You stood aside.", "Nothing for you to do.");
        await Slack.RuleAsync("ben", "Only after a second touch");
        await Slack.RuleAsync("priya", "Agree with Ben: Only after a second touch");
        Assert.Equal(["UBEN", "UPRIYA"], (await world.Record.DisputeAsync()).Closing!.By.Select(by => by.Value));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Where_the_deputy_steps_aside_too_one_side_alone_does_not_decide()
    {
        await RaiseAsync(Paths.LeadersFirst("all"));

        await AsideAsync("dana", "Ana reports to me.");
        await AsideAsync("ben", "I wrote the old rule.");

        await Slack.Gtm.ExpectAsync("only one side's decider would be left", "Morgan");
        Assert.Equal(1, (await world.Record.DisputeAsync()).Level);
    }

    [Fact]
    public async Task The_form_says_beforehand_who_would_sit_or_why_nobody_would()
    {
        await RaiseAsync(Paths.LeadersFirst("all"));
        await Slack.As("dana").PressAsync((await Slack.AskedToDecideAsync("dana")).Ask, "I should not decide this");
        await (await Slack.As("dana").ModalSayingAsync("What comes of it:", "Ben decides in place of Dana, who stands aside.")).CloseAllAsync();

        await Slack.As("ana").RunAsync("/dispute", "Who owns Initech?");
        await (await (await Slack.As("ana").ModalAsync()).Fill("Category", "Account ownership").BetweenAsync("ben", "tom")).SubmitAsync();
        Assert.True((await Slack.As("ana").RaiseItAsync()).Closed);

        await Slack.As("dana").PressAsync((await Slack.AskedToDecideAsync("dana", "Who owns Initech?")).Ask, "I should not decide this");
        await Slack.As("dana").ModalSayingAsync("Ben, your deputy, is a party and can't sit for you.", "only one side's decider would be left", "Morgan");
    }

    [Fact]
    public async Task The_last_who_can_decide_keeps_it()
    {
        await RaiseAsync(Paths.LeadersFirst("one"));
        await world.Time.ToAsync("2026-11-26T10:00");
        await Slack.Dm("morgan").ExpectAsync("*Decide");
        await AsideAsync("morgan", "Ana is my sister.");
        await Slack.Gtm.ExpectAsync("Riley decides by");

        await Slack.As("riley").PressAsync(await Slack.Dm("riley").ExpectAsync("*Decide"), "I should not decide this");

        await Slack.Dm("riley").ExpectAsync("Nobody else is left who could decide, so it stays with you.");
        var dispute = await world.Record.DisputeAsync();
        Assert.Equal((DisputeStatus.Open, "URILEY"), (dispute.Status, Assert.Single(dispute.Deciders).Value));
    }

    [Fact]
    public async Task Whoever_does_not_sit_has_nothing_to_step_aside_from()
    {
        await RaiseAsync(GtmWorld.ProgramFile);
        var ask = await Slack.Dm("tom").ExpectAsync("Settle with Ana");
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.Dm("tom").ExpectAsync("Nothing for you to do.");

        // The message is edited; a phone that still shows the old one sends the old button.
        await Slack.PostAsync("control/faults", new() { ["kind"] = "rate_limit", ["method"] = "chat.update", ["retry_after"] = 30 });
        await Slack.PressOnCardAsync("tom", "More...");
        Assert.DoesNotContain("I should not decide this", (await Slack.As("tom").ModalAsync("DSP-1")).Text, StringComparison.Ordinal);
        Assert.True(ask.HasButton("I should not decide this"));
    }

    async Task RaiseAsync(string program)
    {
        world = await GtmWorld.StartAsync(program);
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
    }

    async Task<Submission> AsideAsync(string person, string why)
    {
        var (ask, _) = await Slack.AskedToDecideAsync(person);
        await Slack.As(person).PressAsync(ask, "I should not decide this");
        return await (await Slack.As(person).ModalAsync("I should not decide")).Fill("Why", why).SubmitAsync();
    }
}
