using AlignBot.Domain.Drift;
using NodaTime;

namespace AlignBot.Domain.Tests.Drift;

public static class DriftTests
{
    static readonly LocalDate Today = new(2026, 9, 14);

    static DriftReading Read(DriftSign sign, params DriftPoint[] points) =>
        DriftSigns.Read(sign, null, points, DriftSigns.Usual[sign], Today);

    static DriftPoint On(int daysAgo, decimal amount, decimal of = 0) =>
        new(Today.PlusDays(-daysAgo), amount, of) { Evidence = [$"{daysAgo}"] };

    [Theory]
    [InlineData(2.0, false)]
    [InlineData(2.01, true)]
    public static void Figures_differ_above_the_threshold_and_not_at_it(double percent, bool shown) =>
        Assert.Equal(shown, Read(DriftSign.FiguresDiffer, On(0, (decimal)percent)).IsShown);

    [Fact]
    public static void Minutes_are_added_up_over_four_weeks()
    {
        Assert.False(Read(DriftSign.Reconciling, On(0, 14), On(28, 60)).IsShown);
        var shown = Read(DriftSign.Reconciling, On(0, 8), On(27, 7), On(30, 5), On(-1, 99));
        Assert.Equal((15m, true, DriftTrend.Rising), (shown.Value!.Value, shown.IsShown, shown.Trend!.Value));
        Assert.Equal<string>(["0", "27"], shown.Evidence);
    }

    [Fact]
    public static void A_share_of_too_few_says_nothing()
    {
        Assert.Null(Read(DriftSign.UndecidedMeetings, On(0, 2, 2)).Value);
        Assert.True(Read(DriftSign.UndecidedMeetings, On(0, 1, 1), On(7, 1, 2)).IsShown);
        Assert.Equal(DriftTrend.Falling, Read(DriftSign.UndecidedMeetings, On(0, 0, 3), On(50, 3, 3)).Trend);
    }

    [Fact]
    public static void Diffs_that_nobody_stood_by_count_in_a_row()
    {
        Assert.False(Read(DriftSign.UnattestedDiffs, On(0, 1), On(7, 0), On(14, 1)).IsShown);
        Assert.True(Read(DriftSign.UnattestedDiffs, On(0, 1), On(7, 1), On(14, 0)).IsShown);
    }

    [Fact]
    public static void Of_nothing_counted_nothing_is_said()
    {
        Assert.All(Enum.GetValues<DriftSign>(), sign => Assert.Equal((null, false, null),
            (Read(sign).Value, Read(sign).IsShown, Read(sign).Trend)));
        Assert.Equal(DriftTrend.Steady, Read(DriftSign.StaleArtifacts, On(0, 1), On(7, 1)).Trend);
    }

    public static class A_problem_of_leadership
    {
        static readonly UserId Morgan = new("morgan"), Dana = new("dana"), Priya = new("priya");

        static readonly LeadershipFacts Facts = new()
        {
            BeforeTheExecutive = ["DSP-1", "DSP-2", "DSP-3"],
            CadenceHeld = 80,
            ArtifactsAreCurrent = true,
            Executive = Morgan,
            SalesLeader = Dana,
            MarketingLeader = Priya,
        };

        [Fact]
        public static void Is_told_to_the_executive_alone()
        {
            var problem = LeadershipProblem.Of(Facts)!;

            Assert.Equal<UserId>([Morgan], problem.Recipients);
            Assert.Equal<string>(["DSP-1", "DSP-2", "DSP-3"], problem.Evidence);
            Assert.NotNull(LeadershipProblem.Of(Facts with { BeforeTheExecutive = [], SignedThenContested = ["ART-1", "ART-2", "ART-3"] }));
        }

        [Fact]
        public static void Is_told_to_both_where_the_executive_is_one_of_them() =>
            Assert.Equal<UserId>([Dana, Priya], LeadershipProblem.Of(Facts with { Executive = Priya })!.Recipients);

        [Fact]
        public static void Is_none_where_structure_is_missing_or_it_is_not_often()
        {
            Assert.Null(LeadershipProblem.Of(Facts with { BeforeTheExecutive = ["DSP-1", "DSP-2", "DSP-2"] }));
            Assert.Null(LeadershipProblem.Of(Facts with { CadenceHeld = 79.9m }));
            Assert.Null(LeadershipProblem.Of(Facts with { CadenceHeld = null }));
            Assert.Null(LeadershipProblem.Of(Facts with { ArtifactsAreCurrent = false }));
            Assert.Null(LeadershipProblem.Of(Facts with { Executive = null }));
        }
    }

    public static class A_pitfall
    {
        static readonly PitfallFacts Fine = new()
        {
            HasExecutive = true,
            MeetingMinutes = [15, 30],
            MeetingsDue = 12,
            MeetingsWithoutDeciders = 3,
            MarketingPay = 20,
            SalesPay = 10
        };

        [Fact]
        public static void Is_found_where_it_is_and_not_where_nobody_has_said()
        {
            Assert.Empty(Pitfalls.Of(Fine));
            Assert.Empty(Pitfalls.Of(Fine with { SalesPay = null }));
            Assert.Equal([Pitfall.PayOfOneSide], Pitfalls.Of(Fine with { SalesPay = 0 }).AsEnumerable());
            Assert.Equal([Pitfall.DecidersMissing], Pitfalls.Of(Fine with { MeetingsWithoutDeciders = 4 }).AsEnumerable());
            Assert.Equal([Pitfall.OneLongMeeting], Pitfalls.Of(Fine with { MeetingMinutes = [60] }).AsEnumerable());
            Assert.Equal(
                [Pitfall.TwoLists, Pitfall.TwoScoreboards, Pitfall.NoExecutive, Pitfall.UnsignedDefinition],
                Pitfalls.Of(Fine with { SecondLists = 1, Scoreboards = 2, HasExecutive = false, UnsignedDefinitions = 1 })
                    .AsEnumerable());
        }
    }
}
