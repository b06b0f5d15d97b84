using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.ReviewLines;

/// <summary>The strategy review's third conversation begins with signals that nobody acted on and with leads that came back.</summary>
public sealed class WhereLeadsGoDark : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Signals_without_an_action_and_returned_leads_stand_there()
    {
        await Slack.TakeOverRecordsAsync("accounts", RecordsInHand.Accounts + "A-1,Acme,acme.example,true,1\nA-2,Bolt,bolt.example,true,2\nA-3,Cape,cape.example,true,2\n");
        await world.Time.ToAsync("2026-12-03T09:00");
        await Slack.TakeOverRecordsAsync(
            "signals",
            "signal_id,account_id,kind,strength,detected_at\ns1,A-2,intent,7,2026-11-26T10:00:00Z\ns2,A-1,intent,7,2026-11-27T10:00:00Z\n"
                + "s3,A-3,intent,7,2026-11-26T10:00:00Z\ns4,A-1,newsletter,7,2026-11-26T10:00:00Z\ns5,A-1,demo request,7,2026-12-03T08:00:00Z\n");
        await Slack.TakeOverRecordsAsync("activities", "activity_id,account_id,side,kind,occurred_at\nt1,A-3,sales,call,2026-11-26T12:00:00Z\nt2,A-2,marketing,email,2026-11-27T12:00:00Z\n");
        await Slack.TakeOverRecordsAsync(
            "leads",
            "lead_id,account_id,created_at,status,returned_reason\nL-1,A-1,2026-11-10T09:00:00Z,Returned,No budget\nL-2,A-2,2026-11-11T09:00:00Z,Returned,no  budget\n"
                + "L-3,A-2,2026-11-12T09:00:00Z,Returned,\nL-4,A-2,2026-11-12T09:00:00Z,Open,\n");

        await world.Time.ToAsync("2026-12-03T14:00");
        var card = await Slack.Gtm.ExpectAsync("Strategy review", "start it by", "From the records: 4 signals and returned leads.");
        await Slack.As("dana").PressAsync(card, "Start");
        card = await Slack.Gtm.ExpectAsync("Strategy review", "Now: What sales is not getting");
        Assert.False(card.Says("intent"), card.Text);
        card = await Slack.NextAsync(card, "What marketing does that sales does not value");
        card = await Slack.NextAsync(card, "Where leads go dark, and why");

        // Tier one first. What has time left, was acted on, or is of no kind that counts is not there.
        var (acme, bolt) = (card.Text.IndexOf("*Acme*  nobody acted on a signal (intent) of Fri 27 Nov 2026 yet", StringComparison.Ordinal),
            card.Text.IndexOf("*Bolt*  nobody acted on a signal (intent) of Thu 26 Nov 2026 yet", StringComparison.Ordinal));
        Assert.True(acme > 0 && bolt > acme, card.Text);
        Assert.True(card.Says("2 leads came back: No budget") && card.Says("1 lead came back without a reason"), card.Text);
        Assert.False(card.Says("Cape") || card.Says("newsletter") || card.Says("demo request"), card.Text);

        await Slack.As("dana").PressAsync(card, "Decide", "No budget");
        Assert.True((await (await Slack.As("dana").ModalAsync()).Fill("What was decided", "Budget is asked before a lead is passed on.").SubmitAsync()).Closed);
        await Slack.Gtm.ExpectAsync("Now: Where leads go dark", "2 leads came back: No budget", "Decided: DEC-1");
    }
}
