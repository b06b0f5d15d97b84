using System.Collections.Immutable;
using AlignBot.Artifacts.Cards;

namespace AlignBot.Artifacts.Web;

/// <summary>The documents of a program, under a heading each kind.</summary>
public sealed record ArtifactShelfModel(ImmutableArray<ArtifactGroup> Groups);

/// <summary>Documents of one kind.</summary>
public sealed record ArtifactGroup(string Title, ImmutableArray<ArtifactEntry> All);

/// <summary>One of them, as a line.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Address">Below the public address.</param>
/// <param name="Status">'current', 'awaiting Dana and Priya'.</param>
/// <param name="Style">good, care, or gone.</param>
/// <param name="Owner">Who answers for it.</param>
public sealed record ArtifactEntry(string Title, string Address, string Status, string Style, string Owner);

/// <summary>One document, whole.</summary>
public sealed record ArtifactModel
{
    /// <summary>ART-n.</summary>
    public required string Number { get; init; }

    /// <summary>'current', 'awaiting Dana and Priya'.</summary>
    public required string Status { get; init; }

    /// <summary>good, care, or gone.</summary>
    public required string Style { get; init; }

    /// <summary>By what else a term goes; empty for none.</summary>
    public required string Aka { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>When it is looked at again; null while no version holds.</summary>
    public string? ReviewOn { get; init; }

    /// <summary>The text that holds, else the newest; null where nothing is written.</summary>
    public ArtifactVersion? Shown { get; init; }

    /// <summary>What is proposed in its place; null where nothing is.</summary>
    public ArtifactVersion? Proposed { get; init; }

    /// <summary>How the proposed text differs, piece by piece.</summary>
    public ImmutableArray<TextPiece> Changes { get; init; } = [];

    /// <summary>All versions before the one shown, the newest first.</summary>
    public ImmutableArray<ArtifactVersion> Earlier { get; init; } = [];
}

/// <summary>One version.</summary>
/// <param name="Title">'Version 2, by Ana, Mon 2 Mar 2026'.</param>
/// <param name="Text">As it was written.</param>
/// <param name="Why">Why it is different; null where nobody said.</param>
/// <param name="Hands">Who signed and who did not, a sentence each.</param>
/// <param name="Hash">SHA-256 of its canonical text.</param>
public sealed record ArtifactVersion(string Title, string Text, string? Why, ImmutableArray<string> Hands, string Hash);
