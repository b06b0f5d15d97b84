using System.Text.Json;
using AlignBot.Domain.Differences;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;

namespace AlignBot.Differences;

/// <summary>The two sides' pipelines in the record that is handed out, once both were shown and never before.</summary>
sealed class FiguresRecord : IRecordTables
{
    public int Order => 26;

    public IReadOnlyList<RecordTable> Tables { get; } =
    [
        new RecordTable<BlindFigures>("pipeline_figures", "What each side gave as its pipeline before a strategy review. Only what both were shown.", EntriesAsync)
            .Moment("shown", "When both were shown.", it => it.RevealedAt)
            .Text("currency", "What they are in.", it => it.Currency)
            .Number("sales", "The pipeline of sales; empty where it was not given.", it => it.Seen.Sales?.Amount)
            .Text("sales_source", "The source that gave it; empty where a person did.", it => it.Seen.Sales?.Source)
            .Person("sales_by", "Who entered it.", it => it.Seen.Sales?.By)
            .Number("marketing", "The pipeline of marketing; empty where it was not given.", it => it.Seen.Marketing?.Amount)
            .Text("marketing_source", "The source that gave it; empty where a person did.", it => it.Seen.Marketing?.Source)
            .Person("marketing_by", "Who entered it.", it => it.Seen.Marketing?.By)
            .Number("apart", "Of the larger one, in percent; empty where one was not given.", it => it.Difference?.Share * 100),
    ];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => Task.FromResult(0L);

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind.StartsWith("figures.", StringComparison.Ordinal) && JsonSerializer.Deserialize(row.Body!, FiguresJson.Default.FiguresFact) is { } fact
            ? Say(fact, who, record)
            : null);

    static string Say(FiguresFact fact, string who, RecordContext record) => fact switch
    {
        FiguresFact.Asked it => $"Both sides were asked for their pipeline, to be shown together on {record.Date(it.RevealAt)}",
        FiguresFact.Given { Source: { } source } it => $"{source} gave the pipeline of {FiguresWords.Of(it.Side)}",
        FiguresFact.Given it => $"{who} gave the pipeline of {FiguresWords.Of(it.Side)}",
        FiguresFact.Revealed it => $"Both pipelines were shown: sales {Amount(it.Sales, it.Currency)}, marketing {Amount(it.Marketing, it.Currency)}",
        FiguresFact.SourcesSet it =>
            $"{who} said where the pipelines come from: sales {it.Sources.Sales ?? "asked"}, marketing {it.Sources.Marketing ?? "asked"}",
        _ => throw new InvalidOperationException($"No words for the fact {fact.GetType().Name}."),
    };

    static string Amount(decimal? amount, string currency) => amount is { } of ? FiguresWords.Amount(of, currency) : "not given";

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Pipelines as each side gave them\n");
        await foreach (var it in EntriesAsync(record))
        {
            await text.WriteAsync(
                $"- {record.Date(it.RevealedAt!.Value)}: sales {Amount(it.Seen.Sales?.Amount, it.Currency)}, marketing {Amount(it.Seen.Marketing?.Amount, it.Currency)}"
                + (it.Difference is { } found ? $", {FiguresWords.Percent(found.Share)} apart" : ""));
        }

        await text.WriteAsync();
    }

    static async IAsyncEnumerable<BlindFigures> EntriesAsync(RecordContext record)
    {
        await foreach (var row in record.ReadAsync(db => FiguresTables.Of(db, record.Key).Where(row => row.RevealedAt != null)))
        {
            yield return FiguresDesk.State.Read(row);
        }
    }
}
