using System.Collections.Immutable;
using AlignBot.Contracts;

namespace AlignBot.Scoreboard.Web;

/// <summary>The scoreboard as a page.</summary>
/// <param name="None">Why there is nothing to show; null where there is.</param>
/// <param name="Period">'2026 Q4 to Sun 29 Nov 2026'.</param>
/// <param name="Ground">Against which list, and as of when.</param>
/// <param name="Measures">The five.</param>
/// <param name="Verdict">What two quarters say together, then how each of the four moved; empty before the first is over.</param>
/// <param name="Quarters">Those that are over, the newest first.</param>
public sealed record BoardModel(
    string? None, string Period, string Ground, ImmutableArray<MeasureModel> Measures, ImmutableArray<string> Verdict, ImmutableArray<QuarterModel> Quarters);

/// <summary>One measure.</summary>
/// <param name="Name">Its name.</param>
/// <param name="What">What it is a share of.</param>
/// <param name="Figure">'60.0 %', 'n/a', 'unknown'.</param>
/// <param name="Of">'3 of 5'; null where it is unknown.</param>
/// <param name="Doubt">Why it is unknown or not reliable; null where it is neither.</param>
/// <param name="Beside">What stands beside it: a name and a value each.</param>
/// <param name="Tiers">A tier, its share, and its two numbers.</param>
/// <param name="Trend">How it went; null where there are no two points that can be compared.</param>
public sealed record MeasureModel(
    string Name, string What, string Figure, string? Of, string? Doubt, ImmutableArray<(string Name, string Value)> Beside,
    ImmutableArray<(string Tier, string Share, string Of)> Tiers, TrendModel? Trend);

/// <summary>A quarter that is over, as a row.</summary>
/// <param name="Name">'2026 Q3'.</param>
/// <param name="State">'closed'.</param>
/// <param name="Figures">Of the five, in their order.</param>
public sealed record QuarterModel(string Name, string State, ImmutableArray<string> Figures);
