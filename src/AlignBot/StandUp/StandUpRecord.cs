using System.Text.Json;
using AlignBot.Domain.StandUp;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;

namespace AlignBot.StandUp;

/// <summary>The milestones of the first ninety days, in a record that is handed out. Whether they are reached is read from the rest of it.</summary>
sealed class StandUpRecord : IRecordTables
{
    static readonly string[] Kinds = ["first artifact", "operating definition", "scoreboard", "cadence", "definitions", "run", "audit"];

    public int Order => 19;

    public IReadOnlyList<RecordTable> Tables { get; } =
    [
        new RecordTable<(NinetyDays Of, Milestone It)>("milestones", "A milestone of the first ninety days.", EntriesAsync)
            .Word("milestone", "What is to be reached.", Kinds, it => Kinds[(int)it.It.Kind])
            .Number("month", "In which month: 1 to 3.", it => StandUpWorkflow.MonthOf(it.It.Kind))
            .Person("owner", "Who answers for it; empty where nobody does.", it => it.It.Owner)
            .Day("due", "The last day on which it is in time.", it => it.It.DueOn)
            .Moment("begun", "When the ninety days began.", it => it.Of.BegunAt)
            .Moment("ended", "When they were over; empty while they are not.", it => it.Of.EndedAt),
    ];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => Task.FromResult(0L);

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind.StartsWith("standup.", StringComparison.Ordinal) && JsonSerializer.Deserialize(row.Body!, StandUpJson.Default.StandUpFact) is { } fact
            ? Say(fact, who, record)
            : null);

    static string Say(StandUpFact fact, string who, RecordContext record) => fact switch
    {
        StandUpFact.Begun begun => $"{who} began the first ninety days on {When.Date(begun.From)}",
        StandUpFact.Changed changed => $"{who} gave the milestone '{StandUpWords.Title(changed.Milestone)}' to {record.Name(changed.Owner)}, by {When.Date(changed.DueOn)}",
        StandUpFact.Ended ended => $"The first ninety days were over, with {ended.Reached} of {ended.Of} milestones reached",
        _ => throw new InvalidOperationException($"No words for the fact {fact.GetType().Name}."),
    };

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        var state = record.Program.NinetyDays;
        if (state.BegunAt is null)
        {
            return;
        }

        await text.WriteAsync("## The first ninety days\n");
        foreach (var milestone in state.Milestones)
        {
            await text.WriteAsync($"- {StandUpWords.Title(milestone.Kind)}: {MarkdownText.Line(StandUpWords.Owner(milestone, record.Program))}, by {When.Date(milestone.DueOn)}");
        }

        await text.WriteAsync();
    }

    static async IAsyncEnumerable<(NinetyDays Of, Milestone It)> EntriesAsync(RecordContext record)
    {
        var state = record.Program.NinetyDays;
        foreach (var milestone in state.Milestones)
        {
            yield return await Task.FromResult((state, milestone));
        }
    }
}
