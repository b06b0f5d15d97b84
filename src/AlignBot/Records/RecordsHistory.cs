using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Domain.Records;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;

namespace AlignBot.Records;

/// <summary>
/// Writes down what people did with records. What a source gave by itself stands beside the source, and not in the history.
/// </summary>
static class RecordsHistory
{
    /// <summary>The names under which history keeps it. Stored for good.</summary>
    public static string KindOf(RecordsFact fact) => fact switch
    {
        RecordsFact.Taken => "records.taken",
        RecordsFact.Chosen => "records.chosen",
        RecordsFact.Believed => "records.believed",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };

    public static ValueTask AppendAsync(Session session, ProgramKey key, UserId by, RecordsFact fact) => session.AppendHistoryAsync(
        key, new HistoryEntry(KindOf(fact), session.Now, by.Value, null, JsonSerializer.Serialize(fact, RecordsJson.Default.RecordsFact)));
}
