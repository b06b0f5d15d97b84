using System.Globalization;
using AlignBot.Slack.Inbound;

namespace AlignBot.Engine.Interaction;

/// <summary>Cuts what was typed behind a command, for the gate and every handler alike: none finds a word that another did not see.</summary>
public static class CommandWords
{
    /// <summary>The first word, as commands know words: folded, in lower case. And what follows it, as it was typed.</summary>
    public static (string Word, string After) Split(string text)
    {
        text = text.Trim();
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return (TypedText.Folded(text[..end]).ToLower(CultureInfo.InvariantCulture), text[end..].Trim());
    }

    /// <summary>The n of an entry as people write it: 'DEC-12', 'dec 12' or '12'; null when it is none.</summary>
    /// <param name="prefix">Of its kind, such as <c>DEC</c>.</param>
    /// <param name="typed">In a form, or behind a command.</param>
    public static int? Number(string prefix, string? typed)
    {
        var digits = TypedText.Folded(typed ?? "").Trim();
        if (digits.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            digits = digits[prefix.Length..].TrimStart('-', ' ');
        }

        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }
}
