using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Engine.Storage;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.SourceReadings;

/// <summary>What a look at a source found, as it is kept: no row of it, and no secret.</summary>
/// <param name="At">Real time.</param>
/// <param name="CredentialOf">Whose credential it is, as the vendor names them.</param>
/// <param name="IsAPersons">Whether it ends when a person leaves; null where that can't be known.</param>
/// <param name="EndsAt">When it ends; null where that can't be known.</param>
/// <param name="Warnings">What works but should be mended.</param>
/// <param name="Columns">What a mapping can name of an account.</param>
sealed record SourceLook(
    Instant At, string? CredentialOf, bool? IsAPersons, Instant? EndsAt, ImmutableArray<string> Warnings,
    ImmutableArray<SourceColumn> Columns)
{
    public static SourceLook Of(SourceCheck check, Instant at) =>
        new(at, check.CredentialOf, check.CredentialIsAPersons, check.CredentialEndsAt, check.Warnings, [.. check.Offered.Take(200)]);

    /// <param name="kept">As a row has it; null for none.</param>
    public static SourceLook? Read(string? kept) => kept is null ? null : JsonSerializer.Deserialize(kept, SourceLookJson.Default.SourceLook);

    public string Write() => JsonSerializer.Serialize(this, SourceLookJson.Default.SourceLook);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(SourceLook))]
sealed partial class SourceLookJson : JsonSerializerContext;
