using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Verdicts;
using AlignBot.Domain.Tests.Scoreboard.Measures;
using NodaTime;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Verdicts;

public static class TwoQuartersTests
{
    static Reading Quarter(ReadingPeriod period, params ReadOnlySpan<double?> percents)
    {
        var measures = new List<MeasureReading>();
        foreach (var kind in Enum.GetValues<MeasureKind>())
        {
            measures.Add((int)kind < percents.Length && percents[(int)kind] is { } percent
                ? new MeasureReading { Measure = kind, State = MeasureState.Known, Total = new Ratio((decimal)percent, 100) }
                : new MeasureReading { Measure = kind, State = MeasureState.Unknown });
        }

        return new Reading
        {
            Period = period,
            ReadAt = period.Days.Ends,
            Sources = [new SourceUsed(RecordKinds.All, "crm", period.Days.Ends)],
            DefinitionVersion = "d1",
            WeightsVersion = "w1",
            CurrencyRule = "EUR",
            Measures = [.. measures],
        };
    }

    static readonly ReadingPeriod Q2 = ReadingPeriod.Of(Third.Previous, "Etc/UTC");
    static readonly ReadingPeriod Q3 = ReadingPeriod.Of(Third, "Etc/UTC");

    static Verdict Read(double?[] before, double?[] after) => TwoQuarters.Read(Quarter(Q2, before), Quarter(Q3, after), 1.0m);

    [Fact]
    public static void The_example_of_the_definitions_tells_different_stories()
    {
        var verdict = Read([50.0, 40.0, 60.0, 60.0], [60.0, 40.0, 75.0, 66.7]);

        Assert.Equal([Direction.Up, Direction.Flat, Direction.Up, Direction.Up], verdict.Moves.Select(move => move.Direction));
        Assert.Equal("The four tell different stories: engagement flat.", verdict.ToWords());
        Assert.Equal((new ReadingRef("2026 Q2", 1, "d1"), new ReadingRef("2026 Q3", 1, "d1")), (verdict.Before, verdict.After));
    }

    [Theory]
    [InlineData(1.01, 1.01, 1.01, 1.01, "All four moved the same way (up).")]
    [InlineData(-1.01, -5, -2, -3, "All four moved the same way (down).")]
    [InlineData(1.0, 2, 2, 2, "The four tell different stories: coverage flat.")]
    [InlineData(-1.0, -2, -2, -2, "The four tell different stories: coverage flat.")]
    [InlineData(2, 2, 2, -2, "The four tell different stories: conversion down.")]
    [InlineData(2, 2, -2, -2, "The four tell different stories: coverage up, engagement up, pipeline influence down, conversion down.")]
    [InlineData(2, 0, -2, -3, "The four tell different stories: coverage up, engagement flat.")]
    [InlineData(0, 0, 0, 0, "The four tell different stories: coverage flat, engagement flat, pipeline influence flat, conversion flat.")]
    public static void Only_what_moved_by_more_than_a_point_moved(double coverage, double engagement, double influence, double conversion,
        string words)
    {
        var verdict = Read([50, 50, 50, 50], [50 + coverage, 50 + engagement, 50 + influence, 50 + conversion]);

        Assert.Equal(words, verdict.ToWords());
    }

    [Fact]
    public static void The_move_is_of_the_figures_and_not_of_what_is_shown_of_them()
    {
        // 33.33 to 34.34 is shown as 33.3 and 34.3: a move of one point there, of more in truth.
        Assert.Equal(VerdictKind.AllUp, Read([33.33, 33.33, 33.33, 33.33], [34.34, 34.34, 34.34, 34.34]).Kind);
    }

    [Fact]
    public static void What_is_not_known_cannot_be_read_and_lag_need_not_be()
    {
        Assert.Equal("Cannot be read: pipeline influence is unknown.", Read([1, 1, null, 1], [5, 5, 5, 5]).ToWords());
        Assert.Equal(VerdictKind.AllUp, Read([1, 1, 1, 1], [5, 5, 5, 5]).Kind);
    }

