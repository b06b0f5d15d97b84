using System.Text.Json.Serialization;
using AlignBot.Domain.Actions;
using AlignBot.Engine.Storage;

namespace AlignBot.Actions;

/// <summary>How a follow-up, and what happened to it, is written in JSON columns. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(ActionItem))]
[JsonSerializable(typeof(ActionFact))]
sealed partial class ActionJson : JsonSerializerContext;
