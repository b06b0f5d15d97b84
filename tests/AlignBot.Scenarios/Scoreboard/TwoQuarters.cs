using System.Globalization;
using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Scoreboard;

/// <summary>A team lives two quarters, and what they say together stands in the channel on the day after: all the same way, different stories, or not to be read and why.</summary>
public sealed class TwoQuarters : IAsyncLifetime
{
    const string Kinds = "call: touch, action\nwebinar: response, 8 points\npricing: 5 points";

    static readonly LocalDate Third = new(2026, 7, 1);
    static readonly LocalDate Fourth = new(2026, 10, 1);

    readonly List<string> activities = [];
    readonly List<string> deals = [];

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync(
            GtmWorld.ProgramFile[..GtmWorld.ProgramFile.IndexOf("series:", StringComparison.Ordinal)].Replace("  zone: Europe/London\n  days", "  zone: Etc/UTC\n  days", StringComparison.Ordinal),
            startAt: new DateTimeOffset(2026, 6, 29, 10, 0, 0, TimeSpan.Zero));
        await Slack.TakeOverAsync("accounts", "list.csv", "account_id,name,domain,is_target,tier\n" + string.Concat("ABCD".Select(name => $"{name},Account {name},{name}.example,true,1\n")));
        await world.SettleScoreboardAsync(kinds: Kinds);
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    /// <summary>Of four accounts each: how many were turned to, engaged, responded before their deal, and of four deals won, in either quarter.</summary>
    [Theory]
    [InlineData("1111", "2222", "*2026 Q3 and 2026 Q4 together:* All four moved the same way (up).")]
    [InlineData("3333", "1212", "*2026 Q3 and 2026 Q4 together:* All four moved the same way (down).")]
    [InlineData("1112", "2103", "*2026 Q3 and 2026 Q4 together:* The four tell different stories: engagement flat, pipeline influence down.")]
    public async Task End_in_what_they_say_together(string third, string fourth, string verdict)
    {
        await LiveAsync(Third, third);
        await LiveAsync(Fourth, fourth);

        await Slack.Gtm.ExpectAsync("*2026 Q4 is on the scoreboard*", verdict, $"({fourth[0]} of 4)");
        await Slack.ReadsAsync("morgan", "scoreboard quarters", verdict, Move("Coverage", third[0], fourth[0]), Move("Conversion", third[3], fourth[3]));
        Assert.Equal(1, await Slack.Gtm.CountAsync("*2026 Q3 is on the scoreboard*"));
    }

    [Fact]
    public async Task Can_not_be_read_together_when_the_definitions_changed_between_them()
    {
        await LiveAsync(Third, "1111");
        await world.Time.ToAsync(Instant.FromUtc(2026, 11, 12, 10, 0));
        await Slack.As("riley").RunAsync("/align", "scoreboard settings");
        await (await Slack.As("riley").ModalAsync("What the board counts")).Fill("What activities count as", Kinds + "\ncoffee: touch").SubmitAsync();
        await (await Slack.As("riley").ModalSayingAsync("*Saved.*")).CloseAllAsync();
        await LiveAsync(Fourth, "2222");

        await Slack.Gtm.ExpectAsync("*2026 Q4 is on the scoreboard*", "*2026 Q3 and 2026 Q4 together:* Cannot be read: the definitions were changed between the two.");
    }

    [Fact]
    public async Task A_quarter_that_is_corrected_late_says_so_beside_what_it_said()
    {
        await LiveAsync(Third, "1111");
        await LiveAsync(Fourth, "2221");
        await Slack.Gtm.ExpectAsync("*2026 Q4 is on the scoreboard*", "The four tell different stories: conversion flat.");

        // A deal of the third quarter was won after all, and one of the fourth: the source says so weeks later.
        await world.Time.ToAsync(Instant.FromUtc(2027, 1, 20, 10, 0));
        var (lost, won) = ("Closed,true,false", "Closed,true,true");
        deals[deals.FindIndex(deal => deal.StartsWith("2026-10-01-won-2,", StringComparison.Ordinal))] = deals.Find(deal => deal.StartsWith("2026-10-01-won-2,", StringComparison.Ordinal))!.Replace(lost, won, StringComparison.Ordinal);
        await HandInAsync();
        await world.Time.ToAsync(Instant.FromUtc(2027, 1, 26, 10, 0));
        await Slack.Gtm.ExpectAsync("*2026 Q4 is on the scoreboard*", "Conversion: 50.0 % (2 of 4)", "All four moved the same way (up).");
        await Slack.ReadsAsync("ana", "scoreboard quarters", "*2026 Q4* (closed, version ", "Conversion: 50.0 % (2 of 4)");
        Assert.Equal(1, await Slack.Gtm.CountAsync("*2026 Q4 is on the scoreboard*"));
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    /// <summary>The clock goes through the quarter; on the day after, the files of what happened in it are handed in.</summary>
    async Task LiveAsync(LocalDate begins, string levels)
    {
        var (at, end) = (begins.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), begins.PlusMonths(3));
        string Day(int month, int day) => begins.PlusMonths(month).PlusDays(day - 1).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        for (var number = 0; number < 4; number++)
        {
            var account = "ABCD"[number];
            bool Is(int measure) => number < levels[measure] - '0';
            activities.AddRange(
            [
                .. Is(0) ? new[] { $"{at}-call-{number},{account},sales,call,{Day(2, 20)}T10:00:00Z" } : [],
                .. Is(1) ? new[] { $"{at}-p1-{number},{account},buyer,pricing,{Day(2, 5)}T10:00:00Z", $"{at}-p2-{number},{account},buyer,pricing,{Day(2, 6)}T10:00:00Z" } : [],
                .. Is(2) ? new[] { $"{at}-web-{number},{account},buyer,webinar,{Day(0, 20)}T10:00:00Z" } : [],
            ]);
            deals.Add($"{at}-new-{number},{account},Proposal,false,false,100,EUR,{Day(1, 10)}T10:00:00Z,{Day(5, 1)},");
            deals.Add($"{at}-won-{number},{account},Closed,true,{(Is(3) ? "true" : "false")},100,EUR,2026-02-01T10:00:00Z,{Day(1, 15)},");
        }

        await world.Time.ToAsync(end.AtMidnight().InUtc().ToInstant() + Duration.FromHours(12));
        await HandInAsync();
        await Slack.Gtm.ExpectAsync($"*{begins.Year} Q{(begins.Month / 3) + 1} is on the scoreboard*", "Pipeline influence: ");
    }

    async Task HandInAsync()
    {
        await Slack.TakeOverAsync("activities", "activities.csv", $"activity_id,account_id,side,kind,occurred_at\n{string.Join('\n', activities)}\n");
        await Slack.TakeOverAsync("opportunities", "deals.csv", $"opportunity_id,account_id,stage,is_closed,is_won,amount,currency,created_at,close_date,name\n{string.Join('\n', deals)}\n");
        await world.ScoreboardIsReadAsync();
    }

    static string Move(string name, char before, char after)
    {
        var (from, to) = ((before - '0') * 25m, (after - '0') * 25m);
        return string.Create(CultureInfo.InvariantCulture, $"{name}: {(to > from ? "up" : to < from ? "down" : "flat")} ({to - from:+0.0;-0.0;0.0}), from {from:0.0} % to {to:0.0} %");
    }
}
