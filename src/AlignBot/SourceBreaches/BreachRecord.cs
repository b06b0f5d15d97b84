using System.Text.Json;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;

namespace AlignBot.SourceBreaches;

/// <summary>Breaches that a source showed, in the record that is handed out.</summary>
sealed class BreachRecord : IRecordTables
{
    static readonly string[] Answers = ["act_by", "excuse", "contest"];

    public int Order => 25;

    public IReadOnlyList<RecordTable> Tables { get; } =
    [
        new RecordTable<BreachFinding>("sla_breaches", "A promise of the SLA that a source shows broken: of a lead, or of many at once.",
            EntriesAsync)
            .Number("clause", "The clause's number.", it => it.Clause)
            .Text("owed_by", "The side that owes.", it => Names.Of(it.Side))
            .Moment("found", "When it was found.", it => it.FoundAt)
            .Number("leads", "Of how many leads it stands.", it => it.Count)
            .Number("corrected", "Of how many it was withdrawn, since the source was corrected.", it => it.Corrected)
            .Text("lead_ids", "Their ids; of many the first.", it => string.Join(' ', it.Items.Take(20).Select(item => item.LeadKey)))
            .Word("answer", "What the owing side says to it; empty while it has said nothing.", Answers, it => it.Answer switch
            {
                BreachAnswer.ActBy => "act_by",
                BreachAnswer.Excuse => "excuse",
                BreachAnswer.Contest => "contest",
                _ => null,
            })
            .Person("answered_by", "Who said so.", it => it.Answer?.By)
            .Day("act_by", "By which day they act.", it => (it.Answer as BreachAnswer.ActBy)?.On)
            .Text("reason", "Why it is excused, in their words.", it => (it.Answer as BreachAnswer.Excuse)?.Reason)
            .Moment("withdrawn", "When the last of it was withdrawn; empty while something stands.", it => it.WithdrawnAt),
    ];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => Task.FromResult(0L);

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind.StartsWith("breach.", StringComparison.Ordinal) && JsonSerializer.Deserialize(row.Body!,
            BreachJson.Default.BreachFact) is { } fact ? Say(fact, who) : null);

    static string Say(BreachFact fact, string who) => fact switch
    {
        BreachFact.Found it => $"The source showed clause {it.Clause} of the SLA not kept for {it.Count:N0} {(it.Count == 1 ? "lead" : "leads")}",
        BreachFact.Corrected it => $"{it.Count:N0} {(it.Count == 1 ? "breach" : "breaches")} of the SLA withdrawn, since the source was corrected",
        BreachFact.Answered { Answer: BreachAnswer.ActBy act } => $"{who} said that a breach of the SLA is acted on by {When.Date(act.On)}",
        BreachFact.Answered { Answer: BreachAnswer.Excuse excuse } => $"{who} excused a breach of the SLA: {excuse.Reason}",
        BreachFact.Answered => $"{who} contested a breach of the SLA",
        BreachFact.Offered => "A dispute was offered about a breach of the SLA that nobody had answered for three weeks",
        BreachFact.Settled => "The dispute about a breach of the SLA ended",
        _ => throw new InvalidOperationException($"No words for the fact {fact.GetType().Name}."),
    };

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Breaches of the SLA that a source showed\n");
        await foreach (var it in EntriesAsync(record))
        {
            var answer = it.Answer switch
            {
                BreachAnswer.ActBy act => $", to be acted on by {When.Date(act.On)}",
                BreachAnswer.Excuse excuse => $", excused: {MarkdownText.Line(excuse.Reason)}",
                BreachAnswer.Contest => ", contested",
                _ => "",
            };
            await text.WriteAsync($"- Clause {it.Clause}, {it.Count:N0} {(it.Count == 1 ? "lead" : "leads")}, found on {record.Date(it.FoundAt)}{(it.WithdrawnAt is null ? "" : ", withdrawn")}{answer}");
        }

        await text.WriteAsync();
    }

    static async IAsyncEnumerable<BreachFinding> EntriesAsync(RecordContext record)
    {
        await foreach (var row in record.ReadAsync(db => BreachTables.Of(db, record.Key)))
        {
            yield return BreachDesk.StateOf(row);
        }
    }
}
