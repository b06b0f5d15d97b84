using System.Text.Json.Serialization;
using AlignBot.Cadence;
using AlignBot.Domain.Actions;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Programs;

namespace AlignBot.Storage;

/// <summary>How states and history are written in JSON columns. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters =
    [
        typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter),
    ])]
[JsonSerializable(typeof(Dispute))]
[JsonSerializable(typeof(DisputeFact))]
[JsonSerializable(typeof(DisputeNotice))]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(DecisionFact))]
[JsonSerializable(typeof(DecisionFact.Committed), TypeInfoPropertyName = "DecisionCommitted")]
[JsonSerializable(typeof(DecisionFact.Dissented), TypeInfoPropertyName = "DecisionDissented")]
[JsonSerializable(typeof(ActionItem))]
[JsonSerializable(typeof(ActionFact))]
[JsonSerializable(typeof(ActionFact.Reopened), TypeInfoPropertyName = "ActionReopened")]
[JsonSerializable(typeof(MeetingSeries))]
[JsonSerializable(typeof(SeriesFact))]
[JsonSerializable(typeof(SeriesNotice))]
[JsonSerializable(typeof(Meeting))]
[JsonSerializable(typeof(MeetingFact))]
[JsonSerializable(typeof(MeetingNotice))]
[JsonSerializable(typeof(MeetingFact.Ended), TypeInfoPropertyName = "MeetingEnded")]
[JsonSerializable(typeof(MeetingFact.Withdrawn), TypeInfoPropertyName = "MeetingWithdrawn")]
[JsonSerializable(typeof(MeetingNotice.Moved), TypeInfoPropertyName = "MeetingMoved")]
[JsonSerializable(typeof(MeetingNotice.Skipped), TypeInfoPropertyName = "MeetingSkipped")]
[JsonSerializable(typeof(Disposition.Decided), TypeInfoPropertyName = "ItemDecided")]
[JsonSerializable(typeof(ProgramSettings))]
[JsonSerializable(typeof(ProgramDeclared))]
[JsonSerializable(typeof(ProgramFile))]
[JsonSerializable(typeof(ProgramFact))]
[JsonSerializable(typeof(ProgramNotice))]
[JsonSerializable(typeof(Policy.PathDraft))]
[JsonSerializable(typeof(Time.CalendarDraft))]
sealed partial class RecordJson : JsonSerializerContext;

/// <summary>The schema numbers of JSON states. A reader that finds an older one converts it first; a newer one it refuses.</summary>
static class StateSchema
{
    public const int Dispute = 1;
    public const int Decision = 1;
    public const int Action = 1;
    public const int Series = 1;
    public const int Meeting = 1;
}
