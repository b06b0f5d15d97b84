using System.Collections.Immutable;
using AlignBot.Sources;

namespace AlignBot.Contracts;

/// <summary>What the kinds of records are called, by people and in commands.</summary>
static class RecordWords
{
    /// <summary>Accounts, and what happened to them, in the order in which people read them.</summary>
    public static ImmutableArray<SourceKinds> All { get; } =
        [SourceKinds.Accounts, SourceKinds.Opportunities, SourceKinds.Activities, SourceKinds.Leads, SourceKinds.Signals];

    /// <summary>What is kept of the accounts of the list.</summary>
    public static ImmutableArray<SourceKinds> OfAccounts { get; } = All.Remove(SourceKinds.Accounts);

    /// <summary>'opportunities': in a sentence, in a command, and in the record.</summary>
    public static string Of(SourceKinds kind) => kind switch
    {
        SourceKinds.Accounts => "accounts",
        SourceKinds.Opportunities => "opportunities",
        SourceKinds.Activities => "activities",
        SourceKinds.Leads => "leads",
        SourceKinds.Signals => "signals",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "People have no word for this kind."),
    };

    /// <summary>'1 opportunity', '1,204 opportunities'.</summary>
    public static string Count(SourceKinds kind, int count) => count == 1 ? $"1 {One(kind)}" : $"{count:N0} {Of(kind)}";

    /// <summary>The kind that a word means: in any case, one or many; null where it means none.</summary>
    public static SourceKinds? Read(string word) => All.Cast<SourceKinds?>().FirstOrDefault(kind =>
        word.Equals(Of(kind!.Value), StringComparison.OrdinalIgnoreCase) || word.Equals(One(kind.Value), StringComparison.OrdinalIgnoreCase)
        || Others.GetValueOrDefault(word.ToLowerInvariant()) == kind);

    /// <summary>What other systems call them.</summary>
    static readonly ImmutableDictionary<string, SourceKinds> Others = new Dictionary<string, SourceKinds>(StringComparer.Ordinal)
    {
        ["company"] = SourceKinds.Accounts,
        ["companies"] = SourceKinds.Accounts,
        ["deal"] = SourceKinds.Opportunities,
        ["deals"] = SourceKinds.Opportunities,
        ["opps"] = SourceKinds.Opportunities,
        ["pipeline"] = SourceKinds.Opportunities,
        ["touches"] = SourceKinds.Activities,
        ["tasks"] = SourceKinds.Activities,
        ["engagements"] = SourceKinds.Activities,
        ["intent"] = SourceKinds.Signals,
    }.ToImmutableDictionary();

    static string One(SourceKinds kind) => kind switch
    {
        SourceKinds.Opportunities => "opportunity",
        SourceKinds.Activities => "activity",
        _ => Of(kind)[..^1],
    };
}
