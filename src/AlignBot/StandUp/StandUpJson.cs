using System.Text.Json.Serialization;
using AlignBot.Domain.StandUp;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.StandUp;

/// <summary>How the first ninety days, and what happened in them, are written. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(DurationConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(NinetyDays))]
[JsonSerializable(typeof(NudgeNews))]
[JsonSerializable(typeof(StandUpFact))]
sealed partial class StandUpJson : JsonSerializerContext;

/// <summary>Where they are kept: with the program.</summary>
static class StandUpPart
{
    public static ProgramPart<NinetyDays> Part { get; } = new("StandUp", StandUpJson.Default.NinetyDays, NinetyDays.NotBegun);

    extension(ProgramInfo program)
    {
        /// <summary>The first ninety days, as they stand.</summary>
        public NinetyDays NinetyDays => program.Settings.Of(Part);
    }
}
