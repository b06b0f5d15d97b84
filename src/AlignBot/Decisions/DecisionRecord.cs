using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions;

/// <summary>The decisions of a record that is handed out.</summary>
sealed class DecisionRecord : IRecordTables
{
    public int Order => 10;

    public IReadOnlyList<RecordTable> Tables { get; } = [new("decisions.csv", DecisionsAsync)];

    public IReadOnlyList<RecordStates> States { get; } = [new("decisions", Rows)];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => DecisionChain.Of(db, key).LongCountAsync();

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Decisions\n");
        await foreach (var row in Rows(record))
        {
            var decision = DecisionDesk.StateOf(row);
            var by = decision.DecidedBy.IsEmpty ? "by time-out" : string.Join(", ", decision.DecidedBy.Select(one => Name(record, one.User) + one.Confirmation switch
            {
                Confirmation.Awaited => " (not yet confirmed)",
                Confirmation.Refused => " (says it was not decided so)",
                _ => "",
            }));
            await text.WriteAsync($"### DEC-{decision.Number}, {record.Day(decision.RecordedAt)}, {DecisionTitle.Status(decision.Status)}\n\n{MarkdownText.Quote(decision.Text)}\n\nDecided by: {by}.");
            await text.FieldAsync("Why", decision.Rationale);
            foreach (var other in decision.DecidedBy.Where(one => one is { Confirmation: Confirmation.Confirmed, Reason: not null }))
            {
                await text.FieldAsync($"Why, for {Name(record, other.User)}", other.Reason);
            }

            await text.FieldAsync("Account", decision.Account);
            await text.FieldAsync("Category", decision.Category);
            await text.FieldAsync("Dates", DecisionCard.Dates(decision));
            foreach (var dissent in decision.Dissents)
            {
                await text.FieldAsync($"Dissent of {Name(record, dissent.By)}", dissent.Text);
            }

            await text.WriteAsync();
            await record.CountAsync();
        }
    }

    static async Task DecisionsAsync(CsvTable table, RecordContext record)
    {
        await table.RowAsync("number", "recorded at", "decision", "status", "source", "decided by", "recorded by", "why", "from", "review on", "category", "account", "links", "dissent");
        await foreach (var row in Rows(record))
        {
            var decision = DecisionDesk.StateOf(row);
            await table.RowAsync(
                $"DEC-{decision.Number}", CsvTable.At(decision.RecordedAt), decision.Text, DecisionTitle.Status(decision.Status), decision.Source.ToString(),
                string.Join("; ", decision.DecidedBy.Select(by => $"{record.Name(by.User)} ({by.Confirmation})")), record.Name(decision.RecordedBy),
                decision.Rationale, CsvTable.Day(decision.EffectiveOn), CsvTable.Day(decision.ReviewOn), decision.Category, decision.Account,
                string.Join("; ", decision.Links.Select(link => $"{DecisionCard.LinkWords(link)} {link.Other.Value}")),
                string.Join("; ", decision.Dissents.Select(dissent => $"{record.Name(dissent.By)}: {dissent.Text}")));
            await record.CountAsync();
        }
    }

    static string Name(RecordContext record, UserId user) => MarkdownText.Line(record.Name(user));

    static IAsyncEnumerable<DecisionRow> Rows(RecordContext record) =>
        record.ReadAsync((AlignBotContext db, int last) => DecisionChain.Of(db, record.Key).Where(row => row.Number > last).OrderBy(row => row.Number), row => row.Number);
}
