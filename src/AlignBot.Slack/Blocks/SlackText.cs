using System.Globalization;
using System.Text;

namespace AlignBot.Slack.Blocks;

/// <summary>Slack's text forms: escaping what is sent, reading what was received, cutting what is too long.</summary>
public static class SlackText
{
    /// <summary>Escapes the three characters that open markup or an entity; nothing else needs it.</summary>
    public static string Escape(string? typed)
    {
        if (string.IsNullOrEmpty(typed))
        {
            return "";
        }

        if (!typed.AsSpan().ContainsAny('&', '<', '>'))
        {
            return typed;
        }

        return new StringBuilder(typed, typed.Length + 16).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString();
    }

    /// <summary>What a person reads in text that Slack sent: entities decoded, mentions and links as their labels.</summary>
    /// <param name="received">Text in Slack's escaped form, as in messages and escaped command texts.</param>
    /// <param name="nameOf">The name of a user or channel id; null where it is not known.</param>
    public static string Plain(string? received, Func<string, string?>? nameOf = null)
    {
        if (string.IsNullOrEmpty(received))
        {
            return "";
        }

        var plain = new StringBuilder(received.Length);
        for (var at = 0; at < received.Length;)
        {
            var unit = MarkupUnit(received, at);
            if (unit[0] == '<' && unit.Length > 2)
            {
                plain.Append(Label(unit[1..^1], nameOf));
            }
            else
            {
                plain.Append(unit switch { "&amp;" => "&", "&lt;" => "<", "&gt;" => ">", _ => unit });
            }

            at += unit.Length;
        }

        return plain.ToString();
    }

    internal static string Shorten(string text, int max, bool markup)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        if (text.Length <= max)
        {
            return text;
        }

        var at = 0;
        while (at < text.Length)
        {
            var unit = markup ? MarkupUnit(text, at).Length : StringInfo.GetNextTextElementLength(text, at);
            if (at + unit > max - 1)
            {
                break;
            }

            at += unit;
        }

        return string.Concat(text.AsSpan(0, at).TrimEnd(), "…");
    }

    /// <summary>The token, entity or character (as a person sees it) that starts here.</summary>
    static ReadOnlySpan<char> MarkupUnit(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest is ['<', not ' ', ..] && rest.IndexOf('>') is > 0 and var close)
        {
            return rest[..(close + 1)];
        }

        foreach (var entity in (ReadOnlySpan<string>)["&amp;", "&lt;", "&gt;"])
        {
            if (rest.StartsWith(entity, StringComparison.Ordinal))
            {
                return rest[..entity.Length];
            }
        }

        return rest[..StringInfo.GetNextTextElementLength(rest)];
    }

    static string Label(ReadOnlySpan<char> token, Func<string, string?>? nameOf)
    {
        var bar = token.IndexOf('|');
        var target = bar < 0 ? token : token[..bar];
        var label = Plain(bar < 0 ? "" : token[(bar + 1)..].ToString());
        if (target is ['@' or '#', .. var id])
        {
            var sign = target[0];
            var name = label.Length > 0 ? label.TrimStart(sign) : nameOf?.Invoke(id.ToString()) ?? id.ToString();

            return $"{sign}{name}";
        }

        if (target is ['!', .. var special])
        {
            return label.Length > 0 ? label : $"@{special}";
        }

        return label.Length > 0 ? label : Plain(target.ToString());
    }
}
