using AlignBot.Domain;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Actions;

/// <summary>The follow-ups of a record that is handed out.</summary>
sealed class ActionRecord : IRecordTables
{
    public int Order => 20;

    public IReadOnlyList<RecordTable> Tables { get; } = [new("actions.csv", ActionsAsync)];

    public IReadOnlyList<RecordStates> States { get; } = [new("actions", Rows)];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => Of(db, key).LongCountAsync();

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Actions\n");
        await foreach (var row in Rows(record))
        {
            var action = ActionDesk.StateOf(row);
            await text.WriteAsync($"- [{(action.IsOpen ? ' ' : 'x')}] {MarkdownText.Line(action.Text)} ({Name(record, action.Owner)}, by {CsvTable.Day(action.DueOn)})");
            await record.CountAsync();
        }

        await text.WriteAsync();
    }

    static async Task ActionsAsync(CsvTable table, RecordContext record)
    {
        await table.RowAsync("action", "owner", "due on", "status", "given by", "given at", "done at", "done by", "decision id", "dispute id", "meeting id");
        await foreach (var row in Rows(record))
        {
            var action = ActionDesk.StateOf(row);
            await table.RowAsync(
                action.Text, record.Name(action.Owner), CsvTable.Day(action.DueOn), action.Status.ToString(), record.Name(action.GivenBy), CsvTable.At(action.GivenAt),
                action.DoneAt is { } done ? CsvTable.At(done) : null, record.Name(action.DoneBy), action.Decision?.Value, action.Dispute?.Value, action.Meeting?.Value);
            await record.CountAsync();
        }
    }

    static string Name(RecordContext record, UserId user) => MarkdownText.Line(record.Name(user));

    static IQueryable<ActionRow> Of(AlignBotContext db, ProgramKey key) =>
        db.Actions.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    static IAsyncEnumerable<ActionRow> Rows(RecordContext record) =>
        record.ReadAsync(db => Of(db, record.Key).OrderBy(row => row.GivenAt).ThenBy(row => row.Id));
}
