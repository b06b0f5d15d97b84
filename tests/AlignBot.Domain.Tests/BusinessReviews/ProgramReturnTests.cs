using AlignBot.Domain.BusinessReviews;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.BusinessReviews;

/// <summary>Won on the list for each unit of cost; where one of the two is not known, no number stands for it.</summary>
public static class ProgramReturnTests
{
    static readonly Instant Then = Instant.FromUtc(2026, 10, 1, 9, 0);

    static readonly ProgramCost Cost = new(20_000, "EUR", new UserId("ULEAD"), Then);

    static Reading Read(MeasureState state = MeasureState.Known, decimal? won = 40_000, UserId? enteredBy = null) => new()
    {
        Period = ReadingPeriod.Of(new FiscalQuarter(new LocalDate(2026, 7, 1), 1), "Etc/UTC"),
        ReadAt = Then,
        DefinitionVersion = "d",
        WeightsVersion = "w",
        CurrencyRule = "EUR, rate of the close",
        EnteredBy = enteredBy,
        Measures =
        [
            new MeasureReading
            {
                Measure = MeasureKind.Conversion,
                State = state,
                Total = new Ratio(2, 3),
                Beside = won is { } money ? [new BesideRatio(BesideKind.ByValue, new Ratio(money, 80_000))] : [],
            },
        ],
    };

    static ProgramReturn Of(Reading? reading, ProgramCost? cost, ConversionKind conversion = ConversionKind.WinRate) =>
        ProgramReturn.Of(reading, conversion, cost);

    [Fact]
    public static void It_is_what_was_won_divided_by_the_cost()
    {
        Assert.Equal(2m, Of(Read(), Cost).Times);
        Assert.Equal(0m, Of(Read(won: 0), Cost).Times);
        Assert.Equal((40_000m, "EUR"), (Of(Read(), cost: null).Won, Of(Read(), cost: null).Currency));
    }

    [Fact]
    public static void It_says_why_there_is_none()
    {
        Assert.Equal(NoReturn.NoCost, Of(Read(), cost: null).Why);
        Assert.Equal(NoReturn.NotRead, Of(reading: null, Cost).Why);
        Assert.Equal(NoReturn.Entered, Of(Read(enteredBy: new UserId("ULEAD")), Cost).Why);
        Assert.Equal(NoReturn.NotWinRate, Of(Read(), Cost, ConversionKind.ListToOpportunity).Why);
        Assert.Equal(NoReturn.WonUnknown, Of(Read(MeasureState.Unknown), Cost).Why);
        Assert.Equal(NoReturn.WonUnknown, Of(Read(won: null), Cost).Why);
        Assert.Equal(NoReturn.OtherCurrency, Of(Read(), Cost with { Currency = "USD" }).Why);
        Assert.All(
            (ProgramReturn[])[Of(Read(), cost: null), Of(reading: null, Cost), Of(Read(), Cost with { Currency = "USD" })],
            one => Assert.Null(one.Times));
    }
}
