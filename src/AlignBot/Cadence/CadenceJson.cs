using System.Text.Json.Serialization;
using AlignBot.Cadence.Series;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Storage;

namespace AlignBot.Cadence;

/// <summary>How meetings and their series, and what happened to them, are written in JSON columns. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(MeetingSeries))]
[JsonSerializable(typeof(IReadOnlyList<MeetingSeries>))]
[JsonSerializable(typeof(SeriesFact))]
[JsonSerializable(typeof(SeriesNotice))]
[JsonSerializable(typeof(Meeting))]
[JsonSerializable(typeof(MeetingFact))]
[JsonSerializable(typeof(MeetingNotice))]
[JsonSerializable(typeof(MeetingFact.Ended), TypeInfoPropertyName = "MeetingEnded")]
[JsonSerializable(typeof(MeetingFact.Withdrawn), TypeInfoPropertyName = "MeetingWithdrawn")]
[JsonSerializable(typeof(MeetingNotice.Moved), TypeInfoPropertyName = "MeetingMoved")]
[JsonSerializable(typeof(MeetingNotice.Skipped), TypeInfoPropertyName = "MeetingSkipped")]
sealed partial class CadenceJson : JsonSerializerContext;
