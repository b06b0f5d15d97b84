using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Drift;
using AlignBot.Engine.Programs;

namespace AlignBot.Drift.Declared;

/// <summary>What a program file says of drift: from when on signs are worth a word. Whether language is counted is the leaders' alone, and its words are edited in Slack.</summary>
/// <param name="Thresholds">Those that are not as usual, in the order of the signs; null where the file says nothing of it.</param>
sealed record DeclaredDrift(ImmutableArray<SetThreshold>? Thresholds)
{
    /// <summary>What a file says that says nothing of it.</summary>
    public static DeclaredDrift None { get; } = new((ImmutableArray<SetThreshold>?)null);

    /// <summary>What the file has.</summary>
    public static ProgramPart<DeclaredDrift> Part { get; } = new("DriftThresholds", DeclaredDriftJson.Default.DeclaredDrift, None);

    public bool Equals(DeclaredDrift? other) => other is not null && DriftLines.Write(this) == DriftLines.Write(other);

    public override int GetHashCode() => DriftLines.Write(this).GetHashCode(StringComparison.Ordinal);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DeclaredDrift))]
sealed partial class DeclaredDriftJson : JsonSerializerContext;
