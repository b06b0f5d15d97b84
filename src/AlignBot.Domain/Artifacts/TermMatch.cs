using System.Collections.Immutable;

namespace AlignBot.Domain.Artifacts;

/// <summary>Finds the term that somebody means, and those that they may have meant.</summary>
public static class TermMatch
{
    /// <summary>The most near misses that are offered.</summary>
    public const int MostNear = 3;

    // What stands around a term when somebody asks for it in a sentence.
    static readonly ImmutableArray<string> Around = ["what is an ", "what is a ", "what is the ", "what is ", "what's an ", "what's a ", "what's ", "what are ", "what does ", "define ", "an ", "a ", "the ", "our "];
    static readonly ImmutableArray<string> Behind = [" mean here", " mean", " means", " definition"];

    /// <summary>The names by which a term is found, folded.</summary>
    public static ImmutableHashSet<string> Names(Artifact term) => Names(term.Name, term.Aka);

    /// <inheritdoc cref="Names(Artifact)"/>
    public static ImmutableHashSet<string> Names(DefinitionStarter starter) => Names(starter.Term, starter.Aka);

    static ImmutableHashSet<string> Names(string term, ImmutableArray<string> aka) =>
        [.. aka.Append(term).Select(ArtifactText.FoldedName).Where(name => name.Length > 0)];

    /// <summary>What is asked for, without the sentence around it: 'MQL' of 'what is an MQL?'.</summary>
    public static string Asked(string typed)
    {
        var text = ArtifactText.Canonical(typed.Replace('\u2019', '\'')).Trim('?', '!', '.', ',', ':', '"', '\'', '\u201c', '\u201d', ' ');
        for (var cut = true; cut;)
        {
            cut = false;
            foreach (var word in Around.Where(word => text.Length > word.Length && text.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
            {
                (text, cut) = (text[word.Length..], true);
                break;
            }
        }

        foreach (var word in Behind.Where(word => text.Length > word.Length && text.EndsWith(word, StringComparison.OrdinalIgnoreCase)))
        {
            text = text[..^word.Length];
            break;
        }

        return text.Trim('?', '!', '.', ',', ':', '"', '\'', '\u201c', '\u201d', ' ');
    }

    /// <summary>The one that goes by that name, as it is or in the plural; null when none does.</summary>
    public static T? Find<T>(string asked, IEnumerable<T> terms, Func<T, ImmutableHashSet<string>> names)
        where T : class
    {
        var folded = ArtifactText.FoldedName(asked);
        var all = terms.ToList();
        return folded.Length == 0 ? null
            : all.Find(term => names(term).Contains(folded)) ?? (folded.Length > 2 && folded[^1] == 's' ? all.Find(term => names(term).Contains(folded[..^1])) : null)
                ?? all.Find(term => names(term).Contains(folded + "s"));
    }

    /// <summary>Those that may be meant, the nearest first: one slip in a short name, two in a long one, or one name within the other.</summary>
    public static ImmutableArray<T> Near<T>(string asked, IEnumerable<T> terms, Func<T, ImmutableHashSet<string>> names)
        where T : class
    {
        var folded = ArtifactText.FoldedName(asked);
        return folded.Length < 2
            ? []
            : [.. terms.Select(term => (Term: term, Far: names(term).Select(name => Distance(folded, name)).DefaultIfEmpty(int.MaxValue).Min()))
                .Where(one => one.Far < int.MaxValue)
                .OrderBy(one => one.Far)
                .Take(MostNear)
                .Select(one => one.Term)];
    }

    static int Distance(string asked, string name)
    {
        if (asked.Length == 2 && name.Length == 2)
        {
            // Of two letters one is half of it: near is only what has both, such as 'EA' for 'AE'.
            return asked == name ? 0 : asked[0] == name[1] && asked[1] == name[0] ? 1 : int.MaxValue;
        }

        var slips = asked.Length <= 4 ? 1 : 2;
        if (Math.Abs(asked.Length - name.Length) <= slips && Typos.Between(asked, name) is var distance && distance <= slips)
        {
            return distance;
        }

        return Math.Min(asked.Length, name.Length) >= 3 && (asked.Contains(name, StringComparison.Ordinal) || name.Contains(asked, StringComparison.Ordinal))
            ? 10 + Math.Abs(asked.Length - name.Length)
            : int.MaxValue;
    }
}
