using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AlignBot.Engine.Exports;

/// <summary>Writes a table for spreadsheets: RFC 4180, UTF-8 with its mark, and nothing in it that a spreadsheet would calculate.</summary>
public sealed partial class CsvTable(TextWriter to)
{
    /// <summary>What spreadsheets take for the beginning of a formula, also in its wide form.</summary>
    const string Formula = "=+-@\t\r\n＝＋－＠";

    /// <summary>What a cell is put into quotes for: whatever somebody may take for a separator.</summary>
    static readonly SearchValues<char> Quoted = SearchValues.Create("\",;|\t\r\n");

    /// <summary>A writer of the encoding that spreadsheets recognise. It leaves the stream open.</summary>
    public static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);

    /// <summary>A row, each cell in its invariant form; null is empty.</summary>
    public async Task RowAsync(params IReadOnlyList<object?> cells)
    {
        for (var at = 0; at < cells.Count; at++)
        {
            if (at > 0)
            {
                await to.WriteAsync(',');
            }

            await to.WriteAsync(Cell(Convert.ToString(cells[at], CultureInfo.InvariantCulture) ?? ""));
        }

        await to.WriteAsync("\r\n");
    }

    /// <summary>A cell as it is written: what could be a formula gets an apostrophe in front, which spreadsheets read as 'text'.</summary>
    /// <remarks>Also behind what others take for the separator: read with ';' or a tab, the row would be cut there, and no quotes help then.</remarks>
    public static string Cell(string text)
    {
        var harmless = text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        harmless = BehindSeparator().Replace(harmless, "$0'");
        return harmless.AsSpan().ContainsAny(Quoted) ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }

    [GeneratedRegex("[;|\\t\\r\\n][\\s\"]*(?=[=+@＝＋－＠-])")]
    private static partial Regex BehindSeparator();
}
