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
        string.IsNullOrWhiteSpace(value) ? Task.CompletedTask : to.WriteLineAsync($"\n{label}: {Line(value)}");

    /// <summary>What somebody typed, as a quotation.</summary>
    public static string Quote(string typed) => "> " + string.Join("\n> ", typed.ReplaceLineEndings("\n").Split('\n').Select(Escaped));

    /// <summary>What somebody typed, as one line.</summary>
    public static string Line(string typed) => Escaped(typed.ReplaceLineEndings(" "));

    static string Escaped(string typed)
    {
        var escaped = new StringBuilder(typed.Length + 8);
        foreach (var letter in typed)
        {
            if (Special.Contains(letter, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
