using System.Text.RegularExpressions;
using AlignBot.Domain.Time;
using AlignBot.Engine.Wording;
using NodaTime;

namespace AlignBot.People;

/// <summary>Reads an absence as people type it: <c>2026-12-24 to 2027-01-02 Christmas</c>, <c>tomorrow</c>, <c>@ben until 2026-12-01</c>.</summary>
static partial class AwayText
{
    public const string Usage =
        "`/align away 2026-12-24 to 2027-01-02 Christmas` enters days away for yourself; `/align away @ben 2026-12-24` for somebody else, `/align away ask @ben 2026-12-24` asks them first. `/align away` opens a form, `/align away list` shows who is away, `/align away calendar` reads your own calendar for them.";

    /// <param name="User">Who it is about; null for whoever typed it.</param>
    public readonly record struct Typed(string? User, LocalDate From, LocalDate To, string? Note);

    /// <summary>What was typed, or the sentence that says what is wrong with it.</summary>
    /// <param name="text">In Slack's form: people as tokens.</param>
    /// <param name="today">The day, where the typist is.</param>
    public static (Typed? Away, string? Problem) Parse(string text, LocalDate today)
    {
        var words = new Queue<string>(SlackMarkupOf(text, out var user).Split((char[])[' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries));
        var isOpen = words.TryPeek(out var first) && IsUntil(first);
        if (isOpen || words.TryPeek(out first) && first.Equals("from", StringComparison.OrdinalIgnoreCase))
        {
            words.Dequeue();
        }

        var (from, problem) = isOpen ? (today, null) : Date(words, today);
        if (problem is not null)
        {
            return (null, problem);
        }

        var to = from;
        if (isOpen || words.TryPeek(out var next) && (IsUntil(next) || IsDate(next, today)))
        {
            if (!isOpen && IsUntil(words.Peek()))
            {
                words.Dequeue();
            }

            (to, problem) = Date(words, today);
            if (problem is not null)
            {
                return (null, problem);
            }
        }

        if ((DateLimits.WhyNot(from) ?? DateLimits.WhyNot(to)) is { } tooFar)
        {
            return (null, tooFar);
        }

        var note = SlackMarkup.Plain(string.Join(' ', words));
        return (new Typed(user, from, to, note.Length == 0 ? null : note), null);
    }

    static (LocalDate Date, string? Problem) Date(Queue<string> words, LocalDate today)
    {
        if (words.Count == 0)
        {
            return (default, "A date is missing; write it as 2026-12-24.");
        }

        var (date, used, problem) = TypedDate.Read([.. words], today);
        for (var word = 0; word < used; word++)
        {
            words.Dequeue();
        }

        return date is { } day ? (day, null) : (default, problem ?? $"'{words.Peek()}' is not a date; write it as 2026-12-24.");
    }

    /// <summary>A second date without 'to' before it: only one in figures, since a note may begin with a day's name.</summary>
    static bool IsDate(string word, LocalDate today) => char.IsAsciiDigit(word[0]) && TypedDate.Read(word, today).Date is not null;

    static bool IsUntil(string word) => word.ToLowerInvariant() is "to" or "until" or "till" or "-" or "–" or "—" or "through";

    /// <summary>The text without the person it begins with; two dates joined by dots are two words.</summary>
    static string SlackMarkupOf(string text, out string? user)
    {
        var person = Person().Match(text.Trim());
        user = person.Success ? person.Groups["id"].Value : null;
        return text.Trim()[person.Length..].Replace("..", " to ", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^<@(?<id>[A-Z0-9]+)(\|[^<>]*)?>", RegexOptions.ExplicitCapture)]
    private static partial Regex Person();
}
