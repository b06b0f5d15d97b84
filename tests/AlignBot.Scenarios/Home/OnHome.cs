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
        await Slack.As("tom").HomeAsync("Nothing waits for you", "*GTM Enterprise*   no open dispute");
        await Slack.RaiseAsync();

        var home = await Slack.As("tom").SeesHomeAsync("Waiting for you (1)", "Settle DSP-1", "Your case in DSP-1", "*GTM Enterprise*   1 open dispute", "level 1 of 3");
        await home.PressAsync("Add my case");
        await (await Slack.As("tom").ModalAsync()).Fill("Your case", "They asked to hear from us.").Fill("The other side's best argument", "Too many to call.").SubmitAsync();
        home = await Slack.As("tom").SeesHomeWithoutAsync("Your case in DSP-1");
        Assert.True(home.Says("Waiting for you (1)"), home.Text);
        await home.PressAsync("Read the case");
        await (await Slack.As("tom").ModalSayingAsync("They asked to hear from us.", "Too many to call.")).CloseAllAsync();

        await home.PressAsync("Propose an answer", beside: "DSP-1");
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

        await stale.PressAsync("Propose an answer", beside: "DSP-1");

        var page = await Slack.As("tom").ModalAsync("AlignBot");
        Assert.Contains("Level 1 ended on", page.Text, StringComparison.Ordinal);
        Assert.Contains("Dana and Priya decide now, by", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_decided_it_says_who_is_asked_to_stand_by_it()
    {
        await Slack.RaiseAsync();
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.RuleAsync("dana", "Only after a second touch");
        await Slack.RuleAsync("priya", "Agree with Dana: Only after a second touch");
        await world.Time.ToAsync("2026-11-25T15:00"); // Ana is in New York, where it was night.

        var home = await Slack.As("ana").HomeAsync("Stand by DEC-1", "no open dispute");
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
    public async Task What_needs_attention_is_said_and_led_to()
    {
        await Slack.RaiseAsync();
        await Slack.GiveActionAsync("tom", "2026-11-27");
        Assert.False((await Slack.As("riley").HomeAsync("1 open dispute")).Says("Needs attention"));

        await world.Time.ToAsync("2026-12-02T12:00");
        var home = await Slack.As("riley").HomeAsync("*Needs attention*", "1 of 1 dispute ended by the clock this quarter.", "1 of 1 meeting missed this quarter.", "1 action overdue.");
        await home.PressAsync("See");

        var page = await Slack.As("riley").ModalSayingAsync("*Needs attention*", "Every message has arrived.");
        Assert.Equal("AlignBot", page.Title);
    }

    [Fact]
    public async Task From_its_foot_each_thing_is_a_click_away()
    {
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        var home = await Slack.As("tom").HomeAsync("*GTM Enterprise*");
        Assert.False(home.Says("Export"), home.Text);

        await home.PressAsync("Decision log");
        var log = await Slack.As("tom").ModalSayingAsync("*Decision log: 1 decision*", "The list is frozen.");
        await log.PressAsync("Show");
        await Slack.As("tom").ModalSayingAsync("DEC-1", "by Ana");
        await home.PressAsync("Members");
        await Slack.As("tom").ModalSayingAsync("*GTM Enterprise: who is who*");
        await home.PressAsync("Path");
        await Slack.As("tom").ModalSayingAsync("*Escalation path, version 1*");

        await (await Slack.As("riley").HomeAsync("Export")).PressAsync("Export");
        await Slack.As("riley").ModalSayingAsync("The export is being made");
        await Slack.Dm("riley").ExpectAsync("Your export of GTM Enterprise is here");
    }

    [Fact]
    public async Task An_action_that_is_done_in_a_page_is_said_to_be()
    {
        await Slack.GiveActionAsync("tom", "2026-11-27");
        await (await Slack.As("tom").HomeAsync("Send the list")).PressAsync("Actions");
        var page = await Slack.As("tom").ModalSayingAsync("*Open: 1 action*");

        await page.PressAsync("Done");

        await Slack.As("tom").ModalSayingAsync("Done: Send the list");
    }

    [Fact]
    public async Task A_guest_and_a_stranger_are_told_where_they_stand()
    {
        await Slack.As("ola").HomeAsync("You are in no alignment program of this workspace yet.");
        var guest = await Slack.As("gus").HomeAsync("Only full members of this workspace see an alignment program here, and your account is a guest.");

        Assert.DoesNotContain("GTM Enterprise", guest.Text, StringComparison.Ordinal);
    }
}
