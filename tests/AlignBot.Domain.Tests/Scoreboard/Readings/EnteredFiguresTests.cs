using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using NodaTime;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Readings;

public static class EnteredFiguresTests
{
    static readonly ReadingPeriod Quarter = ReadingPeriod.Of(Third, "Etc/UTC");
    static readonly UserId Rae = new("rae");

    static Outcome<Reading> Take(Instant now, params EnteredFigure[] figures) =>
        EnteredFigures.Take(Quarter, Usual("Etc/UTC"), figures, Rae, now);

    [Fact]
    public static void What_is_typed_says_who_typed_it_and_what_is_not_stays_unknown()
    {
        var reading = Assert.IsType<Outcome<Reading>.Changed>(Take(Utc(10, 1), new EnteredFigure(MeasureKind.Coverage, 3, 5),
            new EnteredFigure(MeasureKind.Engagement, 0, 0))).State;

        Assert.Equal((Rae, true), (reading.EnteredBy!.Value, reading.IsClosed));
        Assert.Equal([MeasureState.Known, MeasureState.NotApplicable, MeasureState.Unknown, MeasureState.Unknown, MeasureState.Unknown],
            reading.Measures.Select(measure => measure.State));
        Assert.Equal("3/5 = 60.0 %", Said(reading.Of(MeasureKind.Coverage).Total));
    }

    [Fact]
    public static void All_that_is_wrong_is_said_at_once()
    {
        var refused = Assert.IsType<Outcome<Reading>.Refused>(Take(
            Utc(9, 30),
            new EnteredFigure(MeasureKind.Coverage, 6, 5),
            new EnteredFigure(MeasureKind.Engagement, null, 5),
            new EnteredFigure(MeasureKind.Influence, -1, 5),
            new EnteredFigure(MeasureKind.Conversion, 1, 1e20m),
            new EnteredFigure(MeasureKind.Lag, 1, 2),
            new EnteredFigure(MeasureKind.Lag, 1, 2)));

        Assert.Equal(
            [
                new ScoreboardRefusal.NotOver(Utc(10, 1)), new ScoreboardRefusal.Twice(MeasureKind.Lag),
                    new ScoreboardRefusal.MoreThanAll(MeasureKind.Coverage, 6, 5),
                new ScoreboardRefusal.HalfAFigure(MeasureKind.Engagement), new ScoreboardRefusal.OutOfRange(MeasureKind.Influence),
                    new ScoreboardRefusal.OutOfRange(MeasureKind.Conversion),
            ],
            refused.Also.Prepend(refused.Why));
    }

    [Fact]
    public static void Nothing_typed_is_no_reading() =>
        Assert.Equal(new ScoreboardRefusal.NothingEntered(),
            Assert.IsType<Outcome<Reading>.Refused>(Take(Utc(10, 1), new EnteredFigure(MeasureKind.Lag, null, null))).Why);
}
