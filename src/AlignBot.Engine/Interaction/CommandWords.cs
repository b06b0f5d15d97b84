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
}
