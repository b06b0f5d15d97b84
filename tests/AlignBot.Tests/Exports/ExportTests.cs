using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AlignBot.Cadence;
using AlignBot.Decisions;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Exports;
using AlignBot.Programs;
using AlignBot.Tests.Harness;
using AlignBot.Tests.Shape;

namespace AlignBot.Tests.Exports;

/// <summary>What a spreadsheet would calculate reaches it as text.</summary>
public sealed class CsvTableTests
{
    [Theory]
    [InlineData("=1+2", "'=1+2")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t'=1\"")]
    [InlineData("\r=1", "\"'\r'=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("plain", "plain")]
    [InlineData("a=b", "a=b")]
    [InlineData("one,two", "\"one,two\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("Keep it;=2+3;done", "\"Keep it;'=2+3;done\"")]
    [InlineData("Keep\tit\t=2+3\tdone", "\"Keep\tit\t'=2+3\tdone\"")]
    [InlineData("a; \"=1+1\"", "\"a; \"\"'=1+1\"\"\"")]
    [InlineData("one\r\n@two", "\"one\r\n'@two\"")]
    [InlineData("one;two", "\"one;two\"")]
    [InlineData("", "")]
    public void A_cell_is_quoted_and_defused(string text, string cell) => Assert.Equal(cell, CsvTable.Cell(text));
}

/// <summary>What people typed is read in Markdown as they typed it.</summary>
public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("How we count\n===\n1. first this\n    then that", "> How we count\\\n> \\===\\\n> 1\\. first this\\\n> &nbsp;&nbsp;&nbsp;&nbsp;then that")]
    [InlineData("one\n\n    two\n", "> one\n>\n> &nbsp;&nbsp;&nbsp;&nbsp;two\n>")]
    [InlineData("\tcode", "> &nbsp;&nbsp;&nbsp;&nbsp;code")]
    [InlineData("from 3.5 to 4.", "> from 3.5 to 4.")]
    [InlineData("2) so\r\n---", "> 2\\) so\\\n> \\-\\-\\-")]
    public void A_quotation_keeps_lines_and_blanks(string typed, string written) => Assert.Equal(written, MarkdownText.Quote(typed));

    [Theory]
    [InlineData("1. first\nsecond", "1\\. first second")]
    [InlineData("  so", "so")]
    public void A_line_is_one_line(string typed, string written) => Assert.Equal(written, MarkdownText.Line(typed));
}

/// <summary>The record comes out whole, in order, and the same each time, from both databases.</summary>
public abstract class RecordExportTests : RecordTests
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    ProgramKey program;

    private protected RecordExportTests(TestRecord record)
        : base(record)
    {
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        program = await ProgramAsync();
        await Bot.WriteAsync(async session =>
        {
            for (var n = 1; n <= 3; n++)
            {
                var draft = DecisionDesk.Draft(GtmProgram.Ana, $"=Rule {n} 👍 <b>*bold*</b>") with
                {
                    Rationale = "Because\nof it",
                    Actions = [new FollowUp($"Do {n}", GtmProgram.Tom, new LocalDate(2026, 12, 1))],
                };
                Assert.IsType<Outcome<Decision>.Changed>(await Bot.Get<DecisionDesk>().RecordAsync(session, program, draft));
            }
        });
    }

    [RecordFact]
    public async Task Json_is_read_back_by_the_schema_that_lies_beside_the_documentation()
    {
        await AMeetingAsync();
        using var schema = JsonDocument.Parse(Repository.Read("docs", "export", $"record.{ExportSchema.Version}.schema.json"));
        using var document = JsonDocument.Parse(await ExportAsync(RecordFormat.Json));

        Assert.Empty(new JsonSchema(schema.RootElement).Problems(document.RootElement));

        var first = document.RootElement.GetProperty("decisions")[0];
        Assert.Equal("DEC-1", first.GetProperty("decision").GetString());
        Assert.Equal("=Rule 1 👍 <b>*bold*</b>", first.GetProperty("answer").GetString());
        Assert.Equal("Ana", first.GetProperty("decided_by")[0].GetProperty("name").GetString());
        Assert.Equal(("2026-11-23T10:00:00Z", "2026-11-23T10:00:00Z"), (first.GetProperty("recorded").GetString(), first.GetProperty("recorded_utc").GetString()));
        Assert.Equal("DEC-1", document.RootElement.GetProperty("actions")[0].GetProperty("decision").GetString());
        Assert.Equal(
            Enumerable.Range(1, document.RootElement.GetProperty("history").GetArrayLength()),
            document.RootElement.GetProperty("history").EnumerateArray().Select(row => row.GetProperty("sequence").GetInt32()));
        Assert.Contains("Ana recorded it: =Rule 1 👍 <b>*bold*</b>", document.RootElement.GetProperty("history").EnumerateArray().Select(row => row.GetProperty("what").GetString()));
    }

