using System.Globalization;
using System.Text;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>Writes text so that YAML reads it back as it was, plain where that is possible.</summary>
public static class YamlText
{
    /// <summary>About as long is a line of a longer text.</summary>
    const int Wide = 110;

    /// <summary>A word that is longer is cut by whoever shows the file.</summary>
    const int LongestWord = 500;

    /// <summary>The text as a scalar, fit for a line of its own and for within braces.</summary>
    public static string Scalar(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var quoted = new StringBuilder("\"", text.Length + 8);
        foreach (var letter in text)
        {
            quoted.Append(Escaped(letter));
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A text of any length, behind the name of its field: as lines that people read and write, wherever those read back to the same.</summary>
    /// <param name="text">Without white space around it.</param>
    /// <param name="indent">How far its lines stand in.</param>
    public static string Long(string text, int indent)
    {
        if (text.Length <= Wide && IsPlain(text))
        {
            return text;
        }

        var (margin, lines) = (new string(' ', indent), text.Split('\n'));
        if (!Array.TrueForAll(lines, IsLine) || lines[0].Length == 0)
        {
            return Quoted(text, margin);
        }

        // Several lines as they are; else as one that is broken where it is read with a blank.
        return lines.Length > 1 && Array.TrueForAll(lines, line => line.Length <= 2 * Wide)
            ? $"|-{string.Concat(lines.Select(line => line.Length == 0 ? "\n" : $"\n{margin}{line}"))}"
            : $">-{string.Join('\n', lines.Select(line => string.Concat(Broken(line).Select(part => $"\n{margin}{part}"))))}";
    }

    /// <summary>Whether it reads back as it is within a block: nothing is to be escaped in it, and no blank is lost at its ends or where it is broken.</summary>
    static bool IsLine(string line) => line.Length == 0 || (!char.IsWhiteSpace(line[0]) && !char.IsWhiteSpace(line[^1])
        && !line.Contains("```", StringComparison.Ordinal)
        && line.All(letter => !char.IsControl(letter) && !char.IsSurrogate(letter) && letter is not ('\u0085' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF'))
        && Array.TrueForAll(line.Split(' '), word => word.Length <= LongestWord));

    /// <summary>A line in parts, broken at single blanks.</summary>
    static IEnumerable<string> Broken(string line)
    {
        var begin = 0;
        for (var at = 1; at < line.Length - 1; at++)
        {
            var next = line.IndexOf(' ', at + 1) is var blank and > 0 ? blank : line.Length;
            if (line[at] == ' ' && !char.IsWhiteSpace(line[at - 1]) && !char.IsWhiteSpace(line[at + 1]) && next - begin > Wide)
            {
                yield return line[begin..at];
                begin = at + 1;
            }
        }

        yield return line[begin..];
    }

    /// <summary>With everything escaped that needs it, over as many lines as it needs: a backslash at the end of a line says that it goes on.</summary>
    static string Quoted(string text, string margin)
    {
        var (quoted, width) = (new StringBuilder("\""), 0);
        for (var at = 0; at < text.Length; at++)
        {
            var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            var letter = isPair ? text.Substring(at++, 2) : Escaped(text[at]);
            if (width >= Wide && !char.IsWhiteSpace(text[at]))
            {
                quoted.Append("\\\n").Append(margin);
                width = 0;
            }

            quoted.Append(letter);
            width += letter.Length;
        }

        return quoted.Append('"').ToString();
    }

    static string Escaped(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",

        // Three of them would end the block in which a message shows the file.
        '`' => "\\u0060",
        _ when char.IsControl(letter) || letter is '\u0085' or '\u2028' or '\u2029' or '\uFEFF' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
        _ => letter.ToString(),
    };

    static bool IsPlain(string text) =>
        text.Length > 0 && char.IsLetterOrDigit(text[0]) && !char.IsWhiteSpace(text[^1])
        && text.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '.' or '/' or '_' or '-' or '(' or ')' or '\'');
}
