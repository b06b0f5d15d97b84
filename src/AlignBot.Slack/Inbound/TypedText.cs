using System.Globalization;
using System.Text;

namespace AlignBot.Slack.Inbound;

/// <summary>What somebody typed or pasted behind a command, freed of what cannot be seen: the one place where that is done.</summary>
public static class TypedText
{
    /// <summary>Every kind of blank as a blank, every kind of line's end as one, and nothing that has no width.</summary>
    /// <remarks>What is left reads as it did: joiners and direction marks inside of a word stay, since emoji, Persian and Hebrew need them.</remarks>
    public static string Clean(string typed)
    {
        if (!typed.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return typed;
        }

        var clean = new StringBuilder(typed.Length);
        for (var at = 0; at < typed.Length; at++)
        {
            var sign = typed[at];
            switch (char.GetUnicodeCategory(sign))
            {
                case UnicodeCategory.SpaceSeparator:
                    clean.Append(' ');
                    break;
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                case UnicodeCategory.Control when sign is '\v' or '\f' or '\u0085':
                    clean.Append('\n');
                    break;
                case UnicodeCategory.Format when sign is '\u200B' or '\u2060' or '\uFEFF' or '\u00AD' || IsEdge(typed, at, -1) || IsEdge(typed, at, +1):
                    break;
                default:
                    clean.Append(sign == '\u2011' ? '-' : sign);
                    break;
            }
        }

        return clean.ToString();
    }

    /// <summary>For words that mean something to a command: wide letters as letters, every dash as a hyphen, curled quotes as straight ones.</summary>
    public static string Folded(string typed)
    {
        if (Ascii.IsValid(typed))
        {
            return typed;
        }

        var clean = Clean(typed);
        return string.Create(clean.Length, clean, static (folded, from) =>
        {
            for (var at = 0; at < folded.Length; at++)
            {
                folded[at] = from[at] switch
                {
                    >= '！' and <= '～' and var wide => (char)(wide - '！' + '!'),
                    '−' => '-',
                    '“' or '”' or '„' or '«' or '»' => '"',
                    '‘' or '’' or '‚' => '\'',
                    var dash when char.GetUnicodeCategory(dash) is UnicodeCategory.DashPunctuation => '-',
                    var sign => sign,
                };
            }
        });
    }

    /// <summary>Whether nothing but what cannot be seen lies between here and a blank or the text's end.</summary>
    static bool IsEdge(string text, int at, int step)
    {
        do
        {
            at += step;
        }
        while (at >= 0 && at < text.Length && char.GetUnicodeCategory(text[at]) is UnicodeCategory.Format);

        return at < 0 || at >= text.Length || char.IsWhiteSpace(text[at]);
    }
}
