using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Decisions;

/// <summary>A follow-up reaches its owner, reminds them before and on its day, is said to be overdue once, and is closed with a click.</summary>
public sealed class AnAction : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Reminded_overdue_once_and_done()
    {
        await Slack.GiveActionAsync("tom", "2026-11-27");
        await Slack.Dm("tom").ExpectAsync("Yours to do by Fri 27 Nov 2026:", "Send the list", "From", "DEC-1", "given by Ana");
        await Slack.As("ana").PressAsync(await Slack.Gtm.ExpectAsync("*DEC-1*", "Actions: 1 open."), "Add the rest");
        var rest = await Slack.As("ana").ModalSayingAsync("It has 1 action already; what is filled in here comes on top.");
        await rest.CloseAsync();

        await world.Time.ToAsync("2026-11-26T12:00");
        await world.Record.QuietAsync();
        Assert.Equal(2, await Slack.Dm("tom").CountAsync("Send the list"));
        await world.Time.ToAsync("2026-11-27T12:00");
        await Slack.Dm("tom").ExpectAsync("Yours to do by the end of today: Send the list");
        await world.Time.ToAsync("2026-12-02T12:00");
        await Slack.Dm("tom").ExpectAsync("overdue since Fri 27 Nov 2026", "comes up in the next review");
        await world.Record.QuietAsync();
        Assert.Equal(1, await Slack.Dm("tom").CountAsync("comes up in the next review"));
        var overdue = await Slack.As("lena").RunAsync("/align", "actions overdue");
        Assert.Contains("*Overdue: 1 action*", overdue.Text, StringComparison.Ordinal);

        // One message has the buttons, the newest; what was said before is a line.
        await Slack.Dm("tom").ExpectAsync("Send the list", "(a later message has it)");
        Assert.Equal(0, await Slack.Dm("tom").CountAsync("given by Ana"));
        Assert.Equal(0, await Slack.Dm("tom").CountAsync("Yours to do"));
        var ask = await Slack.Dm("tom").ExpectAsync("comes up in the next review");
        await Slack.FaultAsync("duplicate_delivery", new JsonObject { ["method"] = "action.done", ["times"] = 1 });
        await Slack.As("tom").PressAsync(ask, "Done");

        Assert.True((await Slack.Dm("tom").ExpectAsync("Done, thank you.", "Send the list")).HasButton("Not done after all"));
        await Slack.Gtm.ExpectAsync("*DEC-1*", "Actions: 1, all done.");
        var none = await Slack.As("tom").RunAsync("/align", "actions");
        Assert.Contains("Nothing is yours to do.", none.Text, StringComparison.Ordinal);
        Assert.Single(await world.Record.HistoryAsync(), kind => kind == "action.done");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task It_is_not_done_and_the_next_review_reads_why()
    {
        await Slack.GiveActionAsync("tom", "2026-11-27");
        await Slack.As("tom").PressAsync(await Slack.Dm("tom").ExpectAsync("Yours to do"), "Not doing");
        var form = await Slack.As("tom").ModalAsync();
        Assert.True((await form.Fill("Why", "The list is frozen anyway.").SubmitAsync()).Closed);
        await Slack.Dm("tom").ExpectAsync("Not doing, says Tom: The list is frozen anyway. The next review reads it.", "Send the list");
        Assert.Contains("Nothing is yours to do.", (await Slack.As("tom").RunAsync("/align", "actions")).Text, StringComparison.Ordinal);

        await world.Time.ToAsync("2026-12-01T09:30");
        await Slack.Gtm.ExpectAsync("Pipeline review", "start it by", "Not done: Send the list - The list is frozen anyway. (Tom)");
        await world.Time.ToAsync("2026-12-08T09:30");
        await Slack.Gtm.ExpectAsync("Pipeline review", "start it by");
        Assert.False((await Slack.As("lena").RunAsync("/meeting", "agenda")).Text.Contains("Not done", StringComparison.Ordinal));
        Assert.Contains("action.not-doing", await world.Record.HistoryAsync());

        await Slack.As("tom").PressAsync(await Slack.Dm("tom").ExpectAsync("Not doing, says Tom"), "Do it after all");
        await Slack.Dm("tom").ExpectAsync("Yours to do, overdue since Fri 27 Nov 2026");
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Handed_over_with_a_reason_and_closed_by_nobody_else()
    {
        await Slack.GiveActionAsync("tom", "2026-11-27");
        var ask = await Slack.Dm("tom").ExpectAsync("Yours to do");
        await Slack.As("tom").PressAsync(ask, "Hand it over");
        var form = await Slack.As("tom").ModalAsync();
        var bot = await form.Fill("Who does it now", "gus").Fill("Why", "Away").SubmitAsync();
        Assert.Equal(["Gus is a guest: name a full member who is in the channel."], bot.Errors);
        await (await Slack.As("tom").ModalAsync()).Fill("Who does it now", "lena").Fill("Why", "I am away.").SubmitAsync();

        // Until she takes it over it is his; she does not at first.
        var theirs = await Slack.Dm("lena").ExpectAsync("Tom asks you to take this over by Fri 27 Nov 2026:", "Send the list", "I am away.", "Until you do, Tom has it.");
        await Slack.Dm("tom").ExpectAsync("Yours to do by Fri 27 Nov 2026:", "Lena is asked to take it over; until then it is yours.");
        await Slack.As("lena").PressAsync(theirs, "I don't");
        await Slack.Dm("tom").ExpectAsync("Lena does not take this over, it stays yours, by Fri 27 Nov 2026: Send the list");
        await Slack.Dm("lena").ExpectAsync("Tom has it, by Fri 27 Nov 2026. Nothing for you to do.");
        await Slack.As("tom").PressAsync(await Slack.Dm("tom").ExpectWithAsync("Hand it over", "Yours to do by Fri 27 Nov 2026:"), "Hand it over");
        await (await Slack.As("tom").ModalAsync()).Fill("Who does it now", "lena").Fill("Why", "I really am away.").SubmitAsync();
        var home = await Slack.As("lena").HomeAsync("Take over?", "Send the list");
        await home.PressAsync("I take it over");

        theirs = await Slack.Dm("lena").ExpectAsync("Yours to do by Fri 27 Nov 2026:", "Send the list");
        await Slack.Dm("tom").ExpectAsync("Lena has it", "Nothing for you to do.");
        await Slack.As("lena").PressAsync(theirs, "Change its date");
        await (await Slack.As("lena").ModalAsync()).Fill("Due on", "2026-12-04").Fill("Why", "Needs the new fields.").SubmitAsync();
        await Slack.Dm("lena").ExpectAsync("Yours to do by Fri 4 Dec 2026:");
        Assert.Contains("action.declined", await world.Record.HistoryAsync());
        Assert.Contains("action.handed-over", await world.Record.HistoryAsync());
        Assert.Contains("action.moved", await world.Record.HistoryAsync());
    }

    [Fact]
    public async Task An_action_needs_an_owner_and_a_day_and_a_guest_sees_none()
    {
        await Slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await Slack.As("ana").PressAsync(await Slack.Gtm.ExpectAsync("*DEC-1*"), "Add the rest");
        var form = await Slack.As("ana").ModalAsync();

        var noOwner = await form.Fill("Action 1", "Send the list").SubmitAsync();
        Assert.Equal(["Name who does it.", "Say by when."], noOwner.Errors);
        var past = await (await Slack.As("ana").ModalAsync()).Fill("Action 1", "Send the list").Fill("Owner of action 1", "tom").Fill("Action 1 due", "2026-11-20").SubmitAsync();
        Assert.Equal(["Fri 20 Nov 2026 is in the past; choose Tue 24 Nov 2026 or later."], past.Errors);
        var both = await (await Slack.As("ana").ModalAsync()).Fill("Action 2", "Tell the reps").Fill("Owner of action 2", "gus").Fill("Action 2 due", "2026-11-20").Fill("Review on", "2026-11-20").SubmitAsync();
        Assert.StartsWith("Fri 20 Nov 2026 is in the past", both.ErrorOn("due-1"), StringComparison.Ordinal);
        Assert.StartsWith("Fri 20 Nov 2026 is in the past", both.ErrorOn("due-2"), StringComparison.Ordinal);
        Assert.StartsWith("Gus is a guest", both.ErrorOn("owner-2"), StringComparison.Ordinal);
        Assert.NotNull(both.ErrorOn("review-on"));
        var half = await (await Slack.As("ana").ModalAsync()).Clear("Action 1").Fill("Supersedes", "DEC-1").SubmitAsync();
        Assert.Equal("Say what is to be done.", half.ErrorOn("action-1"));
        Assert.NotNull(half.ErrorOn("due-2"));
        var guest = await Slack.As("gus").RunAsync("/align", "actions all");
        Assert.Contains("your account is a guest", guest.Text, StringComparison.Ordinal);
        var absurd = await Slack.As("ana").RunAsync("/align", "actions yesterday");
        Assert.Contains("`/align actions yesterday` is not known here.", absurd.Text, StringComparison.Ordinal);
    }
}
