using System.Text.RegularExpressions;

namespace AlignBot.Engine.Wording;

/// <summary>Reads what people typed as Slack hands it over: entities and tokens back into plain words.</summary>
public static partial class SlackMarkup
{
    /// <summary>Plain text: <c>&amp;lt;</c> as &lt;, a channel or link token as its label. Mentions of people stay ids, for names to be put in.</summary>
    /// <remarks>What comes out is text of a person: it is escaped again wherever it is shown.</remarks>
    public static string Plain(string text)
    {
        if (!text.AsSpan().ContainsAny('<', '&'))
        {
            return text;
        }

        return Token().Replace(text, Label)
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
    }

    static string Label(Match token)
    {
        var target = token.Groups["target"].Value;
        var label = token.Groups["label"].Value;
        return target[0] switch
        {
            '@' => "@" + (label.Length > 0 ? label : target[1..]),
            '#' => "#" + (label.Length > 0 ? label : target[1..]),
            '!' => label.Length > 0 ? label : "@" + target[1..].Split('^')[0],
            _ => label.Length > 0 && label != target ? $"{label} ({target})" : target,
        };
    }

    // Only what Slack makes itself: other text between angle brackets is what somebody typed, and stays.
    [GeneratedRegex(@"<(?<target>[@#][A-Z0-9]+|![a-z][^<>|]*|(https?|mailto|tel):[^<>|\s]+)(\|(?<label>[^<>]*))?>", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
