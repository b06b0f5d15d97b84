using System.Text.Json.Serialization;

namespace AlignBot.Engine.TurnedClock;

/// <summary>The state of a hand-turned clock.</summary>
/// <param name="NowMs">Business time, milliseconds UTC.</param>
/// <param name="TargetMs">How far it has been turned; followers step it there.</param>
/// <param name="Running">True when it runs on with real time.</param>
/// <param name="Version">Rises with every change; the next poll waits for a higher one.</param>
public sealed record FollowedClock(long NowMs, long TargetMs, bool Running, long Version);

public sealed record ClockStep(long ToMs, string Follower);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FollowedClock))]
[JsonSerializable(typeof(ClockStep))]
public sealed partial class ClockJson : JsonSerializerContext;
