using System.Globalization;
using System.Text;
using AlignBot.Domain;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>What somebody looks for in what people wrote: the beginnings of words, words one behind the other, and what must not stand there.</summary>
/// <remarks>Whatever part of the record is searched cuts its texts into words here, so that all of them find the same.</remarks>
sealed record SoughtWords
{
    const int LongestWord = 64;

    /// <summary>Each must begin a word.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Words with a blank between: they stand one behind the other.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>The beginning of a word, or words one behind the other, that must not stand there.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Each must begin a word of the account's name.</summary>
    public IReadOnlyList<string> Account { get; init; } = [];

    /// <summary>First day.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Whether something that was written about an account holds all of it; its name counts as written there.</summary>
    public bool Fit(string account, LocalDate on, string text)
    {
        if (on < From || on > To)
        {
            return false;
        }

        string[] lines = [Line(account), Line(text)];
        return Words.All(word => Begins(lines, word)) && Account.All(word => Begins(lines[..1], word)) && Phrases.All(phrase => Stands(lines, phrase))
            && !Without.Any(one => one.Contains(' ', StringComparison.Ordinal) ? Stands(lines, one) : Begins(lines, one));
    }

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
                Append(word, rune);
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

    static void Append(StringBuilder word, Rune rune)
    {
        Span<char> letters = stackalloc char[2];
        word.Append(letters[..rune.EncodeToUtf16(letters)]);
    }

    static string Line(string text) => $" {string.Join(' ', In(text))} ";

    static bool Begins(string[] lines, string word) => Array.Exists(lines, line => line.Contains($" {word}", StringComparison.Ordinal));

    static bool Stands(string[] lines, string phrase) => Array.Exists(lines, line => line.Contains($" {phrase} ", StringComparison.Ordinal));

    static string Folded(string text)
    {
        // Half a surrogate pair can't be normalised; it is no word anyway.
        var whole = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())) : text;
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
