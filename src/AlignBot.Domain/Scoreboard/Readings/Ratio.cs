using System.Text.Json.Serialization;

namespace AlignBot.Domain.Scoreboard.Readings;

/// <summary>A share, which is always shown with both its numbers.</summary>
/// <param name="Numerator">Accounts, deals or money in the reporting currency.</param>
/// <param name="Denominator">Of how much.</param>
public readonly record struct Ratio(decimal Numerator, decimal Denominator)
{
    /// <summary>Not rounded: what is compared. Null of nothing, which is neither 0 nor 1.</summary>
    [JsonIgnore]
    public decimal? Value => Denominator > 0 ? Numerator / Denominator : null;

    /// <summary>In percent with one decimal, half away from zero: what is shown. Null of nothing.</summary>
    [JsonIgnore]
    public decimal? Percent => Denominator > 0 ? decimal.Round(Numerator * 100 / Denominator, 1, MidpointRounding.AwayFromZero) : null;
}
