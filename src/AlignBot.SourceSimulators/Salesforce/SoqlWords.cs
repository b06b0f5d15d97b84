using System.Text;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>The words of a SOQL text.</summary>
readonly record struct SoqlWord(SoqlWordKind Kind, string Text, int Column)
{
    public bool Is(string word) => Kind is SoqlWordKind.Name or SoqlWordKind.Sign && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="SoqlRefusal">A quote is not closed, or a character means nothing.</exception>
    public static List<SoqlWord> Split(string soql)
    {
        List<SoqlWord> words = [];
        for (var at = 0; at < soql.Length;)
        {
            var letter = soql[at];
            var begin = at;
            if (char.IsWhiteSpace(letter))
            {
                at++;
            }
            else if (letter == '\'')
            {
                words.Add(new SoqlWord(SoqlWordKind.Text, Quoted(soql, ref at), begin + 1));
            }
            else if (char.IsAsciiLetter(letter))
            {
                while (at < soql.Length && (char.IsAsciiLetterOrDigit(soql[at]) || soql[at] is '_' or '.' or ':'))
                {
                    at++;
                }
                words.Add(new SoqlWord(SoqlWordKind.Name, soql[begin..at], begin + 1));
            }
            else if (char.IsAsciiDigit(letter) || (letter is '-' or '+' && at + 1 < soql.Length && char.IsAsciiDigit(soql[at + 1])))
            {
                at++;
                while (at < soql.Length && (char.IsAsciiLetterOrDigit(soql[at]) || soql[at] is '.' or '-' or ':' or '+'))
                {
                    at++;
                }
                words.Add(new SoqlWord(SoqlWordKind.Number, soql[begin..at], begin + 1));
            }
            else
            {
                var two = at + 1 < soql.Length ? soql.Substring(at, 2) : "";
                var sign = two is "!=" or "<>" or "<=" or ">=" ? two : letter.ToString();
                if (sign.Length == 1 && letter is not ('=' or '<' or '>' or '(' or ')' or ','))
                {
                    throw Malformed($"unexpected token: '{letter}'", begin + 1);
                }
                at += sign.Length;
                words.Add(new SoqlWord(SoqlWordKind.Sign, sign, begin + 1));
            }
        }
        words.Add(new SoqlWord(SoqlWordKind.End, "", soql.Length + 1));
        return words;
    }

    public static SoqlRefusal Malformed(string what, int column) => new("MALFORMED_QUERY", $"ERROR at Row:1:Column:{column}\n{what}");

    static string Quoted(string soql, ref int at)
    {
        var begin = at++;
        var text = new StringBuilder();
        for (; at < soql.Length; at++)
        {
            switch (soql[at])
            {
                case '\'':
                    at++;
                    return text.ToString();
                case '\\' when at + 1 < soql.Length:
                    var escaped = soql[++at];
                    text.Append(escaped switch
                    {
                        'n' or 'N' => "\n",
                        'r' or 'R' => "\r",
                        't' or 'T' => "\t",
                        'b' or 'B' => "\b",
                        'f' or 'F' => "\f",
                        '\'' or '"' or '\\' => escaped.ToString(),
                        // Kept for LIKE, where they are not wildcards.
                        '_' or '%' => "\\" + escaped,
                        _ => throw Malformed($"Invalid string literal. Illegal character sequence '\\{escaped}' in string literal.", at + 1),
                    });
                    break;
                default:
                    text.Append(soql[at]);
                    break;
            }
        }
        throw Malformed("unexpected end of string literal", begin + 1);
    }
}

enum SoqlWordKind
{
    Name,
    Text,
    Number,
    Sign,
    End,
}
