using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes;

/// <summary>The disputes of a record that is handed out, with their cases and rulings.</summary>
sealed class DisputeRecord : IRecordTables
{
    public int Order => 30;

    public IReadOnlyList<RecordTable> Tables { get; } = [new("disputes.csv", DisputesAsync)];

    public IReadOnlyList<RecordStates> States { get; } = [new("disputes", Rows)];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => Of(db, key).LongCountAsync();

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Disputes\n");
        await foreach (var row in Rows(record))
        {
            await DisputeAsync(text, record, DisputeDesk.StateOf(row));
            await record.CountAsync();
        }
    }

    static async Task DisputeAsync(MarkdownText text, RecordContext record, Dispute dispute)
    {
        await text.WriteAsync($"### DSP-{dispute.Number}, {record.Day(dispute.RaisedAt)}, {dispute.Status}\n\n{MarkdownText.Quote(dispute.Question)}\n");
        await text.WriteAsync($"Parties: {string.Join(" and ", dispute.Parties.Select(party => Name(record, party.User)))}.");
        foreach (var brief in dispute.Briefs)
        {
            await text.FieldAsync($"Case of {Name(record, brief.By)}", brief.OwnCase);
            await text.FieldAsync("The other side at its best", brief.OtherCase);
        }

        foreach (var ruling in dispute.Rulings)
        {
            await text.FieldAsync(
                $"Level {ruling.Level + 1}, {Name(record, ruling.By)}",
                ruling.AgreesWith is null ? $"{ruling.Terms.Text(dispute.Options)} Why: {ruling.Terms.Rationale}" : "agrees");
        }

        await text.FieldAsync("Outcome", dispute.Closing?.Outcome);
        await text.WriteAsync();
    }

    static async Task DisputesAsync(CsvTable table, RecordContext record)
    {
        await table.RowAsync("number", "raised at", "question", "status", "category", "account", "raised by", "parties", "cases", "rulings", "outcome", "decision", "closed at");
        await foreach (var row in Rows(record))
        {
            var dispute = DisputeDesk.StateOf(row);
            await table.RowAsync(
                $"DSP-{dispute.Number}", CsvTable.At(dispute.RaisedAt), dispute.Question, dispute.Status.ToString(), dispute.Category, dispute.Account, record.Name(dispute.RaisedBy),
                string.Join("; ", dispute.Parties.Select(party => record.Name(party.User))),
                string.Join("\n", dispute.Briefs.Select(brief => $"{record.Name(brief.By)}: {brief.OwnCase} / the other side: {brief.OtherCase}")),
                string.Join("\n", dispute.Rulings.Select(ruling =>
                    $"level {ruling.Level + 1}, {record.Name(ruling.By)}: {(ruling.AgreesWith is null ? ruling.Terms.Text(dispute.Options) : "agrees")} ({ruling.Terms.Rationale})")),
                dispute.Closing?.Outcome, dispute.Closing?.DecisionNumber is { } number ? $"DEC-{number}" : null, dispute.Closing is { } closing ? CsvTable.At(closing.At) : null);
            await record.CountAsync();
        }
    }

    static string Name(RecordContext record, UserId user) => MarkdownText.Line(record.Name(user));

    static IQueryable<DisputeRow> Of(AlignBotContext db, ProgramKey key) =>
        db.Disputes.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    static IAsyncEnumerable<DisputeRow> Rows(RecordContext record) =>
        record.ReadAsync((AlignBotContext db, int last) => Of(db, record.Key).Where(row => row.Number > last).OrderBy(row => row.Number), row => row.Number);
}
