using AlignBot.Domain.Disputes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Disputes;

/// <summary>Once others decide, one party offers terms; the other accepts, declines, or sees them change.</summary>
public sealed class Settling : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.RaiseAsync();
        await world.Time.ToAsync("2026-11-25T10:01");
        await Slack.Dm("dana").ExpectAsync("*Decide");
        await world.Record.QuietAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Accepted_terms_settle_it_at_once_with_all_they_say()
    {
        await OfferAsync("Only after a second touch");
        await Slack.Gtm.ExpectAsync("DSP-1", "Ana offers to settle: Only after a second touch");

        var ask = await Slack.Dm("tom").ExpectAsync("Ana offers to settle", "Only after a second touch", "It is fair to both.", "Change the scoring");
        await Slack.As("tom").PressAsync(ask, "Accept");

        await Slack.Gtm.ExpectAsync("DEC-1", "Settled by Ana and Tom", "It is fair to both.", "Actions: 1 open.");
        await Slack.Dm("tom").ExpectAsync("Settled by Ana and Tom", "Nothing for you to do.");
        var dispute = await world.Record.DisputeAsync();
        Assert.Equal((DisputeStatus.Settled, 1), (dispute.Status, dispute.Closing!.Level));
        Assert.Equal("Change the scoring", Assert.Single((await world.Record.DecisionsAsync())[0].Actions).Text);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task The_deciders_are_freed()
    {
        await OfferAsync("Yes, every sign-up");
        await Slack.As("tom").PressAsync(await Slack.Dm("tom").ExpectAsync("Ana offers to settle"), "Accept");

        await Slack.Dm("dana").ExpectAsync("Settled by Ana and Tom", "Nothing for you to do.");
        Assert.Equal(["Yes, every sign-up"], await world.Record.DecidedAsync());
    }

    [Fact]
    public async Task Declined_it_goes_on_as_before()
    {
        await OfferAsync("Only after a second touch");

        await Slack.As("tom").PressAsync(await Slack.Dm("tom").ExpectAsync("Ana offers to settle"), "Decline");

        await Slack.Dm("tom").ExpectAsync("Done, thank you.", "Nothing for you to do.");
        var dispute = await world.Record.DisputeAsync();
        Assert.True(dispute.IsOpen);
        Assert.Null(dispute.Settlement);
        Assert.Contains("dispute.settlement-declined", await world.Record.HistoryAsync());
    }

    [Fact]
    public async Task Nobody_accepts_terms_that_changed_after_they_were_read()
    {
        await OfferAsync("Only after a second touch");
        await Slack.PressOnCardAsync("tom", "More...");
        var read = await Slack.As("tom").ModalAsync("DSP-1");
        Assert.Contains("Ana offers: Only after a second touch", read.Text, StringComparison.Ordinal);

        await OfferAsync("Yes, every sign-up", action: false);
        await read.PressAsync("Accept the offer");

        var told = await Slack.As("tom").ModalAsync("AlignBot");
        Assert.Contains("Ana has changed the proposal since you read it.", told.Text, StringComparison.Ordinal);
        Assert.True((await world.Record.DisputeAsync()).IsOpen);
    }

    [Fact]
    public async Task A_changed_offer_is_a_new_message_and_the_older_one_says_so()
    {
        await OfferAsync("Only after a second touch");
        var older = await Slack.Dm("tom").ExpectWithAsync("Accept", "Only after a second touch");

        await OfferAsync("Yes, every sign-up", action: false);

        var newer = await Slack.Dm("tom").ExpectWithAsync("Accept", "Yes, every sign-up");
        Assert.NotEqual(older.Ts, newer.Ts);
        var closed = await Slack.Dm("tom").ExpectAsync("A newer offer took its place. Nothing for you to do.");
        Assert.Equal(older.Ts, closed.Ts);
        Assert.False(closed.HasButton("Accept"), closed.Text);
        await Slack.As("tom").PressAsync(newer, "Accept");
        Assert.Equal(["Yes, every sign-up"], await world.Record.DecidedAsync());
    }

    [Fact]
    public async Task Every_field_gets_its_sentence_at_once()
    {
        var form = await FormAsync();
        await form.PressAsync("Add an action");
        await (await RoomAsync("Action 1")).PressAsync("Add dates");
        form = await Slack.InOwnWordsAsync("ana", await RoomAsync("Review on"), "");

        var sent = await form.Fill("Why", " ").Fill("From", "2026-11-23").Fill("Review on", "2026-11-22")
            .Fill("Action 1", "Change the scoring").SubmitAsync();

        Assert.Equal(6, sent.Errors.Count());
        Assert.Contains("Name who does it.", sent.Errors);
        Assert.Contains("Say by when.", sent.Errors);
        Assert.Equal(2, sent.Errors.Count(error => error.Contains("is in the past", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_mistake_in_two_actions_is_marked_on_each()
    {
        var form = await FormAsync();
        await form.PressAsync("Add an action");
        await (await RoomAsync("Action 1")).PressAsync("Add another action");
        await (await RoomAsync("Action 2")).PressAsync("Add another action");
        form = await RoomAsync("Action 3");

        // The first row stays empty: what is wrong with the others stands with them all the same.
        var sent = await form.Fill("Your offer", "Only after a second touch").Fill("Why", "It is fair to both.")
            .Fill("Action 2", "Change the scoring").Fill("Owner of action 2", "gus").Fill("Action 2 due", "2026-11-23")
            .Fill("Action 3", "Tell the reps").Fill("Owner of action 3", "gus").Fill("Action 3 due", "2026-11-23").SubmitAsync();

        Assert.Equal(4, sent.Errors.Count());
        foreach (var row in (string[])["2", "3"])
        {
            Assert.StartsWith("Gus is a guest", sent.ErrorOn($"owner-{row}"), StringComparison.Ordinal);
            Assert.StartsWith("Mon 23 Nov 2026 is in the past", sent.ErrorOn($"due-{row}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_a_party_offers_and_nobody_accepts_their_own()
    {
        await Slack.PressOnCardAsync("dana", "Propose a settlement");
        await Slack.GtmOf("dana").ExpectAsync("Only the two parties, Ana and Tom, can do that.");
        Assert.True(await Slack.As("dana").SeesNoModalAsync());

        await OfferAsync("Only after a second touch");
        await Slack.PressOnCardAsync("ana", "More...");
        var page = await Slack.As("ana").ModalAsync("DSP-1");
        Assert.DoesNotContain("Accept the offer", page.Text, StringComparison.Ordinal);
        await page.PressAsync("Take back my offer");
        await Slack.Dm("tom").ExpectAsync("Nothing for you to do.");
        Assert.Null((await world.Record.DisputeAsync()).Settlement);
    }

    [Fact]
    public async Task An_action_that_lacks_something_says_so_on_its_field_and_keeps_what_was_typed()
    {
        var form = await FormAsync();
        await form.PressAsync("Add an action");
        form = await RoomAsync("Action 1");
        var sent = await form.Fill("Your offer", "Only after a second touch").Fill("Why", "It is fair to both.").Fill("Action 1", "Change the scoring").SubmitAsync();

        Assert.Equal(["Name who does it.", "Say by when."], sent.Errors);
        form = await Slack.As("ana").ModalAsync("Settle DSP-1");
        Assert.Equal("It is fair to both.", form.ValueOf("Why"));

        sent = await form.Fill("Owner of action 1", "riley").Fill("Action 1 due", "2026-11-23").SubmitAsync();
        Assert.Contains("is in the past", Assert.Single(sent.Errors), StringComparison.Ordinal);
    }

    async Task OfferAsync(string choice, bool action = true)
    {
        var form = await FormAsync();
        form.Fill("Your offer", choice).Fill("Why", "It is fair to both.");
        if (action)
        {
            await form.PressAsync("Add an action");
            form = await RoomAsync("Action 1");
            form.Fill("Your offer", choice).Fill("Why", "It is fair to both.")
                .Fill("Action 1", "Change the scoring").Fill("Owner of action 1", "riley").Fill("Action 1 due", "2026-12-04");
        }

        var sent = await form.SubmitAsync();
        Assert.True(sent.Closed, $"{sent.Delivery} {string.Join(" ", sent.Errors)}");
    }

    async Task<Modal> FormAsync()
    {
        if ((await world.Record.DisputeAsync()).Settlement is null)
        {
            await Slack.PressOnCardAsync("ana", "Propose a settlement");
        }
        else
        {
            await Slack.PressBehindMoreAsync("ana", "Change my offer");
        }

        return await Slack.As("ana").ModalAsync("Settle DSP-1");
    }

    /// <summary>The form once it has a field of that label.</summary>
    async Task<Modal> RoomAsync(string label) => await SlackWorld.EventuallyAsync(
        async () => await Slack.As("ana").ModalAsync("Settle DSP-1") is var form && form.Has(label) ? form : null,
        () => Task.FromResult($"The form never got a field '{label}'."));
}
