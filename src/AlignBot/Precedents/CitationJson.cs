using System.Text.Json.Serialization;
using AlignBot.Domain.Precedents;
using AlignBot.Engine.Storage;

namespace AlignBot.Precedents;

/// <summary>How a citation is written in JSON columns. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(InstantConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(Citation))]
sealed partial class CitationJson : JsonSerializerContext;
