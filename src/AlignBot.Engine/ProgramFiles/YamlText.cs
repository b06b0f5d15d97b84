using System.Globalization;
using System.Text;

namespace AlignBot.Engine.ProgramFiles;

/// <summary>Writes text so that YAML reads it back as it was, plain where that is possible.</summary>
public static class YamlText
{
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
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(letter) || letter is '\u0085' or '\u2028' or '\u2029' or '\uFEFF' =>
                    string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    static bool IsPlain(string text) =>
        text.Length > 0 && char.IsLetterOrDigit(text[0]) && !char.IsWhiteSpace(text[^1])
        && text.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '.' or '/' or '_' or '-' or '(' or ')' or '\'');
}
