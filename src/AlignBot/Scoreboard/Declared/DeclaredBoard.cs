using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Scoreboard.Verdicts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Scoreboard.Declared;

/// <summary>What a program file says that the scoreboard counts.</summary>
/// <param name="Settings">What the measures count; null where the file says nothing of it. Its zone is empty where it is the calendar's.</param>
/// <param name="Targets">The lines to be at.</param>
/// <param name="Rates">What currencies are worth.</param>
sealed record DeclaredBoard(MeasureSettings? Settings, ImmutableArray<Target> Targets, ImmutableArray<ExchangeRate> Rates)
{
    /// <summary>What a file says that says nothing of it.</summary>
    public static DeclaredBoard None { get; } = new(Settings: null, [], []);

    /// <summary>What the file has.</summary>
    public static ProgramPart<DeclaredBoard> Part { get; } = new("Measures", DeclaredBoardJson.Default.DeclaredBoard, None);

    /// <inheritdoc cref="DeclaredBoard"/>
    public ImmutableArray<Target> Targets { get; init => field = value.IsDefault ? [] : value; } = Targets;

    /// <inheritdoc cref="DeclaredBoard"/>
    public ImmutableArray<ExchangeRate> Rates { get; init => field = value.IsDefault ? [] : value; } = Rates;

    public bool Equals(DeclaredBoard? other) => other is not null && BoardLines.Write(this) == BoardLines.Write(other);

    public override int GetHashCode() => BoardLines.Write(this).GetHashCode(StringComparison.Ordinal);
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, Converters = [typeof(LocalDateConverter)])]
[JsonSerializable(typeof(DeclaredBoard))]
sealed partial class DeclaredBoardJson : JsonSerializerContext;
