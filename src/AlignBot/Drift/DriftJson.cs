using System.Text.Json.Serialization;
using AlignBot.Domain.Drift;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Drift;

/// <summary>How drift is written in JSON columns. Names on disk are the property names: rename one only with an upcaster.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter), typeof(LocalDateConverter), typeof(UserIdConverter)])]
[JsonSerializable(typeof(DriftSettings))]
[JsonSerializable(typeof(DriftFact))]
[JsonSerializable(typeof(LeadershipNews))]
sealed partial class DriftJson : JsonSerializerContext;

/// <summary>Where the settings are kept: with the program.</summary>
static class DriftPart
{
    public static ProgramPart<DriftSettings> Part { get; } = new("Drift", DriftJson.Default.DriftSettings, DriftSettings.Usual);

    extension(ProgramInfo program)
    {
        /// <summary>What the team says of drift.</summary>
        public DriftSettings Drift => program.Settings.Of(Part);
    }
}
