using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>The example by which the measures are defined, digit for digit: the third quarter of 2026 in UTC.</summary>
public static class WorkedExampleTests
{
    /// <summary>Accounts A and B of tier one, C and D of tier two, E of tier three, and a firm X that is not on the list.</summary>
    public static ScoreStory Example()
    {
        var story = new ScoreStory { Before = [] };
        story.Settings = story.Settings with { SourceZoneId = "America/Phoenix" };
        story.Accounts.AddRange([Account("A", 1), Account("B", 1), Account("C", 2), Account("D", 2), Account("E", 3)]);
        story.Before.AddRange(story.Accounts);
        story.Activities.AddRange(
        [
            By(ActivitySide.Marketing, "ad", "A", Utc(9, 10, 12)),
            By(ActivitySide.Buyer, "webinar", "A", Utc(9, 12, 12)),
            By(ActivitySide.Buyer, "pricing", "A", Utc(9, 20, 12)),
            By(ActivitySide.Marketing, "campaign", "B", Utc(9, 5, 12)),
            By(ActivitySide.Sales, "call", "A", Utc(9, 21, 11, 30)),
            By(ActivitySide.Buyer, "page", "B", Utc(8, 20, 12)),
            By(ActivitySide.Marketing, "email", "C", Utc(5, 15, 12)),
            By(ActivitySide.Buyer, "form", "C", Utc(7, 20, 12)),
            By(ActivitySide.Sales, "call", "C", Utc(7, 21, 9, 30)),
            By(ActivitySide.Sales, "email", "D", Utc(9, 25, 9)),
        ]);
        story.Deals.AddRange(
        [
            new Opportunity("o1", "A") { CreatedAt = Utc(9, 22), Amount = 40_000, Currency = "EUR" },
            new Opportunity("o2", "B") { CreatedAt = Utc(8, 1), Amount = 25_000, Currency = "EUR", State = OpportunityState.Won,
                CloseDate = new LocalDate(2026, 9, 15) },
            new Opportunity("o3", "C") { CreatedAt = Utc(9, 1), Amount = 35_000, Currency = "EUR" },
            new Opportunity("o4", "X") { CreatedAt = Utc(8, 15), Amount = 60_000, Currency = "EUR" },
            new Opportunity("o5", "D") { CreatedAt = Utc(9, 28) },
            new Opportunity("o6", "A") { CreatedAt = Utc(3, 2), Amount = 40_000, Currency = "EUR", State = OpportunityState.Lost,
                CloseDate = new LocalDate(2026, 8, 10) },
            new Opportunity("o7", "C") { CreatedAt = Utc(4, 2), Amount = 15_000, Currency = "EUR", State = OpportunityState.Won,
                ClosedAt = Utc(10, 1, 1, 9) },
        ]);
        story.Signals.AddRange(
        [
            new Signal("s1", "A", "intent") { DetectedAt = Utc(9, 20, 10) },
            new Signal("s2", "C", "intent") { DetectedAt = Utc(7, 20, 10) },
            new Signal("s3", "B", "intent") { DetectedAt = Utc(8, 20, 12) },
            new Signal("s4", "D", "intent") { DetectedAt = Utc(9, 24, 16) },
        ]);
        return story;
    }

    [Fact]
    public static void Coverage_is_three_of_five()
    {
        var coverage = Example().Read(MeasureKind.Coverage);

        Assert.Equal("3/5 = 60.0 %", Said(coverage.Total));
        Assert.Equal("2/2, 1/2, 0/1", Tiers(coverage));
        Assert.Equal<string>(["A", "B", "D"], coverage.Behind);
        Assert.Equal<string>(["C", "E"], coverage.NotBehind);
    }

    [Fact]
    public static void Engagement_is_two_of_five()
    {
        var engagement = Example().Read(MeasureKind.Engagement);

        Assert.Equal("2/5 = 40.0 %", Said(engagement.Total));
        Assert.Equal<string>(["A", "C"], engagement.Behind);
    }

