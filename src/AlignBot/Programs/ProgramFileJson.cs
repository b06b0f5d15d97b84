using System.Text.Json.Serialization;
using AlignBot.Contracts;
using AlignBot.Engine.Storage;

namespace AlignBot.Programs;

/// <summary>How a program file as it was last applied is written in JSON columns. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(ProgramDeclared))]
[JsonSerializable(typeof(ProgramFile))]
sealed partial class ProgramFileJson : JsonSerializerContext;
