using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Verdicts;
using NodaTime.Text;

namespace AlignBot.Domain.Scoreboard.Settings;

/// <summary>What is read, or what is wrong with it: a sentence a line.</summary>
/// <param name="Value">What was read of the lines that can be.</param>
/// <param name="Problems">Empty where all can be.</param>
public sealed record LinesRead<T>(ImmutableArray<T> Value, ImmutableArray<string> Problems);

/// <summary>The settings that people type as lines, in forms and in program files: one reader, and one writer of what it reads.</summary>
public static class SettingsLines
{
    static readonly char[] Breaks = ['\r', '\n'];

    static readonly (string Word, MeasureKind Kind)[] MeasureWords =
    [
        ("coverage", MeasureKind.Coverage), ("engagement", MeasureKind.Engagement), ("influence", MeasureKind.Influence),
        ("pipeline influence", MeasureKind.Influence), ("conversion", MeasureKind.Conversion), ("win rate", MeasureKind.Conversion), ("lag", MeasureKind.Lag),
        ("in time", MeasureKind.Lag),
    ];

    /// <summary>'call by sales: touch, action', a kind of activity a line.</summary>
    public static LinesRead<ActivityRule> ReadActivities(string? text) => Read(text, (line, problems) =>
    {
        var colon = line.LastIndexOf(':');
        if (colon < 1)
        {
            problems.Add($"'{line}' says not what it counts as; write it as call: touch, action");
            return null;
        }

        var (kind, side) = SideOf(line[..colon].Trim());
        var rule = new ActivityRule(kind, side);
        foreach (var word in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            switch (word.ToLowerInvariant())
            {
                case "touch" or "touches":
                    rule = rule with { IsTouch = true };
                    break;
                case "response" or "responses":
                    rule = rule with { IsResponse = true };
                    break;
                case "action" or "actions":
                    rule = rule with { IsAction = true };
                    break;
                case "nothing":
                    break;
                case var other when Points(other) is { } points:
                    rule = rule with { Points = points };
                    break;
                default:
                    problems.Add($"'{word}' of {kind} is none of touch, response, action, or a number of points such as 8 points");
                    break;
            }
        }

        return rule;
    });

    /// <summary>The same as text, which reads back alike.</summary>
    public static string WriteActivities(IEnumerable<ActivityRule> rules) => string.Join('\n', rules.Select(Write));

    /// <summary>One rule as its line.</summary>
    public static string Write(ActivityRule rule)
    {
        List<string> words = [];
        if (rule.IsTouch)
        {
            words.Add("touch");
        }

        if (rule.IsResponse)
        {
            words.Add("response");
        }

        if (rule.IsAction)
        {
            words.Add("action");
        }

        if (rule.Points != 0)
        {
            words.Add($"{Number(rule.Points)} points");
        }

        var side = rule.Side switch
        {
            ActivitySide.Marketing => " by marketing",
            ActivitySide.Sales => " by sales",
            ActivitySide.Buyer => " by the account",
            _ => "",
        };
        return $"{rule.Kind}{side}: {(words.Count == 0 ? "nothing" : string.Join(", ", words))}";
    }

