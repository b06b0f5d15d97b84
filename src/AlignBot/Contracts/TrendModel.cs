using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace AlignBot.Contracts;

/// <summary>How a measure went: what every chart of it is drawn from, on a page and as a picture.</summary>
/// <param name="Title">'Coverage in 2026 Q4', 'Coverage by quarter'.</param>
/// <param name="Points">The oldest first.</param>
/// <param name="Line">The line that it is to be at, in percent; null where there is none.</param>
public sealed record TrendModel(string Title, ImmutableArray<TrendPoint> Points, decimal? Line)
{
    /// <summary>The same in a sentence, for whoever does not see it: 'Coverage by quarter: from 50.0 % to 60.0 %, its line is 80
    /// %.'</summary>
    [JsonIgnore]
    public string Alt => Points.IsEmpty
        ? $"{Title}: no point yet."
        : $"{Title}: {(Points.Length == 1 ? Points[0].Said : $"from {Points[0].Said} to {Points[^1].Said}")}{(Line is { } line ? $", its line is {line.ToString("0.##", CultureInfo.InvariantCulture)} %" : "")}.";
}

/// <param name="When">'29 Nov', '2026 Q3'.</param>
/// <param name="Percent">Null where it is not known, or not reliable: then the line is broken there.</param>
public sealed record TrendPoint(string When, decimal? Percent)
{
    /// <summary>'60.0 %'; 'unknown'.</summary>
    [JsonIgnore]
    public string Said => Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent:0.0} %") : "unknown";
}