    [RecordFact]
    public void The_schema_and_the_documentation_say_what_is_written()
    {
        var tables = Bot.Get<RecordExport>().Tables;
        WrittenPage.Check(ExportSchema.Of(tables).ToJsonString(Readable) + "\n", "docs", "export", $"record.{ExportSchema.Version}.schema.json");
        WrittenPage.Check(ExportPage.Write(tables), "docs", "export.md");
    }

    /// <summary>The file in Golden is the schema as it was when its number was given: what it names is still written. A release that adds columns edits it.</summary>
    [RecordFact]
    public void What_was_ever_named_under_this_number_is_still_written()
    {
        var tables = Bot.Get<RecordExport>().Tables.ToDictionary(table => table.Name, table => table.Columns.SelectMany(column => column.Headings).ToHashSet());
        using var golden = JsonDocument.Parse(Repository.Read("tests", "AlignBot.Tests", "Golden", $"export.{ExportSchema.Version}.schema.json"));

        var missing = golden.RootElement.GetProperty("properties").EnumerateObject().Where(table => table.Name != "schema")
            .SelectMany(table => table.Value.GetProperty("items").GetProperty("properties").EnumerateObject().Select(column => (Table: table.Name, Column: column.Name)))
            .Where(named => !tables.TryGetValue(named.Table, out var columns) || !columns.Contains(named.Column));

        Assert.Equal(ExportSchema.Id, golden.RootElement.GetProperty("$id").GetString());
        Assert.Empty(missing);
    }

    [RecordFact]
    public async Task What_is_written_meanwhile_is_in_no_part_of_it()
    {
        await Bot.WriteAsync(async session =>
        {
            for (var n = 4; n <= 600; n++)
            {
                await Bot.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, $"Rule {n}");
            }
        });
        using var file = new MemoryStream();

        await Bot.Get<RecordExport>().WriteAsync(program, RecordFormat.Json, file, async (_, _) => await Bot.WriteAsync(
            async session => { await Bot.Get<DecisionDesk>().RecordAsync(session, program, GtmProgram.Ana, "Too late"); }));

        using var document = JsonDocument.Parse(file.ToArray());
        Assert.Equal(600, document.RootElement.GetProperty("decisions").GetArrayLength());
        Assert.Equal(document.RootElement.GetProperty("program")[0].GetProperty("entries").GetInt64(), document.RootElement.GetProperty("history").GetArrayLength());
        Assert.DoesNotContain("Too late", Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
    }

    [RecordFact]
    public async Task The_same_record_gives_the_same_bytes()
    {
        foreach (var format in Enum.GetValues<RecordFormat>())
        {
            Assert.Equal(await ExportAsync(format), await ExportAsync(format));
        }
    }

    [RecordFact]
    public async Task The_tables_are_defused_and_an_erased_text_is_called_so()
    {
        await Bot.WriteAsync(session => session.EraseHistoryAsync(program, "entry", [2], []));
        using var zip = new ZipArchive(new MemoryStream(await ExportAsync(RecordFormat.Csv)));

        // A table a file, first of what program it is, and last the history.
        var files = zip.Entries.Select(entry => entry.Name).ToList();
        Assert.Equal(Bot.Get<RecordExport>().Tables.Select(table => $"{table.Name}.csv"), files);
        Assert.Equal(("program.csv", "history.csv"), (files[0], files[^1]));
        Assert.Contains("DEC-1,,'=Rule 1 👍 <b>*bold*</b>,in force,on the spot,Ana,,Ana,2026-11-23 10:00:00,2026-11-23 10:00:00,", await TextAsync(zip, "decisions.csv"), StringComparison.Ordinal);
        Assert.Contains("erased", await TextAsync(zip, "history.csv"), StringComparison.Ordinal);
        Assert.Contains("Do 1,Tom,2026-12-01,open,Ana,2026-11-23 10:00:00,2026-11-23 10:00:00,,,,DEC-1,", await TextAsync(zip, "actions.csv"), StringComparison.Ordinal);
    }

    [RecordFact]
    public async Task In_markdown_nobodys_words_are_markup()
    {
        var text = Encoding.UTF8.GetString(await ExportAsync(RecordFormat.Markdown));

        Assert.Contains("### DEC-1. =Rule 1 👍 \\<b\\>\\*bold\\*\\</b\\>\n\nMon 23 Nov 2026, in force. Decided on the spot, by Ana.", text, StringComparison.Ordinal);
        Assert.Contains("- [ ] Do 1 (Tom, by Tue 1 Dec 2026, DEC-1)", text, StringComparison.Ordinal);
    }

