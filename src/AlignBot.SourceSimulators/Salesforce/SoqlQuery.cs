using System.Collections.Immutable;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>A SOQL text, read.</summary>
sealed record SoqlQuery(ImmutableArray<SoqlPath> Select, string From)
{
    /// <summary><c>SELECT COUNT()</c>: the size only.</summary>
    public bool Counts { get; init; }

    public SoqlCondition? Where { get; init; }

    public ImmutableArray<SoqlOrder> OrderBy { get; init; } = [];

    public int? Limit { get; init; }

    public int Offset { get; init; }
}

/// <summary><c>Owner.Email</c>, with where it stood.</summary>
sealed record SoqlPath(ImmutableArray<string> Parts, int Column)
{
    public override string ToString() => string.Join('.', Parts);
}

sealed record SoqlOrder(SoqlPath Path, bool Descending, bool NullsLast);

/// <summary>What follows WHERE.</summary>
abstract record SoqlCondition
{
    SoqlCondition()
    {
    }

    public sealed record All(ImmutableArray<SoqlCondition> Of) : SoqlCondition;

    public sealed record Any(ImmutableArray<SoqlCondition> Of) : SoqlCondition;

    public sealed record Not(SoqlCondition Of) : SoqlCondition;

    /// <summary><c>=, !=, &lt;, &lt;=, &gt;, &gt;=, LIKE, IN, NOT IN, INCLUDES, EXCLUDES</c>.</summary>
    public sealed record Compare(SoqlPath Path, string Operator, ImmutableArray<SoqlLiteral> Values) : SoqlCondition;
}

/// <summary>A value as written.</summary>
/// <param name="Kind">What it looked like.</param>
/// <param name="Value">Text, decimal, truth, or a moment; a day is its first moment.</param>
/// <param name="Until">For a day or a date literal: the first moment after it.</param>
sealed record SoqlLiteral(SoqlLiteralKind Kind, object? Value, DateTimeOffset? Until = null);

enum SoqlLiteralKind
{
    Null,
    Text,
    Number,
    Truth,
    Day,

    /// <summary>A word for some days: <c>LAST_N_DAYS:30</c>.</summary>
    Days,
    Moment,
}

/// <summary>A query that is refused, in Salesforce's words for it.</summary>
sealed class SoqlRefusal(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
