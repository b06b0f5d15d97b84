using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Scoreboard;

/// <summary>Five measures against the shared list: said what they count, read from files, shown with what is behind them, and closed by the quarter.</summary>
public sealed class TheScoreboard : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await WorkedExample.StartAsync();

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
        var told = await Slack.Gtm.ExpectAsync(WorkedExample.Told);
        Assert.Contains("Cannot be read: one of the two quarters has no reading", told.Text, StringComparison.Ordinal);

        await Slack.ReadsAsync("ana", "scoreboard quarters", "*2026 Q3* (closed, version ", "Conversion: 66.7 % (2 of 3)");
        var card = await Slack.ReadsAsync("ana", "scoreboard q3", WorkedExample.Shown);

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
        await Slack.TakeOverAsync("activities", "a1.csv", WorkedExample.Activities("c1,A,sales,call,2026-09-29T10:00:00Z"));
        await ReadAsync();
        await Slack.ReadsAsync("ana", "scoreboard", "*Coverage*  20.0 % (1 of 5). *Below its line of 50 %*");

        await Slack.TakeOverAsync("activities", "a2.csv", WorkedExample.Activities("c2,B,sales,call,2026-09-29T11:00:00Z\nc3,C,marketing,email,2026-09-29T11:00:00Z"));
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

    Task ListAsync() => Slack.ListOfFiveAsync();

    Task RecordsAsync() => Slack.RecordsOfFiveAsync();
}