    [Fact]
    public static void Influence_is_three_quarters_of_the_new_pipeline()
    {
        var influence = Example().Read(MeasureKind.Influence);

        Assert.Equal("75000/100000 = 75.0 %", Said(influence.Total));
        Assert.Equal("2/4 = 50.0 %", Said(influence.Of(BesideKind.ByCount)));
        Assert.Equal("100000/160000 = 62.5 %", Said(influence.Of(BesideKind.ListShare)));
        Assert.Equal<string>(["o1", "o3"], influence.Behind);
        Assert.Equal<string>(["o2", "o5"], influence.NotBehind);
        Assert.Equal<LeftOut>([new LeftOut("o5", LeftOutWhy.NoAmount)], influence.LeftOut);
    }

    [Fact]
    public static void Conversion_is_two_of_three_by_the_clock_of_the_source()
    {
        var story = Example();

        var conversion = story.Read(MeasureKind.Conversion);
        Assert.Equal("2/3 = 66.7 %", Said(conversion.Total));
        Assert.Equal("40000/80000 = 50.0 %", Said(conversion.Of(BesideKind.ByValue)));
        Assert.Equal<string>(["o2", "o7"], conversion.Behind);
        Assert.Equal<string>(["o6"], conversion.NotBehind);

        story.Settings = story.Settings with { SourceZoneId = null };
        Assert.Equal("1/2 = 50.0 %", Said(story.Read(MeasureKind.Conversion).Total));
    }

    [Fact]
    public static void Of_the_accounts_without_an_open_deal_two_of_three_got_one()
    {
        var story = Example();
        story.Settings = story.Settings with { Conversion = ConversionKind.ListToOpportunity };

        var conversion = story.Read(MeasureKind.Conversion);

        Assert.Equal("2/3 = 66.7 %", Said(conversion.Total));
        Assert.Equal<string>(["B", "D"], conversion.Behind);
        Assert.Equal<string>(["E"], conversion.NotBehind);
    }

    [Fact]
    public static void Lag_is_ranked_with_the_unanswered_signal_last()
    {
        var reading = Example().Read(MeasureKind.Lag);
        var lag = reading.Lag!;

        Assert.Equal(4, lag.Total.Count);
        Assert.Equal([2.5, 7.5, 237.0, 1.0], lag.Episodes.OrderBy(one => one.SignalKey).Select(one => one.Worked.TotalHours));
        Assert.Equal(Duration.FromHours(2.5), lag.Total.Median);
        Assert.Null(lag.Total.NinetyPercent);
        Assert.Equal(Duration.FromHours(23.5), lag.Total.MedianByWallClock); // 17 h, 23.5 h, 25.5 h, never
        Assert.Equal(Duration.FromHours(25.5), lag.Episodes.Single(one => one.SignalKey == "s1").AnsweredAt - Utc(9, 20, 10));
        Assert.Equal("3/4 = 75.0 %", Said(reading.Total));
        Assert.Equal((1, 0, Duration.FromHours(237)), (lag.Total.Unanswered, lag.Total.StillInTime, lag.Total.OldestUnanswered!.Value));
        Assert.Equal<string>(["s3"], reading.NotBehind);
    }

    [Fact]
    public static void The_reading_says_what_it_rests_on()
    {
        var story = Example();
        var reading = story.Read();

        Assert.Equal(Enum.GetValues<MeasureKind>(), reading.Measures.Select(measure => measure.Measure));
        Assert.All(reading.Measures, measure => Assert.Equal(MeasureState.Known, measure.State));
        Assert.Equal((new ListUsed("list", Utc(9, 30, 23), 5), story.Settings.DefinitionVersion),
            (reading.List, reading.DefinitionVersion));
        Assert.Equal(Utc(9, 30, 23), reading.AsOf);
        Assert.True(reading.IsClosed);
    }
}
