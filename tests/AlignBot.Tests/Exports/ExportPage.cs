using System.Globalization;
using System.Text;
using AlignBot.Engine.Exports;
using AlignBot.Exports;

namespace AlignBot.Tests.Exports;

/// <summary>Writes docs/export.md from the tables as the features describe them.</summary>
static class ExportPage
{
    public static string Write(IReadOnlyList<RecordTable> tables)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # What an export holds

            Written by a test from what each feature declares; after a change of a declaration, `ALIGNBOT_WRITE_DOCS=1` before `dotnet test
            tests/AlignBot.Tests --filter RecordExport` writes it anew, and the JSON Schema beside it:
            [export/record.{ExportSchema.Version}.schema.json](export/record.{ExportSchema.Version}.schema.json).

            `/align export csv`, `json` or `markdown` in Slack, or `AlignBot export --format csv` on the server, hands out the whole record of a program as of
            one moment: what is written meanwhile is in no part of it. The same record gives the same bytes.

            - **CSV**: one file a table, in a zip; UTF-8 with its mark, commas, RFC 4180. What a spreadsheet would calculate has an apostrophe in front.
            - **JSON**: one document, an array a table, with the same names.
            - **Markdown**: the same to be read and printed, without ids and digests.

            ## Versions

            This is schema {ExportSchema.Version}. The JSON document says so in `schema` (`{ExportSchema.Id}`), the tables in `program.csv`. A later build may add tables,
            columns and words under the same number: take columns by their names, and leave those you do not know. When one is renamed, removed, or comes
            to mean something else, the number rises, and the schema of the number before stays beside the new one.

            ## How things are written

            | kind | in tables | in JSON |
            |---|---|---|
            | key | `DEC-31`, or an id; columns of the same name join | the same |
            | keys | with `; ` between | an array |
            | text | as typed | as typed |
            | word | one of those listed | the same, or null |
            | number | `4`, `2.5` | a number |
            | day | `2026-12-02` | the same |
            | moment | two columns: `2026-12-02 10:08:24` in the program's zone (`program.csv` names it), and the same in UTC | `2026-12-02T10:08:24+00:00` in that zone, and `2026-12-02T10:08:24Z` |
            | yes or no | `yes`, `no` | true, false |
            | person | the name as it is today | id and name |
            | people | the names, with `; ` between | an array of those |

            Nothing is an empty cell, and null in JSON; of several, an empty array.

            """);
        foreach (var table in tables)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {table.Name}\n\n{table.Says}\n\n| column | kind | what it is |\n|---|---|---|\n");
            foreach (var column in table.Columns)
            {
                var words = column.Words.Count == 0 ? "" : $" One of: {string.Join(", ", column.Words.Select(word => $"`{word}`"))}.";
                page.Append(CultureInfo.InvariantCulture, $"| {string.Join(", ", column.Headings.Select(name => $"`{name}`"))} | {Kind(column.Kind)} | {column.Says}{words} |\n");
            }
        }

        return page.ToString();
    }

    static string Kind(ColumnKind kind) => kind == ColumnKind.YesNo ? "yes or no" : kind.ToString().ToLowerInvariant();
}
