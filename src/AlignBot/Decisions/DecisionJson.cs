using System.Text.Json.Serialization;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Storage;

namespace AlignBot.Decisions;

/// <summary>How an entry of the log, and what happened to it, is written in JSON columns. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(DecisionFact))]
sealed partial class DecisionJson : JsonSerializerContext;