    [Theory]
    [InlineData(MeasureState.NotReliable, "Cannot be read: engagement is not reliable.")]
    [InlineData(MeasureState.NotApplicable, "Cannot be read: engagement is of nothing (n/a).")]
    public static void Nor_what_is_not_reliable_or_of_nothing(MeasureState state, string words)
    {
        var after = Quarter(Q3, 5, 5, 5, 5);
        after = after with { Measures = after.Measures.SetItem(1, after.Measures[1] with { State = state }) };

        Assert.Equal(words, TwoQuarters.Read(Quarter(Q2, 1, 1, 1, 1), after, 1).ToWords());
    }

    [Fact]
    public static void Two_quarters_are_compared_only_where_they_count_alike()
    {
        var (before, after) = (Quarter(Q2, 1, 1, 1, 1), Quarter(Q3, 5, 5, 5, 5));

        Assert.Equal([NotComparable.NoReading], TwoQuarters.Read(null, after, 1).NotComparable.AsEnumerable());
        Assert.Equal([NotComparable.NotConsecutive],
            TwoQuarters.Read(Quarter(ReadingPeriod.Of(Third.Previous.Previous, "Etc/UTC"), 1, 1, 1, 1), after,
            1).NotComparable.AsEnumerable());
        Assert.Equal([NotComparable.NotClosed], TwoQuarters.Read(before,
            Quarter(Q3 with { Until = new LocalDate(2026, 8, 1) }, 5, 5, 5, 5), 1).NotComparable.AsEnumerable());
        Assert.Equal([NotComparable.NotClosed], TwoQuarters.Read(before,
            after with { Sources = [new SourceUsed(RecordKinds.All, "crm", Utc(9, 30))] }, 1).NotComparable.AsEnumerable());
        Assert.Equal(
            "Cannot be read: the definitions were changed between the two; the zone was changed between the two; "
            + "the rule for currencies was changed between the two.",
            TwoQuarters.Read(before, after with
            {
                DefinitionVersion = "d2",
                CurrencyRule = "USD",
                Period = after.Period with { ZoneId = "Europe/Paris" }
            }, 1).ToWords());
    }

    [Fact]
    public static void The_accounts_of_both_quarters_are_told_beside()
    {
        var story = WorkedExampleTests.Example();
        var after = story.Read();
        var before = Quarter(Q2, 1, 1, 1, 1) with { DefinitionVersion = after.DefinitionVersion, CurrencyRule = after.CurrencyRule };
        var cohort = before with { Measures = [.. before.Measures.Select(measure => measure with { ConstantCohort = new Ratio(1, 5) })] };

        Assert.Equal(40, TwoQuarters.Read(before, after, 1, cohort).Moves[0].CohortPoints);
        Assert.Null(TwoQuarters.Read(before, after, 1).Moves[0].CohortPoints);
    }

    [Fact]
    public static void A_point_is_worth_a_word_only_when_something_crossed_its_line()
    {
        Target[] targets = [new(MeasureKind.Engagement, 40), new(MeasureKind.Coverage, 60), new(MeasureKind.Influence, 50)];
        var (before, after) = (Quarter(Q3, 59.9, 40, 50, 1), Quarter(Q3, 60, 39.99, 50, 1));

        Assert.Equal([(MeasureKind.Coverage, true), (MeasureKind.Engagement, false)], Targets.Crossed(targets, before, after)
            .Select(one => (one.Target.Measure, one.IsReached)));
        Assert.Empty(Targets.Crossed(targets, after, after));
        Assert.Empty(Targets.Crossed(targets, before with { DefinitionVersion = "d2" }, after));
        Assert.Empty(Targets.Crossed(targets, Quarter(Q3, null, null, 50), after));
    }
}
