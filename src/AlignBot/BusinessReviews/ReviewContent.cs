using System.Collections.Immutable;
using AlignBot.Contracts;

namespace AlignBot.BusinessReviews;

/// <summary>What a business review says, in words, as it was on its day: the card, the file and the page are made of it.</summary>
/// <remarks>Names on disk are the property names: rename one only with an upcaster.</remarks>
public sealed record ReviewContent
{
    /// <summary>'2026 Q3'.</summary>
    public required string Quarter { get; init; }

    /// <summary>Whose review it is.</summary>
    public required string Program { get; init; }

    /// <summary>'Wed 1 Jul 2026 to Wed 30 Sep 2026'.</summary>
    public required string Days { get; init; }

    /// <summary>'Version 1, made by Riley on Thu 1 Oct 2026 12:00 (Etc/UTC).'</summary>
    public required string Made { get; init; }

    /// <summary>The digest of the history's newest row when it was made.</summary>
    public required string Head { get; init; }

    /// <summary>What this quarter and the one before say together.</summary>
    public required string Verdict { get; init; }

    /// <summary>Against which list the measures are, and as of when.</summary>
    public required string Ground { get; init; }

    /// <summary>The five measures.</summary>
    public ImmutableArray<ReviewMeasure> Measures { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The five parts of the operating model.</summary>
    public ImmutableArray<ReviewPart> Parts { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How the meetings were kept.</summary>
    public required string Cadence { get; init; }

    /// <summary>How many disputes there were, and how long a decision took.</summary>
    public required string Disputes { get; init; }

    /// <summary>Where the findings are from.</summary>
    public required string FoundIn { get; init; }

    /// <summary>What is wrong, and who mends it.</summary>
    public ImmutableArray<ReviewFinding> Findings { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How many findings there are besides.</summary>
    public int MoreFindings { get; init; }

    /// <summary>'2.0: 40,000 EUR won on the list for a cost of 20,000 EUR.'; 'Unknown: ...'.</summary>
    public required string Return { get; init; }
}

/// <summary>A measure of a review.</summary>
/// <param name="Name">'Coverage'.</param>
/// <param name="Figure">'60.0 %', 'n/a', 'unknown'.</param>
/// <param name="Of">'3 of 5'; null where it is unknown.</param>
/// <param name="Since">'+4.0 since 2026 Q2'; null where that can't be told.</param>
/// <param name="Doubt">Why it is unknown or not reliable; null where it is neither.</param>
/// <param name="Trend">How it went; null where there are no two points.</param>
public sealed record ReviewMeasure(string Name, string Figure, string? Of, string? Since, string? Doubt, TrendModel? Trend)
{
    /// <summary>Its share in percent; null where it is not known, or not reliable.</summary>
    public decimal? Percent { get; init; }
}

/// <summary>A part of the operating model.</summary>
/// <param name="Title">'Account list'.</param>
/// <param name="State">'current'.</param>
/// <param name="IsCurrent">Nothing is to be done about it.</param>
public sealed record ReviewPart(string Title, string State, bool IsCurrent);

/// <summary>Something that is wrong.</summary>
/// <param name="Text">What.</param>
/// <param name="Owner">'Dana mends it by Fri 15 Jan 2027'; 'nobody yet'.</param>
public sealed record ReviewFinding(string Text, string Owner);
