using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Scoreboard;

/// <summary>Five measures against the shared list: said what they count, read from files, shown with what is behind them, and closed by the quarter.</summary>
public sealed class TheScoreboard : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await BoardStories.StartExampleAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_worked_example_comes_out_to_the_digit_from_files()
    {
        await ListAsync();
        await world.SettleScoreboardAsync();
        await world.Time.ToAsync(Instant.FromUtc(2026, 10, 1, 12, 0));
        await RecordsAsync();

        await Slack.As("riley").PressAsync(await Slack.ReadsAsync("riley", "scoreboard", "*Scoreboard, 2026 Q4 to Thu 1 Oct 2026*"), "Read it now");
        await Slack.GtmOf("riley").ExpectAsync("It is being read.");
        var told = await Slack.Gtm.ExpectAsync(BoardStories.ExampleTold);
        Assert.Contains("Cannot be read: one of the two quarters has no reading", told.Text, StringComparison.Ordinal);

        await Slack.ReadsAsync("ana", "scoreboard quarters", "*2026 Q3* (closed, version ", "Conversion: 66.7 % (2 of 3)");
        var card = await Slack.ReadsAsync("ana", "scoreboard q3", BoardStories.ExampleShown);

        // Each figure opens what is behind it, by name.
        await Slack.As("ana").PressAsync(card, "Signals");
        await Slack.As("ana").ModalSayingAsync("*Signal-to-action lag, 2026 Q3*", "*Acted on in time* (3)", "*Not in time* (1)", "Beta: intent on 2026-08-20");
        await world.Record.HappenedAsync("scoreboard.quarter");
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task Before_anybody_said_what_is_counted_nothing_is_and_only_keepers_say_so()
    {
        await Slack.ReadsAsync("ana", "scoreboard", "*Scoreboard*: nobody has said yet what it counts.");
        await Slack.ReadsAsync("ana", "scoreboard settings", "can say what the scoreboard counts.");
        await Slack.ReadsAsync("riley", "scoreboard enter", "Nobody has said yet what the scoreboard counts.");
        await Slack.ReadsAsync("dana", "scoreboard red", "scoreboard");

        await Slack.As("dana").RunAsync("/align", "scoreboard settings");
        var form = await Slack.As("dana").ModalAsync("What the board counts");
        var refused = await form.Fill("Currency of the scoreboard", "EU").Fill("What activities count as", "call: touchy\nmeeting").Fill("Lines to be at, in percent", "covrage 80").Fill("Working hours to act on one", "soon").SubmitAsync();
        Assert.Contains("'touchy' of call is none of touch, response, action", refused.ErrorOn("activities"), StringComparison.Ordinal);
        Assert.Contains("'meeting' says not what it counts as", refused.ErrorOn("activities"), StringComparison.Ordinal);
        Assert.Contains("'covrage 80' is no line for a measure", refused.ErrorOn("targets"), StringComparison.Ordinal);
        Assert.Contains("'soon' is no number of working hours", refused.ErrorOn("hours"), StringComparison.Ordinal);
        refused = await (await Slack.As("dana").ModalAsync("What the board counts")).Fill("What activities count as", "call: touch").Fill("Lines to be at, in percent", "coverage 80").Fill("Working hours to act on one", "8").SubmitAsync();
        Assert.Contains("'EU' is not a currency", refused.ErrorOn("activities"), StringComparison.Ordinal);
        await Slack.ReadsAsync("ana", "scoreboard", "nobody has said yet");
    }

    [Fact]
    public async Task Without_a_source_each_measure_says_what_is_missing_and_figures_can_be_entered()
    {
        await ListAsync();
        await world.SettleScoreboardAsync();
        await Slack.ReadsAsync("ana", "scoreboard", "*Coverage*  Unknown: no source gives activities.", "*Conversion*  Unknown: no source gives opportunities.", "no source gives signals");

        await Slack.ReadsAsync("dana", "scoreboard enter", "Riley can enter figures: no leader counts their own.");
        await world.Time.ToAsync(Instant.FromUtc(2026, 10, 1, 4, 0));
        await Slack.As("riley").RunAsync("/align", "scoreboard enter");
        var form = await Slack.As("riley").ModalAsync("Figures of a quarter");
        var refused = await form.Fill("Coverage", "60 %").Fill("Conversion", "5 of 3").SubmitAsync();
        Assert.Contains("'60 %' is not both numbers", refused.ErrorOn("measure.Coverage"), StringComparison.Ordinal);
        form = await Slack.As("riley").ModalAsync("Figures of a quarter");
        refused = await form.Fill("Coverage", "3 of 5").SubmitAsync();
        Assert.Contains("5 of 3 is more than all", refused.ErrorOn("measure.Conversion"), StringComparison.Ordinal);
        form = await Slack.As("riley").ModalAsync("Figures of a quarter");
        await form.Fill("Conversion", "2/3").Fill("Pipeline influence", "75.000 von 100.000").SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("*Entered.* 2026 Q3 is on the scoreboard as version 2");
        await Slack.Gtm.ExpectAsync("*2026 Q3 is on the scoreboard*, as Riley entered it", "Coverage: 60.0 % (3 of 5)", "Engagement: unknown", "Pipeline influence: 75.0 % (75,000 of 100,000)");

        // Nobody counts over what was entered: what is read in the morning leaves the quarter alone.
        await world.Time.ToAsync(Instant.FromUtc(2026, 10, 2, 12, 0));
        await Slack.ReadsAsync("ana", "scoreboard q3", "Entered by Riley on Thu 1 Oct 2026.", "*Engagement*  Unknown: nobody entered it.");
    }

    [Fact]
    public async Task A_measure_that_crosses_its_line_is_told_once_and_a_late_correction_stands_beside()
    {
        await ListAsync();
        await world.SettleScoreboardAsync("coverage 50");
        await Slack.TakeOverAsync("activities", "a1.csv", Activities("c1,A,sales,call,2026-09-29T10:00:00Z"));
        await ReadAsync();
        await Slack.ReadsAsync("ana", "scoreboard", "*Coverage*  20.0 % (1 of 5). *Below its line of 50 %*");

        await Slack.TakeOverAsync("activities", "a2.csv", Activities("c2,B,sales,call,2026-09-29T11:00:00Z\nc3,C,marketing,email,2026-09-29T11:00:00Z"));
        await world.Time.ToAsync(Instant.FromUtc(2026, 9, 30, 15, 0));
        await ReadAsync();
        await Slack.Gtm.ExpectAsync("*Coverage* has come to its line of 50 %: 60.0 % (3 of 5), 20.0 % before.");
        await ReadAsync();
        Assert.Equal(1, await Slack.Gtm.CountAsync("has come to its line"));
    }

    async Task ReadAsync()
    {
        await Slack.ReadsAsync("riley", "scoreboard read", "It is being read.");
        await world.ScoreboardIsReadAsync();
    }

    Task ListAsync() => Slack.TakeOverAsync("accounts", "list.csv", "account_id,name,domain,is_target,tier\nA,Alpha,alpha.example,true,1\nB,Beta,beta.example,true,1\nC,Gamma,gamma.example,true,2\nD,Delta,delta.example,true,2\nE,Epsilon,epsilon.example,true,3\n");

    async Task RecordsAsync()
    {
        await Slack.TakeOverAsync("activities", "activities.csv", Activities(
            "t1,A,marketing,ad,2026-09-10T12:00:00Z\nt2,A,buyer,webinar,2026-09-12T12:00:00Z\nt3,A,buyer,pricing,2026-09-20T12:00:00Z\nt4,B,marketing,campaign,2026-09-05T12:00:00Z\n"
            + "t5,A,sales,call,2026-09-21T11:30:00Z\nt6,B,buyer,page,2026-08-20T12:00:00Z\nt7,C,marketing,email,2026-05-15T12:00:00Z\nt8,C,buyer,form,2026-07-20T12:00:00Z\n"
            + "t9,C,sales,call,2026-07-21T09:30:00Z\nt10,D,sales,email,2026-09-25T09:00:00Z"));
        await Slack.TakeOverAsync("opportunities", "deals.csv", "opportunity_id,account_id,stage,is_closed,is_won,amount,currency,created_at,close_date,name\n"
            + "o1,A,Proposal,false,false,40000,EUR,2026-09-22T00:00:00Z,2026-12-01,\no2,B,Won,true,true,25000,EUR,2026-08-01T00:00:00Z,2026-09-15,\no3,C,Proposal,false,false,35000,EUR,2026-09-01T00:00:00Z,2026-12-01,\n"
            + "o4,X,Proposal,false,false,60000,EUR,2026-08-15T00:00:00Z,2026-12-01,\no5,D,Proposal,false,false,,,2026-09-28T00:00:00Z,2026-12-01,\no6,A,Lost,true,false,40000,EUR,2026-03-02T00:00:00Z,2026-08-10,\n"
            + "o7,C,Won,true,true,15000,EUR,2026-04-02T00:00:00Z,2026-09-30,\n");
        await Slack.TakeOverAsync("signals", "signals.csv", "signal_id,account_id,kind,detected_at\ns1,A,intent,2026-09-20T10:00:00Z\ns2,C,intent,2026-07-20T10:00:00Z\ns3,B,intent,2026-08-20T12:00:00Z\ns4,D,intent,2026-09-24T16:00:00Z\n");
    }

    static string Activities(string lines) => $"activity_id,account_id,side,kind,occurred_at\n{lines}\n";
}
