using System.Text.Json.Serialization;
using AlignBot.Domain.Time;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Programs;

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(WorkingCalendar))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(ProgramFact))]
[JsonSerializable(typeof(ProgramNotice))]
[JsonSerializable(typeof(RulesChanged))]
[JsonSerializable(typeof(RulesNotice))]
public sealed partial class ProgramJson : JsonSerializerContext;
