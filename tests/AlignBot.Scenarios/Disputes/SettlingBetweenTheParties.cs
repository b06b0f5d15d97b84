using AlignBot.Domain.Disputes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>While the parties decide for themselves there is one way to settle: one proposes, the other accepts or counters.</summary>
public sealed class SettlingBetweenTheParties : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.RaiseAsync();
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task One_click_accepts_what_the_other_proposes()
    {
        await Slack.RuleAsync("ana", "Only after a second touch", "Sign-ups are no intent.");
        var ask = await Slack.Dm("tom").ExpectWithAsync("Accept", "Ana proposes an answer", "Only after a second touch", "Sign-ups are no intent.");

        await Slack.As("tom").PressAsync(ask, "Accept");

        await Slack.Gtm.ExpectAsync("DEC-1", "Settled by Ana and Tom", "Only after a second touch");
        Assert.Equal((DisputeStatus.Settled, 0), ((await world.Record.DisputeAsync()).Status, (await world.Record.DisputeAsync()).Closing!.Level));
        var ended = await Slack.Dm("tom").ExpectAsync("Nothing for you to do.", "DSP-1");
        Assert.False(ended.HasButton("Accept"), ended.Text);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_counter_goes_back_to_the_one_who_proposed()
    {
        await Slack.RuleAsync("ana", "Only after a second touch");
        await Slack.RuleAsync("tom", "Yes, every sign-up", "They gave us their contact data.");

        var back = await Slack.Dm("ana").ExpectWithAsync("Accept", "Tom proposes an answer", "Yes, every sign-up");
        await Slack.As("ana").PressAsync(back, "Accept");

        await Slack.Gtm.ExpectAsync("DEC-1", "Settled by Tom and Ana", "Yes, every sign-up");
    }

    [Fact]
    public async Task There_is_no_second_form_for_the_same_thing()
    {
        var card = await Slack.Gtm.ExpectWithAsync("Propose an answer", "DSP-1");
        Assert.False(card.HasButton("Propose a settlement"), card.Text);
        await Slack.PressOnCardAsync("ana", "More...");
        var deeds = await Slack.As("ana").ModalAsync("DSP-1");
        Assert.DoesNotContain("Propose a settlement", deeds.Text, StringComparison.Ordinal);

        await world.Time.ToAsync("2026-11-25T10:01");

        card = await Slack.Gtm.ExpectWithAsync("Decide", "DSP-1");
        Assert.True(card.HasButton("Propose a settlement"), card.Text);
    }
}
