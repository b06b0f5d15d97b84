using System.Text;

namespace AlignBot.Engine.Exports;

/// <summary>Writes a text to be read: what people wrote stands as theirs, never as markup.</summary>
public sealed class MarkdownText(TextWriter to)
{
    const string Special = "\\`*_{}[]<>()#+-!|~&";

    /// <summary>Lines as they are; an empty one without.</summary>
    public Task WriteAsync(string lines = "") => to.WriteLineAsync(lines);

    /// <summary>A paragraph 'label: value'; nothing where there is no value.</summary>
    /// <param name="label">Ours.</param>
    /// <param name="value">Theirs.</param>
    public Task FieldAsync(string label, string? value) =>
        string.IsNullOrWhiteSpace(value) ? Task.CompletedTask
        : value.Trim().AsSpan().ContainsAny('\n', '\r') ? to.WriteLineAsync($"\n{label}:\n\n{Quote(value.Trim())}")
        : to.WriteLineAsync($"\n{label}: {Line(value)}");

    /// <summary>What somebody typed, as a quotation: line by line, each with the blanks it begins with.</summary>
    public static string Quote(string typed)
    {
        string[] lines = [.. typed.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];

        // A backslash at its end keeps a line apart from the next; before an empty one it would stand there.
        return string.Join('\n', lines.Select((line, at) =>
            $"> {Indented(line)}{(line.Length > 0 && at + 1 < lines.Length && lines[at + 1].Length > 0 ? "\\" : "")}".TrimEnd()));
    }

    /// <summary>What somebody typed, as one line.</summary>
    public static string Line(string typed) => Escaped(typed.ReplaceLineEndings(" ").Trim());

    /// <summary>Blanks at a line's beginning are code to Markdown, from four on; written as entities they are blanks.</summary>
    static string Indented(string line)
    {
        var text = line.TrimStart();
        var blanks = line[..(line.Length - text.Length)].Replace("\t", "    ", StringComparison.Ordinal).Length;
        return string.Concat(Enumerable.Repeat("&nbsp;", blanks)) + Escaped(text);
    }

    static string Escaped(string typed)
    {
        var escaped = new StringBuilder(typed.Length + 8);
        for (var at = 0; at < typed.Length; at++)
        {
            var letter = typed[at];

            if (Special.Contains(letter, StringComparison.Ordinal) || (letter == '.' && EndsListNumber(typed, at)) || (letter == '=' && at == 0 && IsUnderline(typed)))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    /// <summary>'1.' at a line's beginning begins a list.</summary>
    static bool EndsListNumber(string line, int at) => at > 0 && !line.AsSpan(0, at).ContainsAnyExceptInRange('0', '9');

    /// <summary>A line of '=' alone makes a heading of the one above it.</summary>
    static bool IsUnderline(string line) => line.AsSpan().TrimEnd(' ').TrimStart('=').IsEmpty;
}
