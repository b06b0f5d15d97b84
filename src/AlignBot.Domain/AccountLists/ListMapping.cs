using System.Collections.Immutable;

namespace AlignBot.Domain.AccountLists;

/// <summary>How what a source gives becomes the list: which of its words mean 'on the list', and which mean which tier.</summary>
public sealed record ListMapping
{
    /// <summary>The longest word that is mapped, in UTF-16 units.</summary>
    public const int LongestWord = 100;

    /// <summary>The most words that mean yes, and the most that are mapped to a tier.</summary>
    public const int MostWords = 10;

    static readonly ImmutableHashSet<string> Yes = [
        "true", "1", "yes", "y", "x", "t", "on", "ja", "j", "oui", "si", "sí", "target", "wahr", "vrai"];

    static readonly ImmutableHashSet<string> No = ["false", "0", "no", "n", "f", "off", "nein", "non", "falsch", "faux", "-"];

    static readonly ImmutableSortedDictionary<string, int> Words = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>What everybody starts with.</summary>
    public static ListMapping Usual { get; } = new();

    /// <summary>The source's column that holds the flag. Null: the one that the source calls so.</summary>
    public string? FlagColumn { get; init; }

    /// <summary>Which of its words mean 'on the list'. Empty: the usual words for yes.</summary>
    public ImmutableArray<string> FlagWords { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Whether every account that the source gives is on the list: its own filter has chosen them.</summary>
    public bool AllAreListed { get; init; }

    /// <summary>The source's column that holds the tier. Null: the one that the source calls so.</summary>
    public string? TierColumn { get; init; }

    /// <summary>Which of its words mean which tier, 1 to 3. Empty: the words that have the number in them.</summary>
    /// <remarks>In one order always, so that a state is written alike each time.</remarks>
    public ImmutableSortedDictionary<string, int> TierWords
    {
        get; init =>
        field = (value ?? Words).WithComparers(StringComparer.Ordinal);
    } = Words;

    /// <summary>Whether an account is on the list. Null where the word says neither: then somebody has to say what it means.</summary>
    public bool? IsListed(string? word)
    {
        if (AllAreListed)
        {
            return true;
        }

        var said = Folded(word);
        return !FlagWords.IsEmpty
            ? FlagWords.Any(on => Folded(on) == said)
            : Yes.Contains(said) ? true : No.Contains(said) || said.Length == 0 ? false : null;
    }

    /// <summary>1 to 3; null where the word is none that is mapped.</summary>
    public int? TierOf(string? word)
    {
        var said = Folded(word);
        if (said.Length == 0)
        {
            return null;
        }

        if (!TierWords.IsEmpty)
        {
            foreach (var (written, tier) in TierWords)
            {
                if (Folded(written) == said)
                {
                    return tier;
                }
            }

            return null;
        }

        var bare = new string([.. said.Where(letter => letter is not (' ' or '_' or '-' or '.'))]);
        return bare switch
        {
            "1" or "t1" or "tier1" or "tierone" => 1,
            "2" or "t2" or "tier2" or "tiertwo" => 2,
            "3" or "t3" or "tier3" or "tierthree" => 3,
            _ => null,
        };
    }

    /// <summary>Whether the two read everything alike.</summary>
    public bool Equals(ListMapping? other) => other is not null
        && FlagColumn == other.FlagColumn && TierColumn == other.TierColumn && AllAreListed == other.AllAreListed
        && FlagWords.SequenceEqual(other.FlagWords)
        && TierWords.Count == other.TierWords.Count
            && TierWords.All(pair => other.TierWords.TryGetValue(pair.Key, out var tier) && tier == pair.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(FlagColumn, TierColumn, AllAreListed, FlagWords.Length, TierWords.Count);

    static string Folded(string? word) => word?.Trim().ToLowerInvariant() ?? "";
}
