using System.Globalization;
using System.Text.RegularExpressions;

namespace AlignBot.Domain.Time;

/// <summary>Reads a quarter as people type it.</summary>
public static partial class QuarterText
{
    /// <summary>'q3', 'Q3 2026', '2026 q3', 'FY2027 Q1', 'last quarter', 'this quarter'; null for anything else.</summary>
    /// <param name="typed">What was typed; nothing, or 'last', is the quarter before the one that runs.</param>
    /// <param name="running">The quarter that runs: its fiscal year is the one by which quarters are called.</param>
    /// <returns>Without a year the newest of that number that has begun.</returns>
    public static FiscalQuarter? Read(string typed, FiscalQuarter running)
    {
        switch (typed.Trim().ToLowerInvariant())
        {
            case "" or "last" or "last quarter" or "previous" or "previous quarter":
                return running.Previous;
            case "this" or "this quarter" or "current" or "current quarter" or "now":
                return running;
        }

        if (Named().Match(typed.Trim()) is not { Success: true } match)
        {
            return null;
        }

        var number = match.Groups["number"].ValueSpan[0] - '0';
        if (match.Groups["year"] is not { Success: true } year)
        {
            return running with { First = running.First.PlusMonths(-3 * ((running.Number - number + 4) % 4)) };
        }

        return int.Parse(year.ValueSpan, CultureInfo.InvariantCulture) is >= 1990 and <= 2200 and var named
            ? running with { First = running.First.PlusMonths((12 * (named - running.Year)) + (3 * (number - running.Number))) }
            : null;
    }

    [GeneratedRegex(
        @"^(?:(?:fy\s*)?(?<year>\d{4})[\s/-]*q(?<number>[1-4])|q(?<number>[1-4])(?:[\s/-]*(?:of\s+)?(?:fy\s*)?(?<year>\d{4}))?)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Named();
}
