using System.Text.Json.Serialization;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Engine.Storage;

namespace AlignBot.Scoreboard;

/// <summary>How the scoreboard, its readings and what happened to it are written in JSON columns. Names on disk are the property names: rename one only
/// with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(Board))]
[JsonSerializable(typeof(BoardFact))]
[JsonSerializable(typeof(KeptReading))]
[JsonSerializable(typeof(MeasureBehind))]
sealed partial class BoardJson : JsonSerializerContext;
