using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;

namespace AlignBot.Domain.Artifacts.Sla;

/// <summary>The text of an SLA that has clauses: it is made from them, so that whoever signs the text signs the clauses.</summary>
public static partial class ClauseText
{
    /// <summary>All clauses, one a line, and what stands beside them.</summary>
    public static string Compose(ImmutableArray<Clause> clauses, string? beside)
    {
        var lines = string.Join('\n', clauses.Select(clause => string.Create(CultureInfo.InvariantCulture, $"{clause.Number}. {Sentence(clause)}")));
        return string.IsNullOrWhiteSpace(beside) ? lines : lines.Length == 0 ? beside.Trim() : $"{lines}\n\n{beside.Trim()}";
    }

    /// <summary>'Sales gives its case in a dispute within 2 working days of its being raised.' and how it is counted.</summary>
    public static string Sentence(Clause clause) => $"{Promise(clause)}. {HowCounted(clause)}";

    /// <summary>The same without the full stop, and without how it is counted.</summary>
    public static string Promise(Clause clause)
    {
        var (side, within) = (Capital(Name(clause.Side)), clause.Within?.ToWords() ?? "");
        return clause.Kind switch
        {
            ClauseKind.CaseInDispute => $"{side} gives its case in a dispute within {within} of its being raised",
            ClauseKind.DecisionConfirmed => $"{side} confirms or contests a decision in its name within {within} of its being recorded",
            ClauseKind.ActionByItsDay => $"{side} does each action that it has by its day",
            ClauseKind.LeaderAtMeeting => $"{side} has its leader, or the deputy, at each meeting for which they are required",
            ClauseKind.SpeedToLead => $"{side} turns to a lead within {within} of its being assigned",
            ClauseKind.FollowUp => $"{side} turns to an open lead again within {within} of the last time",
            ClauseKind.ReasonForReturn => $"{side} says why a lead is given back within {within} of giving it back",
            _ => $"{side}: {clause.Promise}, within {within}",
        };
    }

    static string HowCounted(Clause clause) => clause.Kind.IsFromSource() ? "Counted from the leads of the source."
        : clause.Kind.IsInRecord() ? "Counted from the record."
        : $"What is late is reported by {Name(clause.OwedTo)}.";

    /// <summary>Reads what <see cref="Compose"/> wrote: the clauses that a text begins with, each on a line of its own, and what stands behind them.</summary>
    /// <remarks>A text goes through files and other hands. What does not read as a clause to the letter is none.</remarks>
    public static (ImmutableArray<Clause> Clauses, string Beside) Read(string text)
    {
        var (lines, clauses, read) = (text.Split('\n'), ImmutableArray.CreateBuilder<Clause>(), 0);
        for (var at = 0; at < lines.Length; at++)
        {
            var line = ArtifactText.Canonical(lines[at]);
            if (line.Length > 0 && One(line) is { } clause)
            {
                clauses.Add(clause);
                read = at + 1;
            }
            else if (line.Length > 0)
            {
                break;
            }
        }

        return (clauses.ToImmutable(), string.Join('\n', lines.Skip(read)).Trim());
    }

    static Clause? One(string line)
    {
        if (Numbered().Match(line) is not { Success: true } numbered || !int.TryParse(numbered.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var says = numbered.Groups["says"].Value;
        Window? within = WithinWords().Matches(says) is [.., var last]
            ? new Window(int.Parse(last.Groups["amount"].Value, CultureInfo.InvariantCulture), last.Groups["unit"].Value == "day" ? WindowUnit.WorkingDays : WindowUnit.WorkingHours)
            : null;
        foreach (var side in new[] { Function.Sales, Function.Marketing })
        {
            foreach (var kind in Enum.GetValues<ClauseKind>().Where(kind => !kind.HasWindow() || within is { Amount: > 0 }))
            {
                var promise = kind is ClauseKind.Reported && PromiseWords().Match(says) is { Success: true } words ? words.Groups["promise"].Value : "";
                var clause = new Clause { Number = number, Side = side, Kind = kind, Promise = promise, Within = kind.HasWindow() ? within : null };
                if (Sentence(clause) == says)
                {
                    return clause;
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?<number>\d{1,4})\. (?<says>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"within (?<amount>\d{1,3}) working (?<unit>day|hour)s?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithinWords();

    [GeneratedRegex(@"^\w+: (?<promise>.+), within \d{1,3} working \w+\. What is late is reported by \w+\.$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PromiseWords();

    static string Name(Function side) => side is Function.Sales ? "sales" : "marketing";

    static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
