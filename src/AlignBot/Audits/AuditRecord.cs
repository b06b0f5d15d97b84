using System.Text.Json;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Audits;

/// <summary>The audits of a record that is handed out: what each found, and what was done about it.</summary>
sealed class AuditRecord : IRecordTables
{
    static readonly string[] Settlements = ["open", "given", "accepted", "mended"];

    public int Order => 18;

    public IReadOnlyList<RecordTable> Tables { get; } =
    [
        new RecordTable<Audit>("audits", "A quarterly audit.", EntriesAsync, counts: true)
            .Key("audit", "Its quarter.", (it, _) => it.Name)
            .Moment("opened", "When it began.", it => it.OpenedAt)
            .Person("opened_by", "Who began it; empty for the clock.", it => it.OpenedBy)
            .Moment("closed", "When it ended; empty while it is open.", it => it.End?.At)
            .Person("closed_by", "Who closed it; empty where nobody did, and the next took its place.", it => it.End?.By)
            .Text("renewed", "What was found unchanged and right.", it => string.Join(", ", it.Renewed.Select(one => one.Title))),
        new RecordTable<(Audit Of, AuditEntry It)>("audit_findings", "Something that an audit found.", FindingsAsync)
            .Key("audit", "Of which audit.", (it, _) => it.Of.Name)
            .Text("about", "Which part of the operating model.", it => AuditWords.Part(it.It.Finding.About))
            .Text("finding", "What is wrong.", it => it.It.Finding.Text)
            .Word("settled", "What is done about it.", Settlements, it => it.It.Settled switch
            {
                AuditSettlement.Given => "given",
                AuditSettlement.Accepted => "accepted",
                AuditSettlement.Mended => "mended",
                _ => "open",
            })
            .Person("owner", "Who mends it; empty where nobody is to.", it => (it.It.Settled as AuditSettlement.Given)?.Owner)
            .Day("due_on", "By when.", it => (it.It.Settled as AuditSettlement.Given)?.DueOn)
            .Key("action_id", "The action that it became.", (it, _) => (it.It.Settled as AuditSettlement.Given)?.Action.Value.ToString())
            .Text("reason", "Why it is accepted as it is.", it => (it.It.Settled as AuditSettlement.Accepted)?.Reason),
        new RecordTable<(Audit Of, AuditAnswer It)>("audit_answers", "What somebody said to a question of an audit.", AnswersAsync)
            .Key("audit", "Of which audit.", (it, _) => it.Of.Name)
            .Text("question", "What was asked.", it => AuditWords.Ask(it.It.Question))
            .YesNo("as_it_should_be", "It was so.", it => it.It.IsSo)
            .Text("note", "What they added.", it => it.It.Note)
            .Person("answered_by", "Who.", it => it.It.By)
            .Moment("answered", "When.", it => it.It.At),
    ];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => AuditTables.Of(db, key).LongCountAsync();

    public async Task<IReadOnlyDictionary<Guid, string>> KeysAsync(AlignBotContext db, ProgramKey key) =>
        (await AuditTables.Of(db, key).ToListAsync()).Select(AuditDesk.StateOf).ToDictionary(audit => audit.Id.Value, audit => $"the audit of {audit.Name}");

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind.StartsWith("audit.", StringComparison.Ordinal) && JsonSerializer.Deserialize(row.Body!, AuditJson.Default.AuditFact) is { } fact
            ? Say(fact, who, record.KeyOf(row.SubjectId) ?? "an audit", record)
            : null);

    static string Say(AuditFact fact, string who, string which, RecordContext record) => fact switch
    {
        AuditFact.Opened opened => $"{who} began {which}: {opened.Found.Length} found",
        AuditFact.GivenToMend given => $"{who} had {record.Name(given.Owner)} mend by {When.Date(given.DueOn)} what {which} found ({given.Finding}): {given.What}",
        AuditFact.LeftAsItIs accepted => $"{who} accepted what {which} found ({accepted.Finding}): {accepted.Reason}",
        AuditFact.Answered answered => $"{who} answered {which}: {string.Join("; ", answered.Replies.Select(reply => $"{AuditWords.Ask(reply.Question)} {(reply.IsSo ? "yes" : "no")}{(reply.Note is { } note ? $", {note}" : "")}"))}",
        AuditFact.Renewed renewed => $"{who} said in {which} that it is still right: {string.Join(", ", renewed.Artifacts.Select(one => one.Title))}",
        AuditFact.Closed closed => $"{who} closed {which}: {closed.ToMend} to be mended, {closed.LeftSo} accepted, {closed.MendedMeanwhile} mended meanwhile",
        AuditFact.Reopened => $"{who} opened {which} again",
        AuditFact.Replaced replaced => $"Nobody closed {which}, with {replaced.Unsettled} not settled, and the next took its place",
        _ => throw new InvalidOperationException($"No words for the fact {fact.GetType().Name}."),
    };

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Audits\n");
        await foreach (var audit in EntriesAsync(record))
        {
            var end = audit.End switch
            {
                null => "open",
                { By: { } by, At: var at } => $"closed on {record.Date(at)} by {MarkdownText.Line(record.Name(by))}",
                { At: var at } => $"never closed; the next took its place on {record.Date(at)}",
            };
            await text.WriteAsync($"### {audit.Name}\n\nBegun on {record.Date(audit.OpenedAt)}, {end}.\n");
            foreach (var entry in audit.Entries)
            {
                await text.WriteAsync($"- {MarkdownText.Line(AuditWords.Of(entry.Finding))} {MarkdownText.Line(entry.Settled is { } how ? AuditWords.How(how, record.Program) : "not settled")}");
            }

            await text.WriteAsync();
            await record.CountAsync();
        }

        await text.WriteAsync();
    }

    static async IAsyncEnumerable<Audit> EntriesAsync(RecordContext record)
    {
        await foreach (var row in record.ReadAsync(db => AuditTables.Of(db, record.Key).Reverse()))
        {
            yield return AuditDesk.StateOf(row);
        }
    }

    static async IAsyncEnumerable<(Audit Of, AuditEntry It)> FindingsAsync(RecordContext record)
    {
        await foreach (var audit in EntriesAsync(record))
        {
            foreach (var entry in audit.Entries)
            {
                yield return (audit, entry);
            }
        }
    }

    static async IAsyncEnumerable<(Audit Of, AuditAnswer It)> AnswersAsync(RecordContext record)
    {
        await foreach (var audit in EntriesAsync(record))
        {
            foreach (var answer in audit.Answers)
            {
                yield return (audit, answer);
            }
        }
    }
}
