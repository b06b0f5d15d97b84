using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Sources;

/// <summary>One account as its source has it, nothing interpreted but the vendor's own forms.</summary>
/// <param name="Key">The vendor's id, letter for letter; Salesforce's in its form of 18. Never read as a number, never changed in
/// case.</param>
/// <param name="Name">As written there, trimmed. Never empty.</param>
public sealed record SourceAccount(string Key, string Name)
{
    /// <summary>The website or domain as written there; whoever compares normalises it. Null when blank.</summary>
    public string? Domain { get; init; }

    /// <summary>The column that says 'on the list', as written: <c>true</c>, <c>1</c>, <c>Yes</c>. Null when blank. Which values mean yes
    /// is the reader's mapping.</summary>
    public string? Flag { get; init; }

    /// <summary>The tier as written: a picklist's value and not its label. Null when blank.</summary>
    public string? Tier { get; init; }

    public SourceOwner? Owner { get; init; }

    public string? MarketerEmail { get; init; }

    public string? ParentKey { get; init; }

    /// <summary>Keys of accounts that were merged into this one.</summary>
    public ImmutableArray<string> MergedFrom { get; init => field = value.IsDefault ? [] : value; } = [];

    public Instant? ModifiedAt { get; init; }

    /// <summary>Further columns that the configuration offers, by their configured names; blank cells are null.</summary>
    public ImmutableDictionary<string, string?> Offered { get; init; } = ImmutableDictionary<string, string?>.Empty;
}
