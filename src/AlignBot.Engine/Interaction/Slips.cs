using System.Globalization;
using System.Text.RegularExpressions;
using AlignBot.Domain;
using AlignBot.Slack.Inbound;

namespace AlignBot.Engine.Interaction;

/// <summary>Tells a slip from content, for a command that takes both: 'lits' and 'show DEC-1 please' are no decisions.</summary>
/// <remarks>Asked only for what the command did not understand as a word of its own. A slip is asked back and costs one click, so a short text that
/// begins like a word is taken for one; a sentence is not.</remarks>
/// <param name="prefix">Of the numbers that <c>show</c> takes, such as <c>DEC</c>.</param>
/// <param name="hasSearch">Whether the command searches; else it lists instead.</param>
/// <param name="filters">What may follow <c>list</c>.</param>
public sealed partial class Slips(string prefix, bool hasSearch, params IReadOnlyList<string> filters)
{
    /// <summary>Nobody types more than this by mistake.</summary>
    const int Longest = 80;

    /// <summary>What people write for each word that there is.</summary>
    static readonly Dictionary<string, string> Words = new (string Word, string[] Said)[]
    {
        ("list", ["list", "ls", "log", "all", "mine"]),
        ("search", ["search", "find", "look", "grep"]),
        ("show", ["show", "view", "see", "get", "details", "open"]),
        ("show", ["delete", "remove", "undo", "revert", "cancel", "edit", "change", "amend", "withdraw", "close"]),
        ("help", ["help", "h", "usage", "man", "commands", "info"]),
    }.SelectMany(meaning => meaning.Said, (meaning, said) => (said, meaning.Word)).ToDictionary(StringComparer.Ordinal);

    static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "me", "mine", "my", "all", "open", "closed", "please", "pls", "the", "of", "it", "them", "this", "new", "newest", "recent", "latest", "last", "every",
        "everything", "decisions", "decision", "disputes", "dispute", "entries", "entry", "items", "today", "now", "again", "here", "log", "ones", "for",
    };

    /// <summary>What was probably meant, as it is typed behind the command; null when the text is no slip.</summary>
    public string? Meant(string text)
    {
        var typed = TypedText.Folded(text).Trim();
        if (typed.Length > Longest || typed.AsSpan().ContainsAny('\n', '"', '<'))
        {
            return null;
        }

        string[] words = [.. typed.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimStart('-', '/', '!', '\\').TrimEnd('.', ',', ';', ':', '!', '?').ToLower(CultureInfo.InvariantCulture))];
        if (words.All(word => !word.Any(char.IsLetterOrDigit)))
        {
            return typed.All(char.IsAscii) && typed.Length > 0 ? "help" : null;
        }

        if (words.Length <= 2 && NumberIn(string.Join(' ', words), whole: true) is { } alone)
        {
            return $"show {alone}";
        }

        // An asking sentence is a question, whatever it begins with.
        var isClear = words.Length <= 2 || !typed.EndsWith('?');
        var (word, isNear) = Words.TryGetValue(words[0], out var known) ? (known, false) : (Near(words[0], ["list", "search", "show", "help"]), true);
        var rest = words[1..];
        var fillersOnly = rest.All(Fillers.Contains);
        return word switch
        {
            "help" when rest.Length == 0 || fillersOnly => "help",
            "list" when isClear && (rest.Length <= 1 || fillersOnly) => string.Join(' ', ["list", .. words.Where(filters.Contains).Distinct()]),
            "search" when isClear && (isNear || rest.Length <= 2) => !hasSearch || rest.Length == 0 ? "list" : $"search {string.Join(' ', rest)}",
            "show" when rest.Length <= 4 && NumberIn(string.Join(' ', rest), whole: false) is { } number => $"show {number}",
            "show" when isClear && fillersOnly => "list",
            _ => null,
        };
    }

    /// <summary>A word of a list that differs from what was typed by one letter, or by two that changed places; null where there is none.</summary>
    public static string? Near(string typed, IEnumerable<string> words) =>
        typed.Length < 3 || Others.Contains(typed) ? null : words.FirstOrDefault(word => word.Length > 3 && Math.Abs(typed.Length - word.Length) <= 1 && Typos.Between(typed, word) == 1);

    /// <summary>The same, or else the one word that begins with what was typed.</summary>
    public static string? Nearest(string typed, IEnumerable<string> words)
    {
        List<string> all = [.. words];
        return Near(typed, all) ?? (typed.Length >= 3 && all.FindAll(word => word.StartsWith(typed, StringComparison.Ordinal)) is [var only] ? only : null);
    }

    /// <summary>Words of the language that are one letter from a word of a command.</summary>
    static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "last", "lost", "lift", "lisp", "mist", "fist", "gist", "least", "lit", "how", "slow", "snow", "stow", "shop", "shot", "shoe", "shown", "hello", "helm", "hell", "kelp",
        "yelp", "held", "heap", "end", "and", "add", "met", "set", "let", "get", "star", "stars", "more", "mover", "love", "dove", "skin", "slip", "ship", "strip",
    };

    string? NumberIn(string text, bool whole)
    {
        var found = whole ? Number().Match(text) is { Success: true } match && match.Length == text.Length ? match : null : Number().Match(text);
        if (found is not { Success: true } || (found.Groups["prefix"].Value is { Length: > 0 } given && !given.Equals(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        return $"{prefix}-{found.Groups["digits"].Value}";
    }

    [GeneratedRegex(@"(?<![\w-])((?<prefix>[A-Za-z]{3})[- ]?|#)?0*(?<digits>[1-9][0-9]{0,6})(?![\w%.,:-])", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
