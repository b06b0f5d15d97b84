using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>How a level ended, or why it never opened.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LevelEnd>))]
public enum LevelEnd
{
    /// <summary>Its time ran out.</summary>
    TimeRanOut,

    /// <summary>Its seats could not agree.</summary>
    NoAgreement,

    /// <summary>Somebody sent it up.</summary>
    SentUp,

    /// <summary>No seat could be filled.</summary>
    NobodyToSit,

    /// <summary>Only one side's decider would be left under 'all'.</summary>
    OneSideOnly,

    /// <summary>The ask reached nobody for the whole window.</summary>
    Unreachable,
}

/// <summary>A level that is over without a decision.</summary>
/// <param name="Round">The round.</param>
/// <param name="Level">Index into the path.</param>
/// <param name="How">How it ended.</param>
/// <param name="At">When.</param>
/// <param name="Seats">Its seats, with what was ruled; those that stayed vacant when it was skipped.</param>
/// <param name="Opened">False when it was skipped before it opened.</param>
/// <param name="By">Who sent it up; null otherwise.</param>
public sealed record EndedLevel(int Round, int Level, LevelEnd How, Instant At, ImmutableArray<Seat> Seats, bool Opened, UserId? By = null);
