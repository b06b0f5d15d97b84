using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Settings;

namespace AlignBot.Domain.BusinessReviews;

/// <summary>What was won on the list for what the programme cost in the same quarter. It stands beside the measures and is none of
/// them.</summary>
/// <param name="Won">The money in deals on the list that were won in the quarter, in the scoreboard's currency. Null where it is not
/// known.</param>
/// <param name="Currency">The scoreboard's currency; null where it is not known.</param>
/// <param name="Cost">As it was entered; null where it was not.</param>
/// <param name="Why">Why there is no return; null where there is one.</param>
public sealed record ProgramReturn(decimal? Won, string? Currency, ProgramCost? Cost, NoReturn? Why)
{
    /// <summary>Won for each unit of cost, not rounded. Null where it is not known: no number stands for it.</summary>
    public decimal? Times => Why is null ? Won / Cost?.Amount : null;

    /// <summary>The return of a quarter.</summary>
    /// <param name="reading">The quarter's newest reading; null where it was not read.</param>
    /// <param name="conversion">What conversion counts: only the win rate counts what was won.</param>
    /// <param name="cost">As it was entered.</param>
    public static ProgramReturn Of(Reading? reading, ConversionKind conversion, ProgramCost? cost)
    {
        var measure = reading?.Of(MeasureKind.Conversion);
        var won = reading?.EnteredBy is null && conversion is ConversionKind.WinRate && measure is { State: not MeasureState.Unknown }
            ? measure.Of(BesideKind.ByValue)?.Numerator
            : null;
        var currency = won is null ? null : reading!.CurrencyRule.Split(',')[0];
        NoReturn? why = cost is null ? NoReturn.NoCost
            : reading is null ? NoReturn.NotRead
            : reading.EnteredBy is not null ? NoReturn.Entered
            : conversion is not ConversionKind.WinRate ? NoReturn.NotWinRate
            : won is null ? NoReturn.WonUnknown
            : currency != cost.Currency ? NoReturn.OtherCurrency
            : null;
        return new ProgramReturn(won, currency, cost, why);
    }
}

/// <summary>Why there is no return.</summary>
public enum NoReturn
{
    /// <summary>Nobody entered the cost.</summary>
    NoCost,

    /// <summary>The quarter was not read.</summary>
    NotRead,

    /// <summary>The quarter's figures were entered: they say how many deals were won, and not how much.</summary>
    Entered,

    /// <summary>Conversion counts something else than deals won and lost.</summary>
    NotWinRate,

    /// <summary>No source gave the deals.</summary>
    WonUnknown,

    /// <summary>The cost is in another currency than the scoreboard.</summary>
    OtherCurrency,
}
