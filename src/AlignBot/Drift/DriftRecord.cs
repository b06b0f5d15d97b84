using System.Text.Json;
using AlignBot.Domain.Drift;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;

namespace AlignBot.Drift;

/// <summary>What was said of drift, in the history that is handed out. The signs themselves are read from the rest of the record.</summary>
sealed class DriftRecord : IRecordTables
{
    public int Order => 26;

    public IReadOnlyList<RecordTable> Tables { get; } = [];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => Task.FromResult(0L);

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind.StartsWith("drift.", StringComparison.Ordinal) && JsonSerializer.Deserialize(row.Body!,
            DriftJson.Default.DriftFact) is { } fact ? Say(fact, who) : null);

    public Task WriteAsync(MarkdownText text, RecordContext record) => Task.CompletedTask;

    static string Say(DriftFact fact, string who) => fact switch
    {
        DriftFact.ThresholdsSet { Lines.IsEmpty: true } => $"{who} set the thresholds of drift to the usual ones",
        DriftFact.ThresholdsSet set => $"{who} set the thresholds of drift: {string.Join(", ", set.Lines)}",
        DriftFact.WordsSet set => $"{who} edited the {set.Language} words by which language is told",
        DriftFact.LanguageWanted wanted => $"{who} wants language to be counted, as {Names.Of(wanted.Role)}",
        DriftFact.LanguageOn => "Language was counted from then on",
        DriftFact.LanguageOff => $"{who} had language counted no more",
        _ => throw new InvalidOperationException($"No words for the fact {fact.GetType().Name}."),
    };
}
