using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>Three sit at the level, and two of them are enough.</summary>
public sealed class AMajority : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync(Paths.MajorityFirst());
        await Slack.RaiseAsync();
        await Slack.RuleAsync("dana", "Yes, every sign-up");
        await Slack.RuleAsync("priya", "Only after a second touch");
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_second_of_three_who_agrees_decides_it_and_the_third_is_outvoted()
    {
        await Slack.Gtm.ExpectAsync("DSP-1", "Dana has decided: Yes, every sign-up", "Priya has decided: Only after a second touch", "decide by majority");
        Assert.Empty(await world.Record.DecisionsAsync());

        await Slack.RuleAsync("riley", "Agree with Priya: Only after a second touch");

        var decision = Assert.Single(await world.Record.DecisionsAsync());
        Assert.Equal("Only after a second touch", decision.Text);
        Assert.Equal(["UPRIYA", "URILEY"], decision.DecidedBy.Select(by => by.User.Value).Order(StringComparer.Ordinal));
        await Slack.Gtm.ExpectAsync("DEC-1", "Decided by Priya and Riley");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Three_who_differ_have_time_to_agree_and_one_who_changes_their_mind_ends_it()
    {
        var asked = await Slack.Gtm.ExpectAsync("DSP-1", "decide by majority");
        await Slack.As("riley").PressAsync(asked, "Decide");
        await (await Slack.InOwnWordsAsync("riley", await Slack.As("riley").ModalAsync(), "Ask finance first")).Fill("Why", "It is the clearer rule.").SubmitAsync();
        var card = await Slack.Gtm.ExpectAsync("DSP-1", "Dana, Priya and Riley differ");
        await Slack.Gtm.ExpectAsync("The answers differ.", "then it goes up.");

        await Slack.As("riley").PressAsync(card, "Decide");
        await (await Slack.As("riley").ModalAsync()).Fill("Your answer", "Agree with Dana: Yes, every sign-up").SubmitAsync();

        Assert.Equal(["Yes, every sign-up"], await world.Record.DecidedAsync());
        await Slack.Gtm.ExpectAsync("DEC-1", "Decided by Dana and Riley");
        await world.AssertExactAsync();
    }
}
