using System.Collections.Immutable;

namespace AlignBot.Artifacts.Web;

/// <summary>An account as its reader may see it.</summary>
public sealed record AccountModel
{
    /// <summary>Tier, owner and domain on the shared list; null where it never was on it.</summary>
    public string? Listed { get; init; }

    /// <summary>Its pair, and what happened to it on the list, the newest first.</summary>
    public ImmutableArray<string> OnList { get; init; } = [];

    /// <summary>Its opportunities, the open ones first.</summary>
    public ImmutableArray<string> Deals { get; init; } = [];

    /// <summary>Disputes about it, the newest first.</summary>
    public ImmutableArray<AccountLine> Disputes { get; init; } = [];

    /// <summary>Decisions about it, the newest first.</summary>
    public ImmutableArray<AccountLine> Decisions { get; init; } = [];

    /// <summary>What people wrote about it, the newest first: a title and a text each.</summary>
    public ImmutableArray<(string Title, string Text)> Entries { get; init; } = [];

    /// <summary>How many older entries are not shown.</summary>
    public int Older { get; init; }
}

/// <summary>Something that has a page of its own.</summary>
/// <param name="Number">DSP-n, DEC-n.</param>
/// <param name="Address">Below the public address; null where a page of it shows its reader nothing.</param>
/// <param name="Text">What it is about.</param>
public sealed record AccountLine(string Number, string? Address, string Text);
