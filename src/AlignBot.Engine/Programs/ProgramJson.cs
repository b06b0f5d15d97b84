using System.Text.Json.Serialization;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Programs;

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(ProgramSettings))]
[JsonSerializable(typeof(ProgramFact))]
[JsonSerializable(typeof(ProgramNotice))]
public sealed partial class ProgramJson : JsonSerializerContext;
