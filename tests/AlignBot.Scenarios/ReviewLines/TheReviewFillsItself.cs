using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Cadence;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.ReviewLines;

/// <summary>The weekly review has what the records show since the last one that was held, each line in its section.</summary>
public sealed class TheReviewFillsItself : IAsyncLifetime
{
    const string Three = RecordsInHand.Accounts + "A-1,Acme,acme.example,true,1\nA-2,Bolt,bolt.example,true,2\nA-3,Cape,cape.example,true,1\n";

    const string FirstWeek = RecordsInHand.Deals
        + "O-1,A-1,Proposal,false,false,40000,EUR,2026-07-06T09:00:00Z,2026-11-30,Acme renewal\n"
        + "O-2,A-2,Proposal,false,false,5000,EUR,2026-07-07T09:00:00Z,2026-12-20,Bolt pilot\n"
        + "O-3,A-3,Legal,false,false,9000,EUR,2026-07-08T09:00:00Z,2027-02-01,Cape rollout\n"
        + "O-9,A-9,Proposal,false,false,1,EUR,2026-07-08T09:00:00Z,2026-12-01,Nobody's\n";

    const string SecondWeek = RecordsInHand.Deals
        + "O-1,A-1,Negotiation,false,false,32000,EUR,2026-07-06T09:00:00Z,2026-12-30,Acme renewal\n"
        + "O-2,A-2,Won,true,true,5000,EUR,2026-07-07T09:00:00Z,2026-12-01,Bolt pilot\n"
        + "O-3,A-3,Legal,false,false,9000,EUR,2026-07-08T09:00:00Z,2027-02-01,Cape rollout\n"
        + "O-5,A-1,Discovery,false,false,7000,EUR,2026-12-01T09:45:00Z,2027-03-01,Acme expansion\n"
        + "O-9,A-9,Won,true,true,1,EUR,2026-07-08T09:00:00Z,2026-12-01,Nobody's\n";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task From_the_first_reading_to_what_nobody_has_to_read_again()
    {
        await Slack.TakeOverRecordsAsync("accounts", Three);
        await Slack.TakeOverRecordsAsync("opportunities", FirstWeek);

        // There is nothing to compare the first reading with: the card is what it was before there were records.
        await world.Time.ToAsync(MeetingStories.FirstReview);
        Assert.False((await Slack.Gtm.ExpectAsync("Pipeline review", "start it by")).Says("From the records"));
        var card = await Slack.StartReviewAsync();
        Assert.True(card.Says("Nothing on the agenda here."), card.Text);
        card = await Slack.NextAsync(card, "Where they are stuck");
        card = await Slack.NextAsync(card, "What changed in the last week");
        Assert.False(card.Says("Acme"), card.Text);
        await Slack.EndWithNothingAsync(card);
        await Slack.Gtm.ExpectAsync("Held; there was nothing to decide.");
        await Slack.TakeOverRecordsAsync("opportunities", SecondWeek);

        // A week later it says before it starts how much there is.
        await world.Time.ToAsync("2026-12-08T09:30");
        await Slack.Gtm.ExpectAsync(
            "Pipeline review", "start it by", "From the records: 2 accounts in motion and 2 changes of close dates and amounts.");
        card = await Slack.StartReviewAsync();
        Assert.True(card.Says("*Acme*  Acme expansion is new, in Discovery; Acme renewal went from Proposal to Negotiation"), card.Text);
        Assert.True(card.Says("*Bolt*  Bolt pilot is won"), card.Text);
        Assert.False(card.Says("Nobody's") || card.Says("Cape") || card.Says("Nothing on the agenda here."), card.Text);

        // Its name leads to the account; Bolt needs no words; Acme is decided on, and is an item from then on.
        await Slack.As("priya").PressAsync(card, "About Bolt", "Bolt pilot");
        await Slack.GtmOf("priya").ExpectAsync("Bolt", "tier 2");
        await Slack.As("priya").PressAsync(card, "Take it off", "Bolt pilot");
        card = await WithoutAsync("Now: Top accounts in motion", "Bolt pilot");
        await Slack.As("dana").PressAsync(card, "Decide", "Acme expansion");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("What was decided", "Ana takes both to legal.").SubmitAsync()).Closed);
        card = await Slack.Gtm.ExpectAsync("Now: Top accounts in motion", "Decided: DEC-1", "Acme expansion is new");
        Assert.False(card.Says("*Acme*  "), card.Text);

        // Nobody's account is stuck yet. What changed has its old and new; the amount is parked and comes back as an item.
        card = await Slack.NextAsync(card, "Where they are stuck");
        Assert.True(card.Says("Nothing on the agenda here."), card.Text);
        card = await Slack.NextAsync(card, "What changed in the last week");
        Assert.True(card.Says("*Acme*  Acme renewal was pushed 30 days: from Mon 30 Nov 2026 to Wed 30 Dec 2026"), card.Text);
        Assert.True(card.Says("*Acme*  Acme renewal changed from 40,000 to 32,000 EUR"), card.Text);
        await Slack.As("dana").PressAsync(card, "Park", "changed from");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("Why is it put off", "Ana asks them.").SubmitAsync()).Closed);
        card = await Slack.Gtm.ExpectAsync("Now: What changed", "Parked: Ana asks them.", "was pushed 30 days");
        Assert.True(card.Says("As of the opportunities of Tue 1 Dec 2026: `/align import opportunities` takes a newer file."), card.Text);
        await Slack.As("priya").PressAsync(card, "End the meeting");
        await Slack.Gtm.ExpectAsync("Held. 1 decision");

        // Three weeks after it was seen there, Cape is stuck. Taken off, it stays off while it stands where it stands.
        await world.Time.ToAsync("2026-12-15T09:30");
        await Slack.Gtm.ExpectAsync("start it by", "From the records: 1 deal stuck.", "Acme renewal changed from");
        card = await Slack.NextAsync(await Slack.StartReviewAsync(), "Where they are stuck");
        Assert.True(card.Says("*Cape*  Cape rollout has stood in Legal for 21 days, since Tue 24 Nov 2026"), card.Text);
        Assert.False(card.Says("Acme renewal has stood"), card.Text);
        await Slack.As("ana").PressAsync(card, "Take it off", "Cape");
        await Slack.ToldAsync("ana", "Press 'I am here too' first");
        await Slack.As("dana").PressAsync(card, "Take it off", "Cape");
        card = await WithoutAsync("Now: Where they are stuck", "Cape rollout");
        await world.Record.HappenedAsync("review.line-taken-off");
        card = await Slack.NextAsync(card, "What changed in the last week");
        Assert.True(card.Says("Acme renewal changed from"), card.Text);
        await DropAsync(card);
        await Slack.EndWithNothingAsync(await Slack.Gtm.ExpectAsync("Now: What changed in the last week", "Dropped"));
        await world.Time.ToAsync("2026-12-22T09:30");
        await Slack.Gtm.ExpectAsync("start it by", "From the records: 2 deals stuck.");
        card = await Slack.NextAsync(await Slack.StartReviewAsync(), "Where they are stuck");
        Assert.True(card.Says("Acme renewal has stood in Negotiation for 21 days, since Tue 1 Dec 2026"), card.Text);
        Assert.False(card.Says("Cape rollout"), card.Text);
        Assert.Null((await world.Record.VerifyAsync()).BrokenAt);
    }

    [Fact]
    public async Task Sixty_moves_are_ten_lines_and_one_edit_of_many_is_one()
    {
        var accounts = Enumerable.Range(1, 60).Select(n => $"A-{n},{Name(n)},a{n}.example,true,{(n <= 3 ? 1 : 2)}\n");
        await Slack.TakeOverRecordsAsync("accounts", RecordsInHand.Accounts + string.Concat(accounts));
        await Slack.TakeOverRecordsAsync("opportunities", RecordsInHand.Deals + string.Concat(
            Enumerable.Range(1, 60).Select(n => $"O-{n:00},A-{n},Proposal,false,false,100,EUR,2026-07-06T09:00:00Z,2026-12-{1 + (n % 20):00},Deal {n}\n")));
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.EndWithNothingAsync(await Slack.StartReviewAsync());
        await Slack.Gtm.ExpectAsync("Held; there was nothing to decide.");
        await Slack.TakeOverRecordsAsync("opportunities", RecordsInHand.Deals + string.Concat(
            Enumerable.Range(1, 60).Select(n => $"O-{n:00},A-{n},Contract,false,false,100,EUR,2026-07-06T09:00:00Z,2026-12-31,Deal {n}\n")));

        await world.Time.ToAsync("2026-12-08T09:30");
        var card = await Slack.StartReviewAsync();
        Assert.True(card.Says("and 50 more"), card.Text);
        Assert.Equal(10, card.Text.Split("went from Proposal to Contract").Length - 1);

        // Whatever they are called: nobody is called, and no name fills the card.
        Assert.True(card.Says("*&lt;!channel&gt; &amp; Sons*"), card.Text);
        Assert.True(card.Says("*שלום בע״מ*"), card.Text);
        Assert.False(card.Says("*<!channel>") || card.Says(new string('L', 100)), card.Text);

        // The page has all sixty, and what is done there is done.
        await Slack.As("dana").PressAsync(card, "All 60");
        var page = await Slack.As("dana").ModalAsync("Accounts in motion");
        Assert.Equal(60, page.Text.Split("went from Proposal to Contract").Length - 1);
        await page.PressAsync("Take it off", "Deal 60 ");
        await Slack.Gtm.ExpectAsync("Now: Top accounts in motion", "and 49 more");
        page = await Slack.As("dana").ModalAsync("Accounts in motion");
        await page.PressAsync("Park", "Deal 59 ");
        Assert.True((await (await Slack.As("dana").ModalSayingAsync("Why is it put off")).Fill("Why is it put off", "Later.").SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("Now: Top accounts in motion", "and 48 more", "Parked: Later.");

        // Of sixty closes that one edit set to the last day of the year there is one line.
        card = await Slack.NextAsync(card, "Where they are stuck");
        card = await Slack.NextAsync(card, "What changed in the last week");
        Assert.True(card.Says("60 deals were pushed to Thu 31 Dec 2026, all alike: one edit of many"), card.Text);
        Assert.False(card.Says("more"), card.Text);
        await Slack.As("dana").PressAsync(card, "Escalate", "60 deals");
        var raise = await Slack.As("dana").ModalAsync();
        Assert.Equal("60 deals were pushed to Thu 31 Dec 2026, all alike: one edit of many", raise.ValueOf("Question"));
    }

    [Fact]
    public async Task What_was_lost_and_is_open_again_is_said_and_what_left_the_list_is_not()
    {
        await Slack.TakeOverRecordsAsync("accounts", Three);
        await Slack.TakeOverRecordsAsync("opportunities", RecordsInHand.Deals
            + "O-1,A-1,Lost,true,false,40000,EUR,2026-07-06T09:00:00Z,2026-11-20,\nO-2,A-2,Proposal,false,false,,,2026-07-07T09:00:00Z,2026-11-20,Bolt pilot\n"
            + "O-3,A-3,Proposal,false,false,1,EUR,2026-07-07T09:00:00Z,2027-02-01,Cape rollout\n");
        await world.Time.ToAsync(MeetingStories.FirstReview);
        await Slack.EndWithNothingAsync(await Slack.StartReviewAsync());
        await Slack.Gtm.ExpectAsync("Held; there was nothing to decide.");
        await Slack.TakeOverRecordsAsync("accounts", RecordsInHand.Accounts + "A-1,Acme,acme.example,true,1\nA-2,Bolt,bolt.example,true,2\n");
        await Slack.TakeOverRecordsAsync("opportunities", RecordsInHand.Deals
            + "O-1,A-1,Proposal,false,false,40000,EUR,2026-07-06T09:00:00Z,2027-01-20,\nO-2,A-2,Proposal,false,false,250,USD,2026-07-07T09:00:00Z,2026-11-20,Bolt pilot\n"
            + "O-3,A-3,Contract,false,false,1,EUR,2026-07-07T09:00:00Z,2027-03-01,Cape rollout\n");

        await world.Time.ToAsync("2026-12-08T09:30");
        var card = await Slack.StartReviewAsync();
        Assert.True(card.Says("*Acme*  O-1 is open again, in Proposal"), card.Text);
        Assert.False(card.Says("Cape"), card.Text);
        card = await Slack.NextAsync(await Slack.NextAsync(card, "Where they are stuck"), "What changed in the last week");
        Assert.True(card.Says("*Bolt*  Bolt pilot is open and was to close on Fri 20 Nov 2026, 18 days ago"), card.Text);
        Assert.True(card.Says("*Bolt*  Bolt pilot has an amount now: 250 USD"), card.Text);
        Assert.False(card.Says("Cape") || card.Says("Acme"), card.Text);
    }

    static string Name(int n) => n switch
    {
        1 => "<!channel> & Sons",
        2 => "שלום בע״מ",
        3 => new string('L', 300),
        _ => $"Account {n}",
    };

    async Task<Message> WithoutAsync(string says, string not) => await SlackWorld.EventuallyAsync(
        async () => await Slack.Gtm.ExpectAsync(says) is var card && !card.Says(not) ? card : null, () => Slack.Gtm.TranscriptAsync());

    async Task DropAsync(Message card)
    {
        await Slack.As("dana").PressAsync(card, "Drop");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("Why it needs no settling", "It is signed.").SubmitAsync()).Closed);
    }
}
