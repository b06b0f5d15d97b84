using System.IO.Compression;
using System.Text;
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
    public async Task Json_holds_the_states_as_they_are_and_the_history_with_its_digests()
    {
        using var document = JsonDocument.Parse(await ExportAsync(RecordFormat.Json));
        var stored = (await Bot.ReadAsync(async db => await Task.FromResult(db.Decisions.OrderBy(row => row.Number).ToList()))).ConvertAll(DecisionDesk.StateOf);

        var back = document.RootElement.GetProperty("decisions").EnumerateArray()
            .Select(state => state.Deserialize(DecisionJson.Default.Decision)!).ToList();

        Assert.Equal(stored.Select(decision => JsonSerializer.Serialize(decision, DecisionJson.Default.Decision)), back.Select(decision => JsonSerializer.Serialize(decision, DecisionJson.Default.Decision)));
        Assert.Equal(3, document.RootElement.GetProperty("actions").GetArrayLength());
        Assert.Equal(
            Enumerable.Range(1, document.RootElement.GetProperty("history").GetArrayLength()),
            document.RootElement.GetProperty("history").EnumerateArray().Select(row => row.GetProperty("sequence").GetInt32()));
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
        await Bot.WriteAsync(async session => Assert.True(await session.EraseBodyAsync(program, 2)));
        using var zip = new ZipArchive(new MemoryStream(await ExportAsync(RecordFormat.Csv)));

        Assert.Equal(["decisions.csv", "citations.csv", "actions.csv", "disputes.csv", "series.csv", "meetings.csv", "attendance.csv", "agenda.csv", "history.csv"], zip.Entries.Select(entry => entry.Name));
        Assert.Contains("DEC-1,2026-11-23T10:00:00Z,'=Rule 1 👍 <b>*bold*</b>,in force", await TextAsync(zip, "decisions.csv"), StringComparison.Ordinal);
        Assert.Contains("erased", await TextAsync(zip, "history.csv"), StringComparison.Ordinal);
        Assert.Contains("Do 1,Tom,2026-12-01,Open,Ana", await TextAsync(zip, "actions.csv"), StringComparison.Ordinal);
    }

    [RecordFact]
    public async Task In_markdown_nobodys_words_are_markup()
    {
        var text = Encoding.UTF8.GetString(await ExportAsync(RecordFormat.Markdown));

        Assert.Contains("### DEC-1, 2026-11-23, in force", text, StringComparison.Ordinal);
        Assert.Contains("> =Rule 1 👍 \\<b\\>\\*bold\\*\\</b\\>", text, StringComparison.Ordinal);
        Assert.Contains("- [ ] Do 1 (Tom, by 2026-12-01)", text, StringComparison.Ordinal);
    }

    [RecordFact]
    public async Task Meetings_come_as_states_as_tables_and_as_minutes()
    {
        await AMeetingAsync();
        using var document = JsonDocument.Parse(await ExportAsync(RecordFormat.Json));
        var stored = (await Bot.ReadAsync(db => Task.FromResult(MeetingQueries.Of(db.Meetings, program).OrderBy(row => row.StartsAt).ThenBy(row => row.Id).ToList()))).ConvertAll(MeetingDesk.StateOf);
        Assert.Equal(3, document.RootElement.GetProperty("series").GetArrayLength());
        Assert.Equal(
            stored.Select(meeting => meeting.Id), document.RootElement.GetProperty("meetings").EnumerateArray().Select(state => state.Deserialize(CadenceJson.Default.Meeting)!.Id));

        using var zip = new ZipArchive(new MemoryStream(await ExportAsync(RecordFormat.Csv)));
        var id = stored.First(meeting => meeting.Status is MeetingStatus.HeldUndecided).Id.Value;
        Assert.Contains($"{id},", await TextAsync(zip, "meetings.csv"), StringComparison.Ordinal);
        Assert.Contains("Pipeline review,2026-11-24,2026-11-24T09:30:00Z,\"held, undecided\",2026-11-24T09:30:00Z,Dana,,2026-11-24T09:40:00Z,Dana,\"Dana; Priya\",,,,,0,,0", await TextAsync(zip, "meetings.csv"), StringComparison.Ordinal);
        Assert.Contains(",planned,", await TextAsync(zip, "meetings.csv"), StringComparison.Ordinal);
        Assert.Contains($"{id},Pipeline review,2026-11-24T09:30:00Z,Priya,2026-11-24T09:31:00Z", await TextAsync(zip, "attendance.csv"), StringComparison.Ordinal);
        Assert.Contains("Top accounts in motion,'=Acme,'+Globex,Ana,Dropped,'-signed,,,,Dana,2026-11-24T09:32:00Z,0,0,", await TextAsync(zip, "agenda.csv"), StringComparison.Ordinal);

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
