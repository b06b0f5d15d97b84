using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;
using AlignBot.Scenarios.ReviewLines;
using AlignBot.Scenarios.Scoreboard;

namespace AlignBot.Scenarios.Audits;

/// <summary>The audit reads the shared list and the scoreboard again: what is wrong with either is a finding like any other.</summary>
public sealed class ListAndScoreboardAreReadAgain : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task What_can_not_be_read_what_is_below_its_line_and_what_lacks_a_pair()
    {
        await Slack.TakeOverRecordsAsync("accounts", RecordsInHand.Accounts + "A-1,Acme,acme.example,true,1\nA-2,Bolt,bolt.example,true,2\n");
        await Slack.TakeOverRecordsAsync("activities", WorkedExample.Activities("t1,A-1,sales,call,2026-11-20T10:00:00Z"));
        await world.SettleScoreboardAsync("coverage 80");

        await Slack.As("riley").RunAsync("/align", "audit");
        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectWithAsync("Begin it now", "*No audit yet.*"), "Begin it now");
        await Slack.Dm("riley").ExpectAsync(
            "*Audit of 2026 Q4*", "1 of 1 account of tier 1 lacks a rep or a marketer.", "Coverage is below its line of 80 %: 50.0 %.",
            "Conversion can't be read. Unknown: no source gives opportunities.");
    }
}
