using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain;

namespace AlignBot.Engine.Programs;

/// <summary>Rules that a feature keeps with the program have another version. A line of the record, under a kind of its own.</summary>
/// <param name="Kind">Which rules: 'calendar-changed'. Stored for good.</param>
/// <param name="Version">The version that holds from now on.</param>
/// <param name="Changes">What is different, in words.</param>
/// <param name="Note">Why, if whoever changed it said so.</param>
public sealed record RulesChanged(
    [property: JsonPropertyName("kind"), JsonPropertyOrder(-1)] string Kind, int Version, ImmutableArray<string> Changes, string? Note);

/// <summary>What the channel is told of it, and who did it; null for the program file.</summary>
public sealed record RulesNotice(RulesChanged Fact, UserId? By)
{
    /// <summary>What becomes of what was planned under the rules until now, in words.</summary>
    [JsonPropertyName("Meetings")]
    public ImmutableArray<string> Moves { get; init => field = value.IsDefault ? [] : value; } = [];
}
