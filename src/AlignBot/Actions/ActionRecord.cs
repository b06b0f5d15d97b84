using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Domain.Actions;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Actions;

/// <summary>The follow-ups of a record that is handed out.</summary>
sealed class ActionRecord : IRecordTables
{
    public int Order => 20;

    public IReadOnlyList<RecordTable> Tables { get; } =
    [
        new RecordTable<ActionItem>("actions", "A follow-up.", EntriesAsync, counts: true)
            .Key("action_id", "Its id.", (it, _) => it.Id.Value.ToString())
            .Text("action", "What is to be done.", it => it.Text)
            .Person("owner", "Who does it.", it => it.Owner)
            .Day("due_on", "The last day on which it is in time.", it => it.DueOn)
            .Word("status", "Whether it is still to be done.", ["open", "done", "not doing"], it => it.Status switch { ActionStatus.Open => "open", ActionStatus.Done => "done", _ => "not doing" })
            .Person("given_by", "Who gave it; empty for the clock.", it => it.GivenBy)
            .Moment("given", "When it was given.", it => it.GivenAt)
            .Person("done_by", "Who said that it is done, or will not be.", it => it.DoneBy)
            .Moment("done", "When they said so.", it => it.DoneAt)
            .Key("decision", "The decision that it follows from.", (it, record) => record.KeyOf(it.Decision?.Value))
            .Key("dispute", "The dispute that it follows from.", (it, record) => record.KeyOf(it.Dispute?.Value))
            .Key("meeting_id", "The meeting in which it was given.", (it, _) => it.Meeting?.Value.ToString())
            .Text("not_doing", "Why it is not done; empty where it is, or is still to be.", it => it.NotDoing),
    ];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => Of(db, key).LongCountAsync();

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind.StartsWith("action.", StringComparison.Ordinal) && JsonSerializer.Deserialize(row.Body!, ActionJson.Default.ActionFact) is { } fact
            ? fact switch
            {
                ActionFact.Given given => $"{who} gave {record.Name(given.Owner)} an action, by {When.Date(given.DueOn)}: {given.Text}",
                ActionFact.Done => $"{who} said that the action is done",
                ActionFact.NotDoing not => $"{who} said that the action will not be done: {not.Reason}",
                ActionFact.Reopened => $"{who} said that the action is not done after all",
                ActionFact.Offered offered => $"{who} asked {record.Name(offered.To)} to take the action over: {offered.Reason}",
                ActionFact.Declined declined => $"{record.Name(declined.By)} did not take the action over",
                ActionFact.HandedOver over => $"{who} handed the action of {record.Name(over.From)} over to {record.Name(over.To)}: {over.Reason}",
                ActionFact.Moved moved => $"{who} moved the action from {When.Date(moved.From)} to {When.Date(moved.To)}: {moved.Reason}",
                ActionFact.Overdue overdue => $"The action is overdue since {When.Date(overdue.DueOn)}",
                ActionFact.OwnerGone gone => $"The action has no owner any more: {record.Name(gone.Owner)} is gone",
                _ => throw new InvalidOperationException($"No words for the fact {fact.GetType().Name}."),
            }
            : null);

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Actions\n");
        await foreach (var action in EntriesAsync(record))
        {
            var from = record.KeyOf(action.Decision?.Value ?? action.Dispute?.Value) is { } origin ? $", {origin}" : "";
            var done = (action.DoneAt, action.NotDoing) switch
            {
                ({ } at, null) => $", done {record.Date(at)}",
                ({ } at, { } why) => $", not doing since {record.Date(at)}: {MarkdownText.Line(why)}",
                _ => "",
            };
            await text.WriteAsync($"- [{(action.Status is ActionStatus.Done ? 'x' : ' ')}] {MarkdownText.Line(action.Text)} ({Name(record, action.Owner)}, by {When.Date(action.DueOn)}{done}{from})");
            await record.CountAsync();
        }

        await text.WriteAsync();
    }

    static string Name(RecordContext record, UserId user) => MarkdownText.Line(record.Name(user));

    static IQueryable<ActionRow> Of(AlignBotContext db, ProgramKey key) =>
        db.Actions.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    static async IAsyncEnumerable<ActionItem> EntriesAsync(RecordContext record)
    {
        await foreach (var row in record.ReadAsync(db => Of(db, record.Key).OrderBy(row => row.GivenAt).ThenBy(row => row.Id)))
        {
            yield return ActionDesk.StateOf(row);
        }
    }
}
