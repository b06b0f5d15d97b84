using System.Text.Json.Serialization;
using AlignBot.Domain.Differences;
using AlignBot.Engine.Storage;

namespace AlignBot.Differences;

/// <summary>How figures are written in JSON columns. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(BlindFigures))]
[JsonSerializable(typeof(FiguresFact))]
sealed partial class FiguresJson : JsonSerializerContext;
