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

    /// <summary>What is of both by itself: 'together', 'both teams'.</summary>
    public ImmutableArray<string> Both { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The team as those whom it happens to: 'us', 'our'. Whoever is spoken of so is not 'we'.</summary>
    public ImmutableArray<string> Us { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What somebody ought to do, or never does: 'should', 'never'.</summary>
    public required ImmutableArray<string> Ought { get; init; }

    /// <summary>What is not done, some words behind a name: 'marketing sends us nothing'.</summary>
    public ImmutableArray<string> Never { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What stands before a name and blames it: 'nobody in', 'typical of', 'promised by'.</summary>
    public ImmutableArray<string> Blame { get; init => field = value.OrEmpty(); } = [];

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
