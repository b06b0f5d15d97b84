using System.IO.Compression;
using AlignBot.Actions;
using AlignBot.Decisions;
using AlignBot.Disputes;
using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Exports;

/// <summary>The record as tables, one a kind of entry, in one zip.</summary>
static class CsvExport
{
    // The moment at which the archive was made is no part of the record: the same record gives the same bytes.
    static readonly DateTimeOffset Stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task WriteAsync(ProgramInfo program, RecordReader reader, Stream to, Func<Task> count)
    {
        await using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        await TableAsync(zip, "decisions.csv", table => DecisionsAsync(program, reader, table, count));
        await TableAsync(zip, "actions.csv", table => ActionsAsync(program, reader, table, count));
        await TableAsync(zip, "disputes.csv", table => DisputesAsync(program, reader, table, count));
        await TableAsync(zip, "series.csv", table => CadenceTables.SeriesAsync(reader, table, count));
        await TableAsync(zip, "meetings.csv", table => CadenceTables.MeetingsAsync(program, reader, table, count));
        await TableAsync(zip, "attendance.csv", table => CadenceTables.AttendanceAsync(program, reader, table));
        await TableAsync(zip, "agenda.csv", table => CadenceTables.AgendaAsync(program, reader, table));
        await TableAsync(zip, "history.csv", table => HistoryAsync(program, reader, table, count));
    }

    static async Task TableAsync(ZipArchive zip, string name, Func<CsvTable, Task> write)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Stamp;
        await using var stream = await entry.OpenAsync();
        await using var writer = CsvTable.Writer(stream);
        await write(new CsvTable(writer));
    }

    static async Task DecisionsAsync(ProgramInfo program, RecordReader reader, CsvTable table, Func<Task> count)
    {
        await table.RowAsync("number", "recorded at", "decision", "status", "source", "decided by", "recorded by", "why", "from", "review on", "category", "account", "links", "dissent");
        await foreach (var row in reader.DecisionsAsync())
        {
            var decision = DecisionDesk.StateOf(row);
            await table.RowAsync(
                $"DEC-{decision.Number}", At(decision.RecordedAt), decision.Text, DecisionCard.Word(decision.Status), decision.Source.ToString(),
                string.Join("; ", decision.DecidedBy.Select(by => $"{Names.Of(program.Roster, by.User)} ({by.Confirmation})")), Who(program, decision.RecordedBy),
                decision.Rationale, Day(decision.EffectiveOn), Day(decision.ReviewOn), decision.Category, decision.Account,
                string.Join("; ", decision.Links.Select(link => $"{DecisionCard.LinkWords(link)} {link.Other.Value}")),
                string.Join("; ", decision.Dissents.Select(dissent => $"{Names.Of(program.Roster, dissent.By)}: {dissent.Text}")));
            await count();
        }
    }

    static async Task ActionsAsync(ProgramInfo program, RecordReader reader, CsvTable table, Func<Task> count)
    {
        await table.RowAsync("action", "owner", "due on", "status", "given by", "given at", "done at", "done by", "decision id", "dispute id", "meeting id");
        await foreach (var row in reader.ActionsAsync())
        {
            var action = ActionDesk.StateOf(row);
            await table.RowAsync(
                action.Text, Names.Of(program.Roster, action.Owner), Day(action.DueOn), action.Status.ToString(), Who(program, action.GivenBy), At(action.GivenAt),
                action.DoneAt is { } done ? At(done) : null, Who(program, action.DoneBy), action.Decision?.Value, action.Dispute?.Value, action.Meeting?.Value);
            await count();
        }
    }

    static async Task DisputesAsync(ProgramInfo program, RecordReader reader, CsvTable table, Func<Task> count)
    {
        await table.RowAsync("number", "raised at", "question", "status", "category", "account", "raised by", "parties", "cases", "rulings", "outcome", "decision", "closed at");
        await foreach (var row in reader.DisputesAsync())
        {
            var dispute = DisputeDesk.StateOf(row);
            await table.RowAsync(
                $"DSP-{dispute.Number}", At(dispute.RaisedAt), dispute.Question, dispute.Status.ToString(), dispute.Category, dispute.Account, Who(program, dispute.RaisedBy),
                string.Join("; ", dispute.Parties.Select(party => Names.Of(program.Roster, party.User))),
                string.Join("\n", dispute.Briefs.Select(brief => $"{Names.Of(program.Roster, brief.By)}: {brief.OwnCase} / the other side: {brief.OtherCase}")),
                string.Join("\n", dispute.Rulings.Select(ruling =>
                    $"level {ruling.Level + 1}, {Names.Of(program.Roster, ruling.By)}: {(ruling.AgreesWith is null ? ruling.Terms.Text(dispute.Options) : "agrees")} ({ruling.Terms.Rationale})")),
                dispute.Closing?.Outcome, dispute.Closing?.DecisionNumber is { } number ? $"DEC-{number}" : null, dispute.Closing is { } closing ? At(closing.At) : null);
            await count();
        }
    }

    static async Task HistoryAsync(ProgramInfo program, RecordReader reader, CsvTable table, Func<Task> count)
    {
        await table.RowAsync("sequence", "at", "kind", "actor", "subject", "details", "commitments", "digest of the row before");
        await foreach (var row in reader.HistoryAsync())
        {
            await table.RowAsync(
                row.Sequence, At(row.At), row.Kind, row.Actor is { } actor ? Names.Of(program.Roster, new UserId(actor)) : null, row.SubjectId, row.Body ?? "erased",
                Convert.ToHexStringLower(row.Commitments), Convert.ToHexStringLower(row.Previous));
            await count();
        }
    }

    public static string At(Instant at) => InstantPattern.General.Format(at);

    public static string? Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;

    public static string? Who(ProgramInfo program, UserId? user) => user is { } id ? Names.Of(program.Roster, id) : null;
}
