using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Home;

/// <summary>App Home: what waits for its reader, answered from there, and the program at a glance.</summary>
public sealed class OnHome : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_ruling_and_a_brief_wait_and_are_given_from_there()
    {
        await Slack.As("tom").HomeAsync("Nothing waits for you", "GTM Enterprise", "disputes none open");
        await Slack.RaiseAsync();

        var home = await Slack.As("tom").SeesHomeAsync("Waiting for you (2)", "Settle DSP-1", "Your case in DSP-1", "disputes 1 open");
        await home.PressAsync("Add my case");
        await (await Slack.As("tom").ModalAsync()).Fill("Your case", "They asked to hear from us.").Fill("The other side's best argument", "Too many to call.").SubmitAsync();
        home = await Slack.As("tom").SeesHomeAsync("Waiting for you (1)");
        Assert.False(home.Says("Your case in DSP-1"), home.Text);

        await home.PressAsync("Settle", beside: "DSP-1");
        await (await Slack.As("tom").ModalAsync()).Fill("How you would settle it", "Yes, every sign-up").Fill("Why", "They asked.").SubmitAsync();
        await Slack.As("tom").SeesHomeAsync("Nothing waits for you");
        await Slack.Gtm.ExpectAsync("DSP-1", "Tom proposes: Yes, every sign-up");
    }

    [Fact]
    public async Task An_answer_to_a_stale_button_comes_in_a_small_page()
    {
        await Slack.RaiseAsync();
        var stale = await Slack.As("tom").HomeAsync("Settle DSP-1");
        await Slack.FaultAsync("down", new() { ["method"] = "views.publish" });
        await world.Time.ToAsync("2026-11-25T10:01");

        await stale.PressAsync("Settle", beside: "DSP-1");

        var page = await Slack.As("tom").ModalAsync("AlignBot");
        Assert.Contains("Level 1 ended on", page.Text, StringComparison.Ordinal);
        Assert.Contains("Dana and Priya decide now, by", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_decided_it_says_how_long_decisions_take_and_who_is_asked_to_stand_by_it()
    {
        await Slack.RaiseAsync();
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.RuleAsync("dana", "Only after a second touch");
        await Slack.RuleAsync("priya", "Agree with Dana: Only after a second touch");

        var home = await Slack.As("ana").HomeAsync("Stand by DEC-1", "disputes none open, median 1.0 days to a decision");
        await home.PressAsync("Commit");

        await Slack.As("ana").SeesHomeAsync("GTM Enterprise");
        await SlackWorld.EventuallyAsync(
            async () => (await Slack.As("ana").SeesHomeAsync("GTM Enterprise")) is var now && !now.Says("Stand by DEC-1") ? now : null,
            () => Task.FromResult("It still waits on Home."));
        Assert.Single((await world.Record.DisputeAsync()).Commitments);
    }

    [Fact]
    public async Task A_dispute_is_raised_from_there()
    {
        var home = await Slack.As("ana").HomeAsync("GTM Enterprise");

        await home.PressAsync("Raise a dispute");

        Assert.Equal("Raise a dispute", (await Slack.As("ana").ModalAsync()).Title);
    }

    [Fact]
    public async Task A_guest_and_a_stranger_are_told_where_they_stand()
    {
        await Slack.As("ola").HomeAsync("You are in no alignment program of this workspace yet.");
        var guest = await Slack.As("gus").HomeAsync("Only full members of this workspace see an alignment program here, and your account is a guest.");

        Assert.DoesNotContain("GTM Enterprise", guest.Text, StringComparison.Ordinal);
    }
}
