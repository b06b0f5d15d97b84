using System.Collections.Immutable;

namespace AlignBot.Domain.Drift.Language;

/// <summary>The words of one language by which it is told whether somebody speaks of
/// the other function as of others. A team edits it.</summary>
/// <remarks>In small letters, with or without accents; an entry may be of several words.</remarks>
public sealed record WordList
{
    /// <summary>The language, as people call it.</summary>
    public required string Language { get; init; }

    /// <summary>Others: 'they'.</summary>
    public required ImmutableArray<string> They { get; init; }

    /// <summary>The team itself: 'we', 'together'.</summary>
    public required ImmutableArray<string> We { get; init; }

    /// <summary>What somebody ought to do, or never does: 'should', 'never'.</summary>
    public required ImmutableArray<string> Ought { get; init; }

    /// <summary>Names of the sales function and its people.</summary>
    public required ImmutableArray<string> Sales { get; init; }

    /// <summary>Names of the marketing function and its people.</summary>
    public required ImmutableArray<string> Marketing { get; init; }

    /// <summary>What may stand behind such a name and belongs to it: 'team'.</summary>
    public required ImmutableArray<string> Group { get; init; }

    /// <summary>Those who are outside of both: customers, vendors, candidates.</summary>
    public required ImmutableArray<string> Outsiders { get; init; }

    /// <summary>What figures do and people do not: 'sales should grow'.</summary>
    public required ImmutableArray<string> Growth { get; init; }
}
