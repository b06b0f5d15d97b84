using AlignBot.Domain.Scoreboard.Settings;
using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Verdicts;
using NodaTime;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Boards;

/// <summary>Which readings are worth a word, and what is written down of each.</summary>
public static class BoardWorkflowTests
{
    static readonly Board Board = BoardWorkflow.Blank(new ScoreboardId(Guid.Empty), new ProgramId(1)) with
    {
        Settings = Usual("Etc/UTC"),
        Targets = [new Target(MeasureKind.Coverage, 50)],
    };

    [Fact]
    public static void A_point_is_told_only_when_something_crossed_its_line()
    {
        Assert.Empty(Told(Point(1), before: null));
        Assert.Empty(Told(Point(1), Point(0)));
        Assert.Single(Told(Point(2), Point(1)));
        Assert.Single(Told(Point(1), Point(2)));
        Assert.Empty(Told(Point(2), Point(2)));
        Assert.Empty(Told(Point(2) with { DefinitionVersion = "another" }, Point(1)));
    }

    [Fact]
    public static void What_was_seen_last_of_the_same_days_is_what_it_is_held_against()
    {
        // Told already at the first reading of the day.
        Assert.Empty(Effects(new BoardCommand.Take(Point(2), Point(1), Corrected: Point(2))).OfType<BoardEffect.Announce>());
        Assert.Single(Effects(new BoardCommand.Take(Point(2), Point(2), Corrected: Point(1))).OfType<BoardEffect.Announce>());
    }

    [Fact]
    public static void A_quarter_is_told_once_when_it_is_closed_and_each_correction_is_written_down()
    {
        var (open, closed) = (Quarter(1, isClosed: false), Quarter(1, isClosed: true));
        Assert.Empty(Effects(new BoardCommand.Take(open, PointBefore: null, Corrected: null)).OfType<BoardEffect.Announce>());

        var first = Effects(new BoardCommand.Take(closed, PointBefore: null, open));
        Assert.Single(first.OfType<BoardEffect.Announce>());
        Assert.Equal("coverage: 1 of 4", Assert.IsType<BoardFact.QuarterRead>(Assert.Single(first.OfType<BoardEffect.Log>()).Fact).Figures[0]);

        var corrected = Effects(new BoardCommand.Take(Quarter(3, isClosed: true), PointBefore: null, closed));
        Assert.Empty(corrected.OfType<BoardEffect.Announce>());
        Assert.Single(corrected.OfType<BoardEffect.Refresh>());
        Assert.Single(corrected.OfType<BoardEffect.Log>());
    }

    [Fact]
    public static void Five_unknowns_are_kept_and_not_told()
    {
        var unknown = Quarter(1, isClosed: true) with
        {
            Measures = [.. Enum.GetValues<MeasureKind>().Select(kind => new MeasureReading { Measure = kind, State = MeasureState.Unknown })],
        };
        Assert.Empty(Effects(new BoardCommand.Take(unknown, PointBefore: null, Corrected: null)).OfType<BoardEffect.Announce>());
        Assert.Single(Effects(new BoardCommand.Take(unknown, PointBefore: null, Corrected: null)).OfType<BoardEffect.Keep>());
    }

    [Fact]
    public static void A_kind_that_counts_as_nothing_is_said_without_another_definition()
    {
        var settings = Board.Settings! with { Activities = [.. Board.Settings.Activities, new ActivityRule("task")] };
        var said = new BoardCommand.SetUp(Actor: null, settings, Board.Targets, []);

        Assert.Equal(Board.Settings.DefinitionVersion, settings.DefinitionVersion);
        Assert.Empty(Effects(said).OfType<BoardEffect.Read>());
        Assert.IsType<Outcome<Board>.Ignored>(Apply(new BoardCommand.SetUp(Actor: null, Board.Settings, Board.Targets, [])));
    }

    static IEnumerable<BoardEffect.Announce> Told(Reading reading, Reading? before) =>
        Effects(new BoardCommand.Take(reading, before, Corrected: null)).OfType<BoardEffect.Announce>();

    static ImmutableArray<Effect> Effects(BoardCommand command) =>
        Assert.IsType<Outcome<Board>.Changed>(Apply(command)).Effects;

    static Outcome<Board> Apply(BoardCommand command) => BoardWorkflow.Apply(
        Board, command, new RuleContext(Third.End.AtMidnight().InUtc().ToInstant(), new AlignBot.Domain.People.Roster(), NineToFive("Etc/UTC")));

    static Reading Point(int covered) => Of(covered, ReadingPeriod.Of(Third, "Etc/UTC") with { Until = Third.First.PlusDays(20) }, Third.First.PlusDays(20));

    static Reading Quarter(int covered, bool isClosed) => Of(covered, ReadingPeriod.Of(Third, "Etc/UTC"), isClosed ? Third.End : Third.End.PlusDays(-1));

    static Reading Of(int covered, ReadingPeriod period, LocalDate read) => new()
    {
        Period = period,
        ReadAt = read.AtMidnight().InUtc().ToInstant(),
        DefinitionVersion = Board.Settings!.DefinitionVersion,
        WeightsVersion = Board.Settings.WeightsVersion,
        CurrencyRule = Board.Settings.Currency.Text,
        Sources = [new SourceUsed(Domain.Scoreboard.Records.RecordKinds.All, "crm", read.AtMidnight().InUtc().ToInstant())],
        Measures = [.. Enum.GetValues<MeasureKind>().Select(kind => new MeasureReading { Measure = kind, State = MeasureState.Known, Total = new Ratio(covered, 4) })],
    };
}
