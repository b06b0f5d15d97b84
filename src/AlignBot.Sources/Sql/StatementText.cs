using System.Buffers;

namespace AlignBot.Sources.Sql;

/// <summary>Holds a configured statement to one SELECT. What it calls and whether it writes, the server holds.</summary>
static class StatementText
{
    static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789");

    /// <summary>The statement without a semicolon at its end.</summary>
    /// <param name="setting">Whose text it is, for the sentence.</param>
    /// <exception cref="SourceException">It begins otherwise, or something follows a semicolon.</exception>
    public static string Check(string text, string setting)
    {
        var start = Blank(text, 0);
        var word = text.AsSpan(start);
        word = word[..(word.IndexOfAnyExcept(Letters) is >= 0 and var end ? end : word.Length)];
        if (!word.Equals("SELECT", StringComparison.OrdinalIgnoreCase) && !word.Equals("WITH", StringComparison.OrdinalIgnoreCase))
        {
            throw Refused(start == text.Length ? $"{setting} holds no statement. "
                + "Write one SELECT." : $"{setting} must begin with SELECT or WITH: it may only read.");
        }

        var semicolon = Semicolon(text, start);
        if (semicolon < 0)
        {
            return text;
        }

        return Blank(text, semicolon + 1) == text.Length
            ? text[..semicolon]
            : throw Refused($"{setting} holds something after a semicolon. Write one statement, and nothing after it.");
    }

    /// <summary>As <see cref="Check"/>, where texts and comments are not written as PostgreSQL's are: a semicolon stands at the end, and
    /// nowhere else.</summary>
    /// <exception cref="SourceException">It begins otherwise, or a semicolon stands before its end.</exception>
    public static string CheckStrictly(string text, string setting)
    {
        var whole = Check(text.TrimEnd().TrimEnd(';'), setting);
        return whole.Contains(';', StringComparison.Ordinal)
            ? throw Refused($"{setting} holds a semicolon before its end. Write one statement, and take semicolons out of its texts and "
                + "comments: a comma does as well.")
            : whole;
    }

    /// <summary>A dollar or an E behind it begins no text.</summary>
    static bool IsPartOfName(char letter) => Letters.Contains(letter) || !char.IsAscii(letter);

    /// <summary>Where the next thing begins that is neither space nor comment.</summary>
    static int Blank(string text, int at)
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF')
            {
                at++;
            }
            else if (Comment(text, at) is var after && after > at)
            {
                at = after;
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    /// <summary>The first semicolon that is part of no text, name or comment; -1 when there is none.</summary>
    static int Semicolon(string text, int at)
    {
        while (at < text.Length)
        {
            var next = text[at] switch
            {
                ';' => -1,
                '\'' => Quoted(text, at, '\'', at > 0 && text[at - 1] is 'e' or 'E' && (at < 2 || !IsPartOfName(text[at - 2]))),
                '"' => Quoted(text, at, '"', backslashes: false),
                '$' => Dollar(text, at),
                '-' or '/' => Comment(text, at),
                _ => at,
            };
            if (next < 0)
            {
                return at;
            }

            at = Math.Max(next, at + 1);
        }

        return -1;
    }

    /// <summary>Behind a comment that begins here; the place itself when none does. Comments nest, as PostgreSQL's do.</summary>
    static int Comment(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("--"))
        {
            return rest.IndexOfAny('\n', '\r') is >= 0 and var end ? at + end : text.Length;
        }

        if (!rest.StartsWith("/*"))
        {
            return at;
        }

        var depth = 0;
        while (at < text.Length)
        {
            rest = text.AsSpan(at);
            depth += rest.StartsWith("/*") ? 1 : rest.StartsWith("*/") ? -1 : 0;
            at += rest.StartsWith("/*") || rest.StartsWith("*/") ? 2 : 1;
            if (depth == 0)
            {
                return at;
            }
        }

        return text.Length;
    }

    static int Quoted(string text, int at, char mark, bool backslashes)
    {
        for (at++; at < text.Length; at++)
        {
            if (backslashes && text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == mark)
            {
                return at + 1;
            }
        }

        return text.Length;
    }

    /// <summary>Behind a text between dollars: <c>$$...$$</c>, <c>$tag$...$tag$</c>.</summary>
    static int Dollar(string text, int at)
    {
        if (at > 0 && IsPartOfName(text[at - 1]))
        {
            return at;
        }

        var close = text.IndexOf('$', at + 1);
        var tag = close < 0 ? "" : text[at..(close + 1)];
        if (tag.Length < 2 || tag.AsSpan(1, tag.Length - 2).ContainsAnyExcept(Letters) || (tag.Length > 2 && char.IsAsciiDigit(tag[1])))
        {
            return at;
        }

        return text.IndexOf(tag, close + 1, StringComparison.Ordinal) is >= 0 and var end ? end + tag.Length : text.Length;
    }

    static SourceException Refused(string sentence) => new(SourceFaultKind.Config, sentence);
}
