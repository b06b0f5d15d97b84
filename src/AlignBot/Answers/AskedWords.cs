using System.Globalization;
using AlignBot.Slack.Inbound;

namespace AlignBot.Answers;

/// <summary>Reads what people write to a bot: a greeting, a word of a command, or words to look for.</summary>
static class AskedWords
{
    /// <summary>More words than a command has that somebody types without its slash.</summary>
    const int LongestCommand = 3;

    /// <summary>More words than ask for a single term.</summary>
    const int LongestQuestion = 15;

    /// <summary>More words than one looks for at once.</summary>
    const int MostSought = 8;

    /// <summary>Words that say nothing of what is looked for.</summary>
    static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "a", "about", "alignbot", "all", "and", "any", "anything", "are", "at", "been", "bot", "by", "can", "could", "decide", "decided", "decision", "decisions", "did", "do",
        "does", "find", "for", "from", "get", "give", "had", "has", "have", "hello", "help", "hey", "hi", "how", "i", "in", "is", "it", "know", "look", "me", "my", "of", "on", "or", "our",
        "please", "pls", "search", "see", "should", "show", "so", "tell", "thank", "thanks", "that", "the", "their", "there", "they", "this", "to", "us", "was", "we", "were",
        "what", "whats", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
    };

    /// <summary>What may ask for the meaning of a term, without whom it is put to; null for what is too long for that.</summary>
    public static string? Question(string plain)
    {
        var words = plain.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith('@')).ToList();
        return words.Count is 0 or > LongestQuestion ? null : string.Join(' ', words);
    }

    /// <summary>The words as a command is typed; empty for a sentence.</summary>
    public static string Command(string plain)
    {
        var words = Words(plain.TrimStart().TrimStart('/'));
        if (words is ["align", ..])
        {
            words = words[1..];
        }

        return words.Length is 0 or > LongestCommand ? "" : string.Join(' ', words);
    }

    /// <summary>The words that are looked for, as they were written; empty where the message has none.</summary>
    public static string Sought(string plain) => string.Join(' ', Words(plain).Where(word => !Empty.Contains(word)).Take(MostSought));

    static string[] Words(string plain) =>
        [.. TypedText.Folded(plain).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '*', '_', '`', '-', '/').Replace("'", "", StringComparison.Ordinal).ToLower(CultureInfo.InvariantCulture))
            .Where(word => word.Any(char.IsLetterOrDigit) && !word.StartsWith('@'))];
}
