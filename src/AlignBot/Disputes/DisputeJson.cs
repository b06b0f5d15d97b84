using System.Text.Json.Serialization;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Storage;

namespace AlignBot.Disputes;

/// <summary>How a dispute, and what happened to it, is written in JSON columns. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(Dispute))]
[JsonSerializable(typeof(DisputeFact))]
[JsonSerializable(typeof(DisputeNotice))]
sealed partial class DisputeJson : JsonSerializerContext;
