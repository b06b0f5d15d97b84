using System.Text.RegularExpressions;
using AlignBot.Domain;
using AlignBot.Domain.People;

namespace AlignBot.Engine.Wording;

/// <summary>Reads what people typed as Slack hands it over: entities and tokens back into plain words.</summary>
public static partial class SlackMarkup
{
    static readonly string[] EveryScheme = ["mailto:", "tel:", "https://", "http://"];

    /// <summary>Plain text: <c>&amp;lt;</c> as &lt;, people by the names they have in the program, channels and links by their labels.</summary>
    /// <remarks>What comes out is text of a person: it is escaped again wherever it is shown. It is what is kept, so that it is found and read by name.</remarks>
    /// <param name="text">As Slack hands it over.</param>
    /// <param name="roster">Who is mentioned; whoever is not in it is called as Slack does, else stays an id.</param>
    public static string Plain(string text, Roster? roster = null)
    {
        if (!text.AsSpan().ContainsAny('<', '&'))
        {
            return text;
        }

        return Token().Replace(text, token => Label(token, roster))
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
    }

    static string Label(Match token, Roster? roster)
    {
        var target = token.Groups["target"].Value;
        var label = token.Groups["label"].Value;
        return target[0] switch
        {
            '@' => "@" + (roster?.Find(new UserId(target[1..]))?.DisplayName ?? (label.Length > 0 ? label.TrimStart('@') : target[1..])),
            '#' => "#" + (label.Length > 0 ? label : target[1..]),
            '!' => label.Length > 0 ? label : "@" + target[1..].Split('^')[0],
            _ when label.Length == 0 => Without(target, "mailto:", "tel:"),

            // Slack makes a link of every address that somebody types: 'acme.com' is all that they wrote.
            _ => IsSame(label, target) ? label : $"{label} ({target})",
        };
    }

    static bool IsSame(string label, string address) =>
        Without(label, EveryScheme).TrimEnd('/').Equals(Without(address, EveryScheme).TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    static string Without(string address, params ReadOnlySpan<string> schemes)
    {
        foreach (var scheme in schemes)
        {
            address = address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? address[scheme.Length..] : address;
        }

        return address;
    }

    // Only what Slack makes itself: other text between angle brackets is what somebody typed, and stays.
    [GeneratedRegex(@"<(?<target>[@#][A-Z0-9]+|![a-z][^<>|]*|(https?|mailto|tel):[^<>|\s]+)(\|(?<label>[^<>]*))?>", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
