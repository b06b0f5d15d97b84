using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Time;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>What the scoreboard says of a quarter, as figures and in the words in which it says them everywhere.</summary>
interface IQuarterFigures
{
    /// <summary>The newest reading of the whole quarter, beside the quarters before it.</summary>
    Task<QuarterFigures> OfAsync(AlignBotContext db, ProgramInfo program, FiscalQuarter quarter);
}

/// <summary>The scoreboard of a quarter.</summary>
/// <param name="Reading">The newest of the quarter; null where it was not read.</param>
/// <param name="Conversion">What conversion counts.</param>
/// <param name="Currency">The currency of the scoreboard; null before anybody said so.</param>
/// <param name="Ground">Against which list and as of when; why there is no reading where there is none.</param>
/// <param name="Measures">The five, in their order; all of them unknown where there is no reading.</param>
/// <param name="Verdict">What this quarter and the one before say together, in a sentence.</param>
/// <param name="DealsLeftOut">'1 without an amount', of the deals that were won or lost; null where none was left out.</param>
sealed record QuarterFigures(
    Reading? Reading, ConversionKind Conversion, string? Currency, string Ground, ImmutableArray<MeasureInWords> Measures, string Verdict,
    string? DealsLeftOut);

/// <summary>A measure of a quarter.</summary>
/// <param name="Name">'Coverage'.</param>
/// <param name="Figure">'60.0 %', 'n/a', 'unknown'.</param>
/// <param name="Of">'3 of 5'; null where it is unknown.</param>
/// <param name="Since">'+4.0 since 2026 Q2'; null where that can't be told.</param>
/// <param name="Doubt">Why it is unknown or not reliable; null where it is neither.</param>
/// <param name="Trend">How it went; null where there are no two points.</param>
/// <param name="Percent">The share; null where it is not known, or not reliable.</param>
sealed record MeasureInWords(string Name, string Figure, string? Of, string? Since, string? Doubt, TrendModel? Trend, decimal? Percent);