    /// <summary>Words, a line or between commas.</summary>
    public static ImmutableArray<string> ReadWords(string? text) =>
    [
        .. (text ?? "").Split([.. Breaks, ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>'coverage 80, conversion 25 %': the lines that measures are to be at.</summary>
    public static LinesRead<Target> ReadTargets(string? text) => Read(text, (line, problems) =>
    {
        var typed = line.TrimEnd('%', ' ');
        var space = typed.LastIndexOfAny([' ', ':', '=']);
        var word = space < 1 ? "" : typed[..space].Trim(' ', ':', '=').ToLowerInvariant();
        var kind = MeasureWords.FirstOrDefault(one => one.Word == word);
        if (kind.Word is null || !TryNumber(typed[(space + 1)..], out var percent))
        {
            problems.Add($"'{line}' is no line for a measure; write it as coverage 80, of coverage, engagement, influence, conversion and lag");
            return null;
        }

        return new Target(kind.Kind, percent);
    });

    /// <summary>The same as text.</summary>
    public static string WriteTargets(IEnumerable<Target> targets) =>
        string.Join(", ", targets.Select(target => $"{MeasureWords.First(one => one.Kind == target.Measure).Word} {Number(target.Percent)}"));

    /// <summary>'USD 0.92' or 'USD 0.92 from 2026-07-01', a line each.</summary>
    public static LinesRead<ExchangeRate> ReadRates(string? text) => Read(text, (line, problems) =>
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is [var code, var rate] && TryNumber(rate, out var value))
        {
            return new ExchangeRate(code.ToUpperInvariant(), value);
        }

        if (words is [var its, var number, var from, var day] && from.Equals("from", StringComparison.OrdinalIgnoreCase)
            && TryNumber(number, out var since) && LocalDatePattern.Iso.Parse(day) is { Success: true, Value: var date })
        {
            return new ExchangeRate(its.ToUpperInvariant(), since, date);
        }

        problems.Add($"'{line}' is no rate; write what one unit is in the scoreboard's currency: USD 0.92, or USD 0.92 from 2026-07-01");
        return null;
    });

    /// <summary>The same as text.</summary>
    public static string WriteRates(IEnumerable<ExchangeRate> rates) => string.Join(
        '\n', rates.Select(rate => $"{rate.Currency} {Number(rate.Rate)}{(rate.From is { } from ? $" from {LocalDatePattern.Iso.Format(from)}" : "")}"));

    /// <summary>'8, 16, 24': working hours for tier 1, 2 and 3; a dash, or nothing, for a tier without a promise.</summary>
    public static (ImmutableSortedDictionary<int, int> Hours, string? Problem) ReadHours(string? text)
    {
        var hours = ImmutableSortedDictionary.CreateBuilder<int, int>();
        var words = (text ?? "").Split([',', ';', '/'], StringSplitOptions.TrimEntries);
        if (words.Length > 3)
        {
            return (hours.ToImmutable(), "Write the working hours of tier 1, 2 and 3: 8, 16, 24");
        }

        foreach (var (at, word) in words.Index())
        {
            if (word is "" or "-" or "–")
            {
                continue;
            }

            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var of) || of is < 1 or > 400)
            {
                return (hours.ToImmutable(), $"'{word}' is no number of working hours from 1 to 400; write those of tier 1, 2 and 3: 8, 16, 24");
            }

            hours[at + 1] = of;
        }

        return (hours.ToImmutable(), null);
    }

    /// <summary>The same as text.</summary>
    public static string WriteHours(ImmutableSortedDictionary<int, int> hours) => hours.IsEmpty
        ? ""
        : string.Join(", ", Enumerable.Range(1, hours.Keys.Max()).Select(tier => hours.TryGetValue(tier, out var of) ? Number(of) : "-"));

    /// <summary>A number as people write it, with a point or a comma before its decimals.</summary>
    public static bool TryNumber(string text, out decimal number)
    {
        var plain = text.Trim().Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    static LinesRead<T> Read<T>(string? text, Func<string, List<string>, T?> read)
        where T : class
    {
        List<string> problems = [];
        var found = ImmutableArray.CreateBuilder<T>();
        var isOneLine = typeof(T) == typeof(Target);
        foreach (var line in (text ?? "").Split(isOneLine ? [.. Breaks, ',', ';'] : Breaks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (read(line, problems) is { } one)
            {
                found.Add(one);
            }
        }

        return new LinesRead<T>(found.ToImmutable(), [.. problems.Select(problem => $"{problem}.")]);
    }

    static (string Kind, ActivitySide? Side) SideOf(string name)
    {
        foreach (var (ending, side) in new[]
        {
            (" by marketing", ActivitySide.Marketing), (" by sales", ActivitySide.Sales), (" by the account", ActivitySide.Buyer), (" by account", ActivitySide.Buyer),
        })
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return (name[..^ending.Length].Trim(), side);
            }
        }

        return (name, null);
    }

    static decimal? Points(string word)
    {
        var number = word.EndsWith("points", StringComparison.Ordinal) ? word[..^6] : word.EndsWith("point", StringComparison.Ordinal) ? word[..^5] : null;
        return number is not null && TryNumber(number, out var points) ? points : null;
    }

    /// <summary>A number as it is written here: with a point, and no digit that says nothing.</summary>
    public static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
