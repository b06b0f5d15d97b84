using AlignBot.Domain.Cadence;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Cadence;

/// <summary>A weekly review from its call for items to its minutes.</summary>
public sealed class AWeeklyReview : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task From_the_call_for_items_to_the_minutes()
    {
        // The day before, the channel is asked for items, and each leader who has given none.
        await Slack.As("dana").RunAsync("/meeting", "add Globex: no marketing contact");
        await world.Time.ToAsync("2026-11-30T09:31");
        await Slack.Gtm.ExpectAsync("Pipeline review", "1 item on the agenda; nothing yet from Priya.");
        await Slack.Dm("priya").ExpectAsync("What should *Pipeline review* settle?");
        Assert.Equal(0, await Slack.Dm("dana").CountAsync("What should"));

        // Ana adds one from a message; Priya one from her direct message.
        var said = await Slack.As("ana").SayAsync("Acme: legal review since 12 Nov");
        await Slack.As("ana").UseAsync("meeting.item.add.message", said);
        var add = await Slack.As("ana").ModalAsync();
        Assert.Equal("Acme: legal review since 12 Nov", add.ValueOf("What is to be settled"));
        add.Fill("Section", "Where they are stuck").Fill("Account", "Acme");
        Assert.True((await add.SubmitAsync()).Closed);
        await Slack.As("priya").PressAsync(await Slack.Dm("priya").ExpectAsync("What should"), "Add an item");
        var form = await Slack.As("priya").ModalAsync();
        form.Fill("What is to be settled", "Budget for the field event").Fill("Section", "Decisions");
        Assert.True((await form.SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("3 items on the agenda.");
        await Slack.Dm("priya").ExpectAsync("Thank you: 1 item of yours on the agenda of *Pipeline review*");

        // Ten minutes before, those who must be there are reminded; at half past nine they are asked to start.
        await world.Time.ToAsync("2026-12-01T09:21");
        await Slack.Dm("dana").ExpectAsync("You are expected in");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.Gtm.ExpectAsync("<@UDANA> and <@UPRIYA>", "start it by", "Acme: legal review since 12 Nov");

        // Dana starts it. Globex is first: dropped.
        var card = await Slack.StartReviewAsync();
        Assert.True(card.Says("Now: Top accounts in motion"), card.Text);
        await Slack.As("dana").PressAsync(card, "Drop");
        var drop = await Slack.As("dana").ModalAsync();
        drop.Fill("Why it needs no settling", "Tom found one yesterday.");
        Assert.True((await drop.SubmitAsync()).Closed);

        // The section's four minutes are over: the card moves on to where accounts are stuck, and Acme is decided.
        await world.Time.AdvanceAsync(Duration.FromMinutes(4));
        card = await Slack.Gtm.ExpectAsync("Now: Where they are stuck", "Acme: legal review");
        await Slack.As("priya").PressAsync(card, "Decide");
        var decide = await Slack.As("priya").ModalAsync();
        decide.Fill("What was decided", "Legal gets a week; then Morgan calls their counsel.").Fill("Action 1", "Call Acme's counsel").Fill("Owner of action 1", "ana").Fill("Action 1 due", "2026-12-08");
        Assert.True((await decide.SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("Acme: legal review", "Decided: DEC-1");
        await Slack.Dm("ana").ExpectAsync("Call Acme's counsel");

        // They quarrel over numbers for two minutes; the next decision is typed.
        await Slack.As("dana").PressAsync(card, "We are reconciling numbers");
        await Slack.Gtm.ExpectAsync("Reconciling numbers since");
        await world.Time.AdvanceAsync(Duration.FromMinutes(2));
        await Slack.As("priya").PressAsync(await Slack.Gtm.ExpectAsync("Numbers are reconciled"), "Numbers are reconciled");
        await Slack.As("ana").PressAsync(await Slack.Gtm.ExpectAsync("Now: Where they are stuck"), "I am here too");
        await Slack.Gtm.ExpectAsync("Here: Dana, Priya and Ana");
        await Slack.As("ana").RunAsync("/decision", "The dashboard is the one source for pipeline.");
        card = await Slack.Gtm.ExpectAsync("Now: Where they are stuck", "DEC-2: The dashboard");

        // On to the decisions, where the budget is parked with a reason; then it ends, with one click.
        await Slack.As("dana").PressAsync(card, "Next section");
        card = await Slack.Gtm.ExpectAsync("Now: What changed in the last week");
        await Slack.As("dana").PressAsync(card, "Next section");
        card = await Slack.Gtm.ExpectAsync("Now: Decisions", "Budget for the field event");
        await Slack.As("dana").PressAsync(card, "Park");
        var park = await Slack.As("dana").ModalAsync();
        park.Fill("Why is it put off", "Finance has not answered.");
        Assert.True((await park.SubmitAsync()).Closed);
        card = await Slack.Gtm.ExpectAsync("Now: Decisions", "Parked: Finance has not answered.");
        await Slack.As("priya").PressAsync(card, "End the meeting");

        // The card says what came of it; the minutes stand in its thread, and Priya confirms what was decided.
        await Slack.Gtm.ExpectAsync("Held. 2 decisions, 1 action, 2 minutes on reconciling numbers.", "There: Dana, Priya and Ana.", "On the agenda of", " now: Budget for the field event.");
        await Slack.Dm("priya").ExpectAsync("*Pipeline review* of", "Held. 2 decisions, 1 action, 2 minutes on reconciling numbers.");
        var minutes = await Slack.Gtm.ExpectAsync("Minutes: Pipeline review", "DEC-1", "DEC-2", "*Parked*", "Budget for the field event - Finance has not answered.", "*Dropped*", "Globex: no marketing contact - Tom found one yesterday.");
        Assert.True(minutes.IsReply, minutes.Text);
        await Slack.As("priya").HomeAsync("Waiting for you", "Confirm DEC-2: The dashboard is the one source for pipeline.");
        await Slack.As("priya").PressAsync(minutes, "Dana and Priya: we decided this");
        await Slack.As("dana").PressAsync(minutes, "Dana and Priya: we decided this");
        await world.Record.QuietAsync();
        await Slack.As("priya").HomeAsync("Nothing waits for you");
        Assert.Equal(0, await Slack.Gtm.CountAsync("Minutes: Pipeline review", "Not confirmed yet"));

        // What was parked is on the next agenda, first.
        await world.Time.ToAsync("2026-12-08T09:30");
        card = await Slack.Gtm.ExpectAsync("start it by", "Budget for the field event");
        Assert.True((await Slack.As("lena").RunAsync("/meeting", "agenda")).Text.Contains("Parked once.", StringComparison.Ordinal));
        await world.AssertExactAsync();
        Assert.Null((await world.Record.VerifyAsync()).BrokenAt);
    }

    [Fact]
    public async Task A_second_parking_takes_a_dispute_or_a_person_and_a_date()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Budget for the field event");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        var card = await Slack.StartReviewAsync();
        await Slack.As("dana").PressAsync(card, "Park");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("Why is it put off", "Finance.").SubmitAsync()).Closed);
        card = await Slack.Gtm.ExpectAsync("Parked: Finance.");
        await Slack.EndWithNothingAsync(card);

        await world.Time.ToAsync("2026-12-08T09:30");
        card = await Slack.StartReviewAsync();
        Assert.True(card.Says("Parked once. Again: a dispute, or a person and a date."), card.Text);
        await Slack.As("dana").PressAsync(card, "Park");
        var park = await Slack.As("dana").ModalAsync();
        park.Fill("Why is it put off", "Still finance.").Fill("Waiting on", "morgan").Fill("Until", "2026-12-08");
        var refused = await park.SubmitAsync();
        Assert.Equal("Say whom it waits for, and until which day after Tue 8 Dec 2026.", Assert.Single(refused.Errors));
        park.Fill("Until", "2026-12-14");
        Assert.True((await park.SubmitAsync()).Closed);
        card = await Slack.Gtm.ExpectAsync("Parked, waiting on Morgan until Mon 14 Dec 2026: Still finance.");
        await Slack.EndWithNothingAsync(card);

        // It comes back in the first meeting on or after that day; then it is escalated, with the form filled in.
        await world.Time.ToAsync("2026-12-15T09:30");
        card = await Slack.StartReviewAsync();
        await Slack.As("priya").PressAsync(card, "Escalate");
        var raise = await Slack.As("priya").ModalAsync();
        Assert.Equal("Budget for the field event", raise.ValueOf("Question"));
        raise = await raise.Fill("Category", "Budget").BetweenAsync("ana", "tom");
        Assert.Empty((await raise.SubmitAsync()).Errors);
        var raised = await (await Slack.As("priya").ModalAsync()).SubmitAsync();
        Assert.True(raised.Closed, $"The form stayed open: {raised.Delivery}");
        await Slack.Gtm.ExpectAsync("DSP-1", "Budget for the field event");
        card = await Slack.Gtm.ExpectAsync("Pipeline review", "Escalated: DSP-1");
        await Slack.EndWithNothingAsync(card, "priya");
        await Slack.Gtm.ExpectAsync("Held; there was nothing to decide. 1 dispute.");
    }

    [Fact]
    public async Task The_bot_is_started_again_in_the_middle()
    {
        await Slack.As("ana").RunAsync("/meeting", "add Acme");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.StartReviewAsync();
        await world.Time.AdvanceAsync(Duration.FromMinutes(2));
        await world.Record.QuietAsync();

        await world.StopBotAsync();
        await world.StartBotAsync();

        // The section ends when it would have, the card is the same, and clicks go on where they were.
        await world.Time.AdvanceAsync(Duration.FromMinutes(2));
        var card = await Slack.Gtm.ExpectAsync("Now: Where they are stuck", "Here: Dana and Priya");
        await Slack.As("dana").PressAsync(card, "Drop");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("Why it needs no settling", "Signed.").SubmitAsync()).Closed);
        await world.Time.AdvanceAsync(Duration.FromMinutes(8));
        await Slack.Gtm.ExpectAsync("No decision yet: what do you decide?");

        // Nobody ends it: it closes itself ten minutes after its time.
        await world.Time.AdvanceAsync(Duration.FromMinutes(14));
        await Slack.Gtm.ExpectAsync("Held, undecided.");
        Assert.Equal(1, await Slack.Gtm.CountAsync("*Pipeline review*", "Held, undecided.", "There: Dana and Priya."));
        Assert.Equal(MeetingStatus.HeldUndecided, (await world.Record.MeetingsAsync())[0].Status);
        await world.AssertExactAsync();
    }
}
