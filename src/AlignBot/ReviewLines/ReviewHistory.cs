using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Domain;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;

namespace AlignBot.ReviewLines;

/// <summary>Writes down what people took off a review. What they took up stands in the record as an item of the agenda.</summary>
static class ReviewHistory
{
    /// <summary>The name under which history keeps it. Stored for good.</summary>
    public const string TakenOff = "review.line-taken-off";

    public static ValueTask AppendAsync(Session session, ProgramKey key, UserId by, MeetingId meeting,
        LineTakenOff fact) => session.AppendHistoryAsync(
        key, new HistoryEntry(TakenOff, session.Now, by.Value, meeting.Value, JsonSerializer.Serialize(fact,
            ReviewJson.Default.LineTakenOff)));
}

/// <summary>Somebody took a line off a review.</summary>
/// <param name="Text">What it said.</param>
sealed record LineTakenOff(string Text);

/// <summary>How it is written in the history. Names on disk are the property names.</summary>
[JsonSerializable(typeof(LineTakenOff))]
sealed partial class ReviewJson : JsonSerializerContext;

/// <summary>What people took off reviews, in the record that is handed out: it is in the history alone.</summary>
sealed class ReviewRecord : IRecordTables
{
    public int Order => 24;

    public IReadOnlyList<RecordTable> Tables => [];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => Task.FromResult(0L);

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind == ReviewHistory.TakenOff && JsonSerializer.Deserialize(row.Body!, ReviewJson.Default.LineTakenOff) is { } fact
            ? $"{who} took off a review: {fact.Text}"
            : null);

    public Task WriteAsync(MarkdownText text, RecordContext record) => Task.CompletedTask;
}
