using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Precedents;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Precedents;

/// <summary>The citations of a record that is handed out.</summary>
sealed class CitationRecord(IDisputeRecord disputes, IDecisionRecord decisions, IDatabase database) : IRecordTables
{
    public int Order => 15;

    public IReadOnlyList<RecordTable> Tables => [new("citations.csv", CitationsAsync)];

    public IReadOnlyList<RecordStates> States { get; } = [new("citations", Rows)];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => CitationTables.Of(db, key).LongCountAsync();

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Citations\n");
        await foreach (var row in Rows(record))
        {
            var (citation, dispute, decision) = await NamedAsync(record, row);
            var why = citation.Why is { } words ? $": {MarkdownText.Line(words)}" : "";
            await text.WriteAsync($"- {decision} in {dispute}, by {MarkdownText.Line(record.Name(citation.By))} on {record.Day(citation.At)}{why}");
            await record.CountAsync();
        }

        await text.WriteAsync();
    }

    async Task CitationsAsync(CsvTable table, RecordContext record)
    {
        await table.RowAsync("decision", "dispute", "cited by", "cited at", "why");
        await foreach (var row in Rows(record))
        {
            var (citation, dispute, decision) = await NamedAsync(record, row);
            await table.RowAsync(decision, dispute, record.Name(citation.By), CsvTable.At(citation.At), citation.Why);
            await record.CountAsync();
        }
    }

    Task<(Citation Citation, string Dispute, string Decision)> NamedAsync(RecordContext record, CitationRow row) => database.ReadAsync(async db =>
    {
        var (dispute, _) = await disputes.FindAsync(db, record.Key, new DisputeId(row.DisputeId));
        var (decision, _) = await decisions.FindAsync(db, record.Key, new DecisionId(row.DecisionId));
        return (CitationDesk.State.Read(row), $"DSP-{dispute}", $"DEC-{decision}");
    });

    static IAsyncEnumerable<CitationRow> Rows(RecordContext record) =>
        record.ReadAsync(db => CitationTables.Of(db, record.Key).OrderBy(row => row.CitedAt).ThenBy(row => row.Id));
}
