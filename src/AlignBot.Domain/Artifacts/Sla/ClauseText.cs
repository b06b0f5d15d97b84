using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain.People;

namespace AlignBot.Domain.Artifacts.Sla;

/// <summary>The text of an SLA that has clauses: it is made from them, so that whoever signs the text signs the clauses.</summary>
public static class ClauseText
{
    /// <summary>All clauses, one a line, and what stands beside them.</summary>
    public static string Compose(ImmutableArray<Clause> clauses, string? beside)
    {
        var lines = string.Join('\n', clauses.Select(clause => string.Create(CultureInfo.InvariantCulture, $"{clause.Number}. {Sentence(clause)}")));
        return string.IsNullOrWhiteSpace(beside) ? lines : lines.Length == 0 ? beside.Trim() : $"{lines}\n\n{beside.Trim()}";
    }

    /// <summary>'Sales gives its case in a dispute within 2 working days of its being raised.' and how it is counted.</summary>
    public static string Sentence(Clause clause) => $"{Promise(clause)}. {(clause.Kind.IsInRecord() ? "Counted from the record." : $"What is late is reported by {Name(clause.OwedTo)}.")}";

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
            _ => $"{side}: {clause.Promise}, within {within}",
        };
    }

    static string Name(Function side) => side is Function.Sales ? "sales" : "marketing";

    static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