    [RecordFact]
    public async Task Meetings_come_as_states_as_tables_and_as_minutes()
    {
        await AMeetingAsync();
        using var document = JsonDocument.Parse(await ExportAsync(RecordFormat.Json));
        var stored = (await Bot.ReadAsync(db => Task.FromResult(MeetingQueries.Of(db.Meetings, program).OrderBy(row => row.StartsAt).ThenBy(row => row.Id).ToList()))).ConvertAll(MeetingDesk.StateOf);
        Assert.Equal(3, document.RootElement.GetProperty("series").GetArrayLength());
        Assert.Equal(
            stored.Select(meeting => meeting.Id.Value.ToString()), document.RootElement.GetProperty("meetings").EnumerateArray().Select(row => row.GetProperty("meeting_id").GetString()));

        using var zip = new ZipArchive(new MemoryStream(await ExportAsync(RecordFormat.Csv)));
        var id = stored.First(meeting => meeting.Status is MeetingStatus.HeldUndecided).Id.Value;
        Assert.Contains($"{id},", await TextAsync(zip, "meetings.csv"), StringComparison.Ordinal);
        const string starts = "2026-11-24 09:30:00,2026-11-24 09:30:00";
        Assert.Contains($"Pipeline review,2026-11-24,{starts},\"held, undecided\",no,{starts},Dana,,2026-11-24 09:40:00,2026-11-24 09:40:00,Dana,\"Dana; Priya\",", await TextAsync(zip, "meetings.csv"), StringComparison.Ordinal);
        Assert.Contains(",planned,", await TextAsync(zip, "meetings.csv"), StringComparison.Ordinal);
        Assert.Contains($"{id},Pipeline review,{starts},Priya,2026-11-24 09:31:00,2026-11-24 09:31:00", await TextAsync(zip, "attendance.csv"), StringComparison.Ordinal);
        Assert.Contains("Top accounts in motion,'=Acme,'+Globex,Ana,dropped,'-signed,,,,Dana,2026-11-24 09:32:00,2026-11-24 09:32:00,0,0,", await TextAsync(zip, "agenda.csv"), StringComparison.Ordinal);

        var text = Encoding.UTF8.GetString(await ExportAsync(RecordFormat.Markdown));
        Assert.Contains("- Pipeline review: every Tuesday at 09:30", text, StringComparison.Ordinal);
        Assert.Contains("### Pipeline review, Tue 24 Nov 2026", text, StringComparison.Ordinal);
        Assert.Contains("#### Dropped", text, StringComparison.Ordinal);
    }

    /// <summary>Tuesday's review: one item, dropped; ended without a decision.</summary>
    async Task AMeetingAsync()
    {
        await Bot.Get<ProgramImport>().ApplyAsync(GtmProgram.WithSeries);
        var row = await Bot.ReadAsync(db => MeetingQueries.NextAsync(db.Meetings, program));
        var (id, start) = (row!.Id, row.StartsAt);
        var item = new AgendaItemId(Guid.CreateVersion7());
        await DoAsync(Duration.FromMinutes(-5), new MeetingCommand.AddItem(GtmProgram.Ana, item, "=Acme", Account: "+Globex"));
        await DoAsync(Duration.Zero, new MeetingCommand.Start(GtmProgram.Dana));
        await DoAsync(Duration.FromMinutes(1), new MeetingCommand.CheckIn(GtmProgram.Priya));
        var dropped = new Disposition.Dropped(GtmProgram.Dana, start + Duration.FromMinutes(2), "-signed");
        await DoAsync(Duration.FromMinutes(2), new MeetingCommand.Dispose(GtmProgram.Dana, item, dropped));
        await DoAsync(Duration.FromMinutes(10), new MeetingCommand.End(GtmProgram.Dana, NothingToDecide: false, []));

        async Task DoAsync(Duration after, MeetingCommand command)
        {
            Bot.TurnTo(start + after);
            await Bot.WriteAsync(async session =>
                Assert.IsType<Outcome<Meeting>.Changed>(await Bot.Get<MeetingDesk>().ApplyAsync(session, program, id, command)));
        }
    }

    async Task<byte[]> ExportAsync(RecordFormat format)
    {
        using var file = new MemoryStream();
        await Bot.Get<RecordExport>().WriteAsync(program, format, file);
        return file.ToArray();
    }

    static async Task<string> TextAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }

    public sealed class OnSqlite() : RecordExportTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : RecordExportTests(new PostgreSqlRecord());
}
