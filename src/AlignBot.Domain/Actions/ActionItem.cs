using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Actions;

/// <summary>Whether a follow-up is still to be done.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActionStatus>))]
public enum ActionStatus
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>Done.</summary>
    Done,

    /// <summary>It will not be done, and somebody said why.</summary>
    NotDoing,
}

/// <summary>A follow-up: what is to be done, by one person, until one day.</summary>
/// <remarks>Named so because <c>Action</c> is a delegate of the platform; people read 'action'.</remarks>
public sealed record ActionItem
{
    /// <summary>The action.</summary>
    public required ActionId Id { get; init; }

    /// <summary>The program.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>What is to be done, 1 to 500 characters after trimming.</summary>
    public required string Text { get; init; }

    /// <summary>Who does it.</summary>
    public required UserId Owner { get; init; }

    /// <summary>The last day on which it is in time, by the program's calendar.</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>Who gave it. Null: the clock.</summary>
    public UserId? GivenBy { get; init; }

    /// <summary>When it was given.</summary>
    public required Instant GivenAt { get; init; }

    /// <summary>The decision that it follows from.</summary>
    public DecisionId? Decision { get; init; }

    /// <summary>The dispute that it follows from.</summary>
    public DisputeId? Dispute { get; init; }

    /// <summary>The meeting in which it was given.</summary>
    public MeetingId? Meeting { get; init; }

    /// <summary>Whether it is still to be done.</summary>
    public ActionStatus Status { get; init; }

    /// <summary>Why it will not be done; null unless somebody said so.</summary>
    public string? NotDoing { get; init; }

    /// <summary>The meeting on whose agenda it stood that it will not be done; null until one has read it.</summary>
    public MeetingId? ReadIn { get; init; }

    /// <summary>Which reminders its owner has had, newest last: each is a message, and the newest is the one that counts. Null: none.</summary>
    public ImmutableArray<ActionMoment>? Reminded { get; init; }

    /// <summary>When it was closed; null while it is open.</summary>
    public Instant? DoneAt { get; init; }

    /// <summary>Who closed it; null while it is open.</summary>
    public UserId? DoneBy { get; init; }

    /// <summary>Who was asked to hand it over because its owner is gone; null while its owner has it.</summary>
    public UserId? HandOverAsked { get; init; }

    /// <summary>Who was asked to take it over; until they do, its owner has it. Null while nobody is.</summary>
    public HandOverOffer? Offered { get; init; }

    /// <summary>The reminder that counts; null before the first.</summary>
    [JsonIgnore]
    public ActionMoment? LastReminder => Reminded is { IsDefaultOrEmpty: false } reminded ? reminded[^1] : null;

    /// <summary>It is still to be done.</summary>
    [JsonIgnore]
    public bool IsOpen => Status is ActionStatus.Open;

    /// <summary>Its day has passed and it is still to be done.</summary>
    public bool IsOverdue(LocalDate today) => IsOpen && DueOn < today;
}

/// <summary>An action that somebody else is asked to take over.</summary>
/// <param name="To">Who is asked.</param>
/// <param name="By">Who asks.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record HandOverOffer(UserId To, UserId By, string Reason, Instant At);
