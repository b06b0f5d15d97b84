using System.Text.Json.Serialization;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Engine.Storage;

namespace AlignBot.SourceBreaches;

/// <summary>How breaches are written in JSON columns. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(BreachFinding))]
[JsonSerializable(typeof(BreachFact))]
sealed partial class BreachJson : JsonSerializerContext;
