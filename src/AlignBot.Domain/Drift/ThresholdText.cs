using System.Collections.Immutable;
using System.Globalization;

namespace AlignBot.Domain.Drift;

/// <summary>A threshold as people write it: '15 in 4 weeks'.</summary>
public static class ThresholdText
{
    /// <summary>The longest time that is looked at.</summary>
    public const int MostWeeks = 52;

    /// <summary>The highest figure that a sign can be shown from.</summary>
    public const int Most = 1000;

    /// <summary>As it is written.</summary>
    public static string Write(DriftThreshold threshold) => string.Create(
        CultureInfo.InvariantCulture, $"{threshold.From:0.##} in {threshold.Weeks} {(threshold.Weeks == 1 ? "week" : "weeks")}");

    /// <summary>Reads what <see cref="Write"/> writes, and the figure alone, which leaves the weeks as they are.</summary>
    /// <param name="sign">Of which sign.</param>
    /// <param name="typed">What was typed; a percent sign may stand behind the figure.</param>
    /// <param name="before">What holds until then.</param>
    /// <returns>The threshold; or what is wrong, in a sentence.</returns>
    public static (SetThreshold? Set, string? Problem) Read(DriftSign sign, string typed, DriftThreshold before)
    {
        var words = typed.Replace('%', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var (figure, weeks) = words switch
        {
            [var from] => (from, before.Weeks),
            [var from, "in", var count, "week" or "weeks"] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture,
                out var many) => (from, many),
            _ => ("", 0),
        };
        if (!decimal.TryParse(figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return (null, $"'{typed.Trim()}' is no threshold; write it as {Write(DriftSigns.Usual[sign])}.");
        }

        var most = IsPercent(sign) ? 100 : Most;
        if (value <= 0 || value > most || decimal.Round(value, 2) != value)
        {
            return (null, string.Create(CultureInfo.InvariantCulture,
                $"{figure} can't be a threshold: above 0, {most} at most, with two decimals at most."));
        }

        return weeks is >= 1 and <= MostWeeks
            ? (new SetThreshold(sign, value, weeks), null)
            : (null, string.Create(CultureInfo.InvariantCulture, $"{weeks} weeks can't be looked at: 1 to {MostWeeks}."));
    }

    /// <summary>Those of some thresholds that are not as usual, in the order of the signs.</summary>
    public static ImmutableArray<SetThreshold> Unusual(IEnumerable<SetThreshold> thresholds) =>
    [
        .. thresholds.Where(set => DriftSigns.Usual[set.Sign] is var usual && (usual.From, usual.Weeks) != (set.From, set.Weeks))
            .OrderBy(set => set.Sign),
    ];

    static bool IsPercent(DriftSign sign) => sign is DriftSign.FiguresDiffer || DriftSigns.Usual[sign].Figure is DriftFigure.Share;
}
