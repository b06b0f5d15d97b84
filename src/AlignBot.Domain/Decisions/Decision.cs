using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Disputes;
using NodaTime;

namespace AlignBot.Domain.Decisions;

/// <summary>Where a decision comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionSource>))]
public enum DecisionSource
{
    /// <summary>Recorded on the spot.</summary>
    OnTheSpot,

    /// <summary>Taken in a meeting.</summary>
    Meeting,

    /// <summary>Ruled by the deciders of a dispute.</summary>
    Dispute,

    /// <summary>Settled by the parties of a dispute.</summary>
    Settlement,

    /// <summary>The default of a dispute that nobody decided in time.</summary>
    Timeout,
}

/// <summary>Whether a decision holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionStatus>))]
public enum DecisionStatus
{
    /// <summary>It holds.</summary>
    InForce,

    /// <summary>Somebody named as a decider says it was not decided so.</summary>
    Contested,

    /// <summary>Another says the same in other words.</summary>
    Amended,

    /// <summary>Another took its place.</summary>
    Superseded,

    /// <summary>It was taken back.</summary>
    Reversed,

    /// <summary>Its time is over.</summary>
    Expired,
}

/// <summary>Whether somebody named as a decider has said so.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Confirmation>))]
public enum Confirmation
{
    /// <summary>Not yet.</summary>
    Awaited,

    /// <summary>Yes.</summary>
    Confirmed,

    /// <summary>No.</summary>
    Refused,
}

/// <summary>Somebody who decided, as named, and their word on it.</summary>
public sealed record DecidedBy(UserId User, Confirmation Confirmation, Instant? At = null, string? Reason = null);

/// <summary>How one decision bears on another.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionLinkKind>))]
public enum DecisionLinkKind
{
    /// <summary>Says the other in other words.</summary>
    Amends,

    /// <summary>Takes the other's place.</summary>
    Supersedes,

    /// <summary>Takes the other back.</summary>
    Reverses,
}

/// <summary>What a new decision does to an older one.</summary>
public sealed record Replacement(DecisionLinkKind Kind, DecisionId Of);

/// <summary>A link between two decisions; <paramref name="IsForward"/> on the newer one.</summary>
public sealed record DecisionLink(DecisionLinkKind Kind, DecisionId Other, bool IsForward);

/// <summary>Whether what was expected of a decision came.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Came>))]
public enum Came
{
    /// <summary>It happened.</summary>
    Happened,

    /// <summary>It did not.</summary>
    DidNot,

    /// <summary>Nobody can tell.</summary>
    CannotTell,
}

/// <summary>Why nobody had decided when the time was up.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LapseReason>))]
public enum LapseReason
{
    /// <summary>Nobody who was asked answered.</summary>
    NobodyAnswered,

    /// <summary>Some answered, and not as many as the level needs.</summary>
    NotEverybodyAnswered,

    /// <summary>Those who were asked did not agree.</summary>
    NoAgreement,

    /// <summary>Nobody who could decide was reached.</summary>
    NobodyReached,
}

/// <summary>How a question was left undecided.</summary>
/// <param name="Why">Why nobody had decided.</param>
/// <param name="On">The day on which the time was up, where the dispute's calendar is.</param>
/// <param name="WasAgreed">Both parties had agreed to what stands now.</param>
public sealed record Lapse(LapseReason Why, LocalDate On, bool WasAgreed = false);

/// <summary>An entry of the decision log. Its words are never edited away.</summary>
public sealed record Decision
{
    /// <summary>The decision.</summary>
    public required DecisionId Id { get; init; }

    /// <summary>DEC-n, per program; 0 until the bot has taken it.</summary>
    public int Number { get; init; }

    /// <summary>The program.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>What was decided.</summary>
    public required string Text { get; init; }

    /// <summary>What was asked: the dispute's question, or the agenda item. Null for what was recorded without one.</summary>
    public string? Question { get; init; }

    /// <summary>How the question was left undecided; null when people decided it.</summary>
    public Lapse? Lapse { get; init; }

    /// <summary>Where it comes from.</summary>
    public DecisionSource Source { get; init; }

    /// <summary>Who recorded it. Null: the clock.</summary>
    public UserId? RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>Who decided. Empty when the clock did.</summary>
    public ImmutableArray<DecidedBy> DecidedBy { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Why.</summary>
    public string? Rationale { get; init; }

    /// <summary>From when it holds; null: from its recording.</summary>
    public LocalDate? EffectiveOn { get; init; }

    /// <summary>When it is looked at again.</summary>
    public LocalDate? ReviewOn { get; init; }

    /// <summary>What is expected of it by the day of its review; null: nobody said.</summary>
    public string? Expected { get; init; }

    /// <summary>Whether that came, as its review said last; null until one has.</summary>
    public Came? Came { get; init; }

    /// <summary>Key of the category.</summary>
    public string? Category { get; init; }

    /// <summary>The account concerned.</summary>
    public string? Account { get; init; }

    /// <summary>The dispute it ends.</summary>
    public DisputeId? Dispute { get; init; }

    /// <summary>The dispute among whose people it stays, because that dispute's category has a channel of its own. Null: every member reads it.</summary>
    public DisputeId? KeptTo { get; init; }

    /// <summary>The meeting it was taken in.</summary>
    public MeetingId? Meeting { get; init; }

    /// <summary>Follow-up actions it was recorded with.</summary>
    public ImmutableArray<FollowUp> Actions { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Whether it holds.</summary>
    public DecisionStatus Status { get; init; }

    /// <summary>Why the time of a struck entry is over.</summary>
    public const string ByMistake = "Recorded by mistake.";

    /// <summary>Whoever recorded it said at once that it is none.</summary>
    [JsonIgnore]
    public bool IsStruck => Status is DecisionStatus.Expired && ExpiredBecause == ByMistake;

    /// <summary>Why its time is over, where somebody said.</summary>
    public string? ExpiredBecause { get; init; }

    /// <summary>Older and newer decisions it is tied to.</summary>
    public ImmutableArray<DecisionLink> Links { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Disagreement kept with it.</summary>
    public ImmutableArray<Dissent> Dissents { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who stands by it.</summary>
    public ImmutableArray<Commitment> Commitments { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who was asked to look at it again and has not answered yet; empty while no review is due.</summary>
    public ImmutableArray<UserId> ReviewAsked { get; init => field = value.OrEmpty(); } = [];

    /// <summary>It holds, contested or not: nothing took its place and its time is not over.</summary>
    [JsonIgnore]
    public bool Holds => Status is DecisionStatus.InForce or DecisionStatus.Contested;

    /// <summary>Everybody named as a decider has said so; true when the clock decided.</summary>
    [JsonIgnore]
    public bool IsConfirmed => DecidedBy.All(d => d.Confirmation is Confirmation.Confirmed);

    /// <summary>Those named as having decided who have not said so yet.</summary>
    [JsonIgnore]
    public IEnumerable<UserId> Awaited => DecidedBy.Where(d => d.Confirmation is Confirmation.Awaited).Select(d => d.User);
}
