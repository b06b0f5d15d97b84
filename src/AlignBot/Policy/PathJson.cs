using System.Text.Json.Serialization;
using AlignBot.Engine.Storage;

namespace AlignBot.Policy;

/// <summary>How a path that is being edited is kept between the steps of its form.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(PathDraft))]
sealed partial class PathJson : JsonSerializerContext;
