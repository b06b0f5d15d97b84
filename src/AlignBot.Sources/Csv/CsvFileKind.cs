using System.Text;
using System.Text.RegularExpressions;

namespace AlignBot.Sources.Csv;

/// <summary>Recognises what is no text table by how it begins, whatever it is named.</summary>
static partial class CsvFileKind
{
    /// <summary>How many bytes it looks at.</summary>
    public const int Look = 4096;

    static readonly (byte[] Begins, string Sentence)[] Marks =
    [
        ([0xD0, 0xCF, 0x11, 0xE0], "This is an Excel workbook (.xls) and no CSV file. "
            + "Open it, choose 'Save as', 'CSV UTF-8', and give that file."),
        ("%PDF"u8.ToArray(), "This is a PDF and no CSV file. Export the list as CSV where the PDF came from."),
        ([0x89, 0x50, 0x4E, 0x47], Picture),
        ([0xFF, 0xD8, 0xFF], Picture),
        ("GIF8"u8.ToArray(), Picture),
        ([0x1F, 0x8B], "This file is compressed (gzip). Unpack it and give the file inside."),
        ("SQLite format 3"u8.ToArray(), "This is a database file (SQLite) and no CSV file. Export the table as CSV."),
        ("PAR1"u8.ToArray(), "This is a Parquet file and no CSV file. Export the table as CSV."),
        (@"{\rtf"u8.ToArray(), "This is a document (RTF) and no CSV file. Save the list as CSV."),
        ([0xFF, 0xFE, 0x00, 0x00], Wide),
        ([0x00, 0x00, 0xFE, 0xFF], Wide),
    ];

    const string Picture = "This is a picture and no CSV file. Export the list as CSV.";
    const string Wide = "This file is in UTF-32, which is not read. Save it as UTF-8.";

    /// <summary>What it is and what to do; null where it may be a text table.</summary>
    public static string? Sentence(ReadOnlySpan<byte> beginning)
    {
        foreach (var (begins, sentence) in Marks)
        {
            if (beginning.StartsWith(begins))
            {
                return sentence;
            }
        }

        if (beginning.StartsWith("PK\x03\x04"u8))
        {
            return beginning.IndexOf("xl/"u8) >= 0 || beginning.IndexOf("[Content_Types].xml"u8) >= 0
                ? "This is an Excel workbook (.xlsx) and no CSV file. Open it, choose 'Save as', 'CSV UTF-8', and give that file."
                : "This is a zip archive and no CSV file. Unpack it and give the CSV file inside.";
        }

        var text = Encoding.Latin1.GetString(beginning.StartsWith(Encoding.UTF8.Preamble) ? beginning[3..] : beginning);
        return Markup().IsMatch(text) ? "This is a web page (HTML or XML) and no CSV file; some tools name such a page .xls. "
            + "Open it in a spreadsheet, choose 'Save as', 'CSV UTF-8', and give that file."
            : Json().IsMatch(text) ? "This is JSON and no CSV file. Export the list as CSV."
            : null;
    }

    [GeneratedRegex(@"^\s*<(!doctype|html|head|body|table|meta|\?xml|xml|!--|workbook)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^\s*(\[\s*[{\[""\]]|\{\s*[""}])")]
    private static partial Regex Json();
}
