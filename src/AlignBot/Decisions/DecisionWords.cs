using System.Globalization;
using System.Text;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;

namespace AlignBot.Decisions;

/// <summary>What a search finds an entry by: its words, and marked words for the people, account, category and status that filters name.</summary>
/// <remarks>Words are cut here and not by the databases, so that both find the same, whatever people type: what is left holds no character
/// that a query language could take for its own. Blanks stand around each word.</remarks>
static class DecisionWords
{
    /// <summary>Rises when words are cut otherwise; a migration then sets the column to 0 and the next start writes them again.</summary>
    public const int Version = 2;

    /// <summary>Stands before words that filters alone look for. No typed word holds it.</summary>
    const char Mark = '§';

    const int LongestWord = 64;

    public static string Of(Decision decision)
    {
        var words = new HashSet<string>(In(decision.Text));
        words.UnionWith(In(decision.Question));
        words.UnionWith(In(decision.Rationale));
        words.UnionWith(In(decision.Expected));
        if (decision.Expected is not null)
        {
            words.Add(Expectation(decision.Came));
        }

        words.UnionWith(decision.DecidedBy.Where(by => by.Confirmation is Confirmation.Confirmed).SelectMany(by => In(by.Reason)));
        words.UnionWith(In(decision.Account));
        words.UnionWith(In(decision.Account).Select(Account));
        words.UnionWith(decision.DecidedBy.Select(by => Person(by.User)));
        if (decision.RecordedBy is { } recorder)
        {
            words.Add(Person(recorder));
        }

        if (decision.Category is { } category)
        {
            words.Add(Category(category));
        }

        words.Add(Status(decision.Status));
        return " " + string.Join(' ', words) + " ";
    }

    public static string Person(UserId user) => $"{Mark}p{Key(user.Value)}";

    public static string Account(string word) => $"{Mark}a{word}";

    public static string Category(string key) => $"{Mark}c{Key(key)}";

    public static string Status(DecisionStatus status) => $"{Mark}s{Key(status.ToString())}";

    /// <summary>Whether what was expected came; null: that is open.</summary>
    public static string Expectation(Came? came) => $"{Mark}e{Key(came?.ToString() ?? "open")}";

    /// <summary>The words of a text, folded: letters, digits and marks together, an emoji or a Chinese sign by itself.</summary>
    public static IEnumerable<string> In(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            yield break;
        }

        var word = new StringBuilder();
        foreach (var rune in Folded(text).EnumerateRunes())
        {
            var kind = KindOf(rune);
            if (kind == RuneKind.Inside && word.Length < LongestWord - 1)
            {
                word.Append(rune.ToString());
            }
            else if (kind is RuneKind.Apart or RuneKind.Alone && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (kind == RuneKind.Alone)
            {
                yield return rune.ToString();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    static string Key(string text) => string.Concat(In(text));

    static string Folded(string text)
    {
        // Half a surrogate pair can't be normalised; it is no word anyway.
        var whole = text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())) : text;
        return Accents.Without((whole.IsNormalized(NormalizationForm.FormKC) ? whole : whole.Normalize(NormalizationForm.FormKC)).ToLowerInvariant());
    }

    static RuneKind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        _ when rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) => RuneKind.Alone,
        _ when rune.Value is 0xFE0E or 0xFE0F => RuneKind.Nothing,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => RuneKind.Inside,
        UnicodeCategory.OtherSymbol when rune != Rune.ReplacementChar => RuneKind.Alone,
        UnicodeCategory.Format or UnicodeCategory.ModifierSymbol => RuneKind.Nothing,
        _ => RuneKind.Apart,
    };

    enum RuneKind
    {
        /// <summary>Part of a word.</summary>
        Inside,

        /// <summary>A word by itself.</summary>
        Alone,

        /// <summary>Between words.</summary>
        Apart,

        /// <summary>Looked through as if it were not there.</summary>
        Nothing,
    }
}
