using System.Collections.Immutable;
using System.Text;

namespace AlignBot.Domain.Disputes;

/// <summary>What a dispute or a decision is about, as far as it tells whether another is about the same.</summary>
/// <param name="Question">The question; null for a decision that none is known of.</param>
/// <param name="Category">Key of the category; null where none was chosen.</param>
/// <param name="Account">The account concerned.</param>
/// <param name="Parties">Who holds its two sides; empty for a decision that came of no dispute.</param>
public sealed record Matter(string? Question, string? Category, string? Account, ImmutableArray<UserId> Parties)
{
    /// <summary>Two questions of which this share of the pairs of letters are the same differ in spelling only.</summary>
    const double Alike = 0.85;

    /// <summary>Of a question so short there is too little to compare.</summary>
    const int Telling = 12;

    /// <summary>As much of a question as is compared.</summary>
    const int Compared = 300;

    /// <summary>What the dispute is about.</summary>
    public static Matter Of(Dispute dispute) => new(dispute.Question, dispute.Category, dispute.Account, [.. dispute.Parties.Select(p => p.User)]);

    /// <summary>Whether somebody about to raise the one would want to read the other: one matter, or the same category between the same two people. Two accounts
    /// that differ are two matters.</summary>
    public bool IsLike(Matter other) =>
        IsOneWith(other) || (!AreOfTwoAccounts(other) && Category is not null && Category == other.Category && IsBetweenThemToo(other));

    /// <summary>Whether both are one matter: nearly the same question, or the same category and account.</summary>
    public bool IsOneWith(Matter other) => !AreOfTwoAccounts(other)
        && (QuestionsAlike(Question, other.Question)
            || (Category is not null && Category == other.Category && Folded(Account).Length > 0 && Folded(other.Account).Length > 0));

    /// <summary>Whether the two ask the same, but for spelling: figures in them are taken at their word.</summary>
    public static bool QuestionsAlike(string? one, string? other)
    {
        var (left, right) = (Folded(one), Folded(other));
        if (left.Length == 0 || right.Length == 0)
        {
            return false;
        }

        if (left == right)
        {
            return true;
        }

        if (Math.Min(left.Length, right.Length) < Telling || !Figures(one!).SequenceEqual(Figures(other!)))
        {
            return false;
        }

        var (pairs, others) = (Pairs(left), Pairs(right));
        var total = pairs.Values.Sum() + others.Values.Sum();
        var shared = pairs.Sum(pair => Math.Min(pair.Value, others.GetValueOrDefault(pair.Key)));
        return 2.0 * shared / total >= Alike;
    }

    bool AreOfTwoAccounts(Matter other) =>
        (Folded(Account), Folded(other.Account)) is ({ Length: > 0 } one, { Length: > 0 } another) && one != another;

    bool IsBetweenThemToo(Matter other) => Parties.Length == 2 && other.Parties.Length == 2 && Parties.All(p => other.Parties.Contains(p));

    /// <summary>Letters and digits alone, without capitals and accents.</summary>
    static string Folded(string? text)
    {
        var letters = new StringBuilder();
        foreach (var c in Accents.Without(TextLimits.Cut(text ?? "", Compared).ToLowerInvariant()).Where(char.IsLetterOrDigit))
        {
            letters.Append(c);
        }

        return letters.ToString();
    }

    static string[] Figures(string text) => new string([.. TextLimits.Cut(text, Compared).Select(c => char.IsDigit(c) ? c : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    static Dictionary<(char, char), int> Pairs(string text)
    {
        var pairs = new Dictionary<(char, char), int>();
        for (var at = 1; at < text.Length; at++)
        {
            pairs[(text[at - 1], text[at])] = pairs.GetValueOrDefault((text[at - 1], text[at])) + 1;
        }

        return pairs;
    }
}

/// <summary>That a dispute was raised although something like it was there.</summary>
/// <param name="Like">What everybody may read of that: 'DSP-4', 'DEC-2'.</param>
/// <param name="Why">Why it was raised all the same, in the raiser's words.</param>
public sealed record RaisedAlthough(ImmutableArray<string> Like, string Why)
{
    /// <summary>What everybody may read of that: 'DSP-4', 'DEC-2'.</summary>
    public ImmutableArray<string> Like { get; init => field = value.OrEmpty(); } = Like;
}
