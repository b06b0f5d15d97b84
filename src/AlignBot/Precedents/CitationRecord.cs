using System.Text.Json;
using AlignBot.Domain.Precedents;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Precedents;

/// <summary>The citations of a record that is handed out.</summary>
sealed class CitationRecord : IRecordTables
{
    public int Order => 15;

    public IReadOnlyList<RecordTable> Tables { get; } =
    [
        new RecordTable<Citation>("citations", "A decision that somebody held up in a dispute.", EntriesAsync, counts: true)
            .Key("decision", "What is cited.", (it, record) => record.KeyOf(it.Decision.Value))
            .Key("dispute", "Where.", (it, record) => record.KeyOf(it.Dispute.Value))
            .Person("cited_by", "Who cites it.", it => it.By)
            .Moment("cited", "When.", it => it.At)
            .Text("why", "Why it matters there, in their words.", it => it.Why),
    ];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => CitationTables.Of(db, key).LongCountAsync();

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind == "precedent.cited" && JsonSerializer.Deserialize(row.Body!, CitationJson.Default.Citation) is { } cited
            ? $"{who} cited {record.KeyOf(cited.Decision.Value)} in {record.KeyOf(cited.Dispute.Value)}"
            : null);

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Citations\n");
        await foreach (var citation in EntriesAsync(record))
        {
            var why = citation.Why is { } words ? $": {MarkdownText.Line(words)}" : "";
            await text.WriteAsync(
                $"- {record.KeyOf(citation.Decision.Value)} in {record.KeyOf(citation.Dispute.Value)}, by {MarkdownText.Line(record.Name(citation.By))} on {record.Date(citation.At)}{why}");
            await record.CountAsync();
        }

        await text.WriteAsync();
    }

    static async IAsyncEnumerable<Citation> EntriesAsync(RecordContext record)
    {
        await foreach (var row in record.ReadAsync(db => CitationTables.Of(db, record.Key).OrderBy(row => row.CitedAt).ThenBy(row => row.Id)))
        {
            yield return CitationDesk.State.Read(row);
        }
    }
}
