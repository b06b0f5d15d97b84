using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Scoreboard.Boards;

/// <summary>Which periods are read when: Thursday 1 October 2026 is the first day of a quarter.</summary>
public static class ReadingPlanTests
{
    static readonly MeasureSettings Settings = StarterMeasures.For("Europe/London", "EUR");
    static readonly Instant LongAgo = Instant.FromUtc(2026, 1, 1, 0, 0);

    [Theory]
    [InlineData("2026-10-05T04:00:00Z", "2026-10-05..2026-10-01")]
    [InlineData("2026-10-06T04:00:00Z", "")]
    [InlineData("2026-10-01T04:00:00Z", "2026-10-01..2026-07-01")]
    public static void A_point_is_read_on_mondays_and_a_quarter_the_day_after_its_end(string now, string read)
    {
        // Of the quarter that runs there is a point; of those before the last one all are closed.
        ReadingStand[] have =
        [
            Stand(Point(new LocalDate(2026, 10, 3)), isClosed: false), Stand(Quarter(4)), Stand(Quarter(1)), .. now.Contains("10-01", StringComparison.Ordinal) ? Array.Empty<ReadingStand>() : [Stand(Quarter(7))],
        ];
        var plan = ReadingPlan.Of(At(now), Settings, have, LongAgo, isAsked: false);

        // On Mondays the quarter that is over is looked at once more: it may have been corrected.
        string[] corrected = now.Contains("10-05", StringComparison.Ordinal) ? ["2026-10-01..2026-07-01"] : [];
        Assert.Equal(read.Length == 0 ? corrected : [.. corrected, read], plan.Select(period => $"{period.Until:uuuu-MM-dd}..{period.From:uuuu-MM-dd}").ToArray());
    }

    [Fact]
    public static void Before_there_was_a_list_no_quarter_is_read()
    {
        var since = Instant.FromUtc(2026, 9, 30, 23, 0);

        // Midnight in London was then: a list of the first moment of October is none of September.
        Assert.Empty(ReadingPlan.Of(At("2026-10-02T04:00:00Z"), Settings, [Stand(Point(new LocalDate(2026, 10, 2)), isClosed: false)], since, isAsked: false));
        Assert.Equal(7, ReadingPlan.Of(At("2026-10-02T04:00:00Z"), Settings, [Stand(Point(new LocalDate(2026, 10, 2)), isClosed: false)], since - Duration.Epsilon, isAsked: false).Single().From.Month);
        Assert.DoesNotContain(ReadingPlan.Of(At("2026-10-02T04:00:00Z"), Settings, [], null, isAsked: true), period => period.From.Month == 7);
    }

    [Fact]
    public static void One_that_is_not_closed_is_read_each_day_and_one_that_was_entered_never()
    {
        ReadingStand[] open = [Stand(Quarter(7), isClosed: false), Stand(Point(new LocalDate(2026, 10, 5)), isClosed: false), Stand(Quarter(4)), Stand(Quarter(1))];
        Assert.Equal(new LocalDate(2026, 10, 1), ReadingPlan.Of(At("2026-10-07T04:00:00Z"), Settings, open, LongAgo, isAsked: false).Single().Until);

        open[0] = open[0] with { IsEntered = true };
        Assert.Empty(ReadingPlan.Of(At("2026-10-07T04:00:00Z"), Settings, open, LongAgo, isAsked: false));
    }

    [Fact]
    public static void Weights_that_changed_read_the_quarter_before_once_more()
    {
        ReadingStand[] have = [Stand(Quarter(7)), Stand(Quarter(4)) with { WeightsVersion = "older" }, Stand(Quarter(1)), Stand(Point(new LocalDate(2026, 10, 5)), isClosed: false)];
        Assert.Equal(new LocalDate(2026, 7, 1), ReadingPlan.Of(At("2026-10-06T04:00:00Z"), Settings, have, LongAgo, isAsked: false).Single().Until);
    }

    [Fact]
    public static void A_closed_quarter_that_was_counted_by_other_definitions_stays_as_it_was_counted()
    {
        ReadingStand[] have = [Stand(Quarter(7)) with { DefinitionVersion = "older" }, Stand(Quarter(4)), Stand(Quarter(1)), Stand(Point(new LocalDate(2026, 10, 5)), isClosed: false)];
        Assert.Empty(ReadingPlan.Of(At("2026-10-05T04:00:00Z"), Settings, have, LongAgo, isAsked: false));

        // One that is not closed is read by what is counted now.
        have[0] = have[0] with { IsClosed = false };
        Assert.Equal(new LocalDate(2026, 10, 1), ReadingPlan.Of(At("2026-10-05T04:00:00Z"), Settings, have, LongAgo, isAsked: false).Single().Until);
    }

    [Theory]
    [InlineData("2026-10-05T10:00:00Z", "2026-10-06")]
    [InlineData("2026-12-31T10:00:00Z", "2027-01-01")]
    public static void Whoever_asks_gets_today_as_far_as_it_has_come_and_never_a_day_of_another_quarter(string now, string until) =>
        Assert.Equal(until, $"{ReadingPlan.Of(At(now), Settings, [], null, isAsked: true)[^1].Until:uuuu-MM-dd}");

    [Theory]
    [InlineData("2026-10-05T03:59:59Z", "2026-10-05T04:00:00Z")]
    [InlineData("2026-10-05T04:00:00Z", "2026-10-06T04:00:00Z")]
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T05:00:00Z")]
    public static void It_is_looked_each_day_at_five_by_the_clock_on_the_wall(string now, string next) =>
        Assert.Equal(At(next), ReadingPlan.Next(At(now), Settings));

    static Instant At(string text) => NodaTime.Text.InstantPattern.General.Parse(text).GetValueOrThrow();

    static ReadingPeriod Quarter(int month) => ReadingPeriod.Of(new FiscalQuarter(new LocalDate(2026, month, 1), 1), Settings.ZoneId);

    static ReadingPeriod Point(LocalDate until) => Quarter(10) with { Until = until };

    static ReadingStand Stand(ReadingPeriod period, bool isClosed = true) => new(period, isClosed, IsEntered: false, Settings.WeightsVersion, Settings.DefinitionVersion);
}
