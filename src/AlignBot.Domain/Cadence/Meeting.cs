using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <summary>Where a meeting stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeetingStatus>))]
public enum MeetingStatus
{
    /// <summary>It is planned.</summary>
    Scheduled,

    /// <summary>Its time has come, and people are asked to start it.</summary>
    Prompted,

    /// <summary>It is going on.</summary>
    Running,

    /// <summary>The required people were there, and decided or said that nothing was to be decided.</summary>
    Held,

    /// <summary>The required people were there, and it ended without a decision.</summary>
    HeldUndecided,

    /// <summary>The required people did not come.</summary>
    Missed,

    /// <summary>It was called off: by somebody with a reason, by a day off, or because the bot was not running.</summary>
    Skipped,
}

/// <summary>Somebody who is there.</summary>
public sealed record CheckIn(UserId User, Instant At);

/// <summary>A decision taken in the meeting.</summary>
public sealed record TakenDecision(DecisionId Decision, int Number, string Text, int Actions = 0);

/// <summary>How a meeting ended, or why it did not take place.</summary>
public sealed record MeetingEnding
{
    /// <summary>When, business time.</summary>
    public required Instant At { get; init; }

    /// <summary>Who ended or skipped it; null: the clock.</summary>
    public UserId? By { get; init; }

    /// <summary>The reason given.</summary>
    public string? Reason { get; init; }

    /// <summary>The required roles for which nobody was there.</summary>
    public ImmutableArray<Role> Missing { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The required roles whose people were all away, so that it could not be held: no miss. Null where somebody could.</summary>
    public ImmutableArray<Role>? Away { get; init; }

    /// <summary>Who held those roles then. Null where somebody could, and where an older build wrote it.</summary>
    public ImmutableArray<UserId>? AwayPeople { get; init; }

    /// <summary>That they would be away was not on record two working days before. Null where it was, and where nobody was away.</summary>
    public bool? AwayAtShortNotice { get; init; }

    /// <summary>The day off that skipped it.</summary>
    public string? Holiday { get; init; }

    /// <summary>It was skipped because its day is off, with or without a name.</summary>
    public bool IsDayOff { get; init; }

    /// <summary>The series was changed, paused or ended: it was never to be.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>The bot was not running when it would have been prompted or started: never a miss.</summary>
    public bool IsOutage { get; init; }

    /// <summary>It was recorded afterwards: they met without the bot.</summary>
    public bool IsWithoutBot { get; init; }

    /// <summary>Misses of this series in a row, this one included; 0 unless missed.</summary>
    public int MissesInARow { get; init; }

    /// <summary>Misses of this series in this quarter, this one included; 0 unless missed.</summary>
    public int MissesThisQuarter { get; init; }
}

/// <summary>Somebody is asked to arrange a meeting for which whoever must be there is away.</summary>
/// <param name="To">Whom.</param>
/// <param name="At">When they were asked.</param>
/// <param name="StartsAt">The start that it is about: moved since, it is asked anew.</param>
public sealed record AwayAsk(UserId To, Instant At, Instant StartsAt)
{
    /// <summary>The roles that have nobody to stand for them. Empty once each has.</summary>
    public ImmutableArray<Role> Roles { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who said that it is left as it is; null while nobody has.</summary>
    public UserId? LeftBy { get; init; }
}

/// <summary>One occurrence of a series. The whole state; immutable.</summary>
public sealed record Meeting
{
    /// <summary>The meeting.</summary>
    public required MeetingId Id { get; init; }

    /// <summary>Its series.</summary>
    public required SeriesId Series { get; init; }

    /// <summary>The program it belongs to.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>The recurrence's own date; the key of an occurrence within its series.</summary>
    public required LocalDate Nominal { get; init; }

    /// <summary>What it is made of: the series' terms as they were when it was last planned.</summary>
    public required MeetingTerms Terms { get; init; }

    /// <summary>When it is to start.</summary>
    public required Instant StartsAt { get; init; }

    /// <summary>When what stands of it in people's calendars was last changed: name, time, whether it takes place. Null where an older build planned it.</summary>
    public Instant? ChangedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public MeetingStatus Status { get; init; }

    /// <summary>Somebody moved it: a change of the series leaves its time alone.</summary>
    public bool IsMovedByHand { get; init; }

    /// <summary>The day off that moved it here; null where none did.</summary>
    public string? MovedForHoliday { get; init; }

    /// <summary>When items were called for.</summary>
    public Instant? CalledAt { get; init; }

    /// <summary>When people were asked to start it.</summary>
    public Instant? PromptedAt { get; init; }

    /// <summary>When that stood in Slack.</summary>
    public Instant? PromptDeliveredAt { get; init; }

    /// <summary>Until when it can be started, where that is later than its grace says: the prompt came late, or the bot was not running.</summary>
    public Instant? StartBy { get; init; }

    /// <summary>When it was started.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>Who started it.</summary>
    public UserId? StartedBy { get; init; }

    /// <summary>Index of the section it is at.</summary>
    public int Section { get; init; }

    /// <summary>When the present section's time is over. Null unless running.</summary>
    public Instant? SectionEndsAt { get; init; }

    /// <summary>Who is, or was, there, in order of coming.</summary>
    public ImmutableArray<CheckIn> Here { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Which leaders were asked for items.</summary>
    public ImmutableArray<UserId> Asked { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who was reminded that they must be there.</summary>
    public ImmutableArray<UserId> Reminded { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The roles that two working days before were known to have nobody, for days away. Null while that is to come.</summary>
    public ImmutableArray<Role>? AwayKnown { get; init; }

    /// <summary>Who is, or was last, asked to arrange it; null where nobody was.</summary>
    public AwayAsk? AwayAsk { get; init; }

    /// <summary>Who must be there and was told that somebody called it off. Null where nobody was.</summary>
    public ImmutableArray<UserId>? ToldOff { get; init; }

    /// <summary>The accountable executive who was told that it was missed again; null where nobody was.</summary>
    public UserId? Told { get; init; }

    /// <summary>Who was reminded to confirm what was decided. Null where nobody was.</summary>
    public ImmutableArray<UserId>? AskedToConfirm { get; init; }

    /// <summary>The agenda, in order within each section.</summary>
    public ImmutableArray<AgendaItem> Items { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What was decided.</summary>
    public ImmutableArray<TakenDecision> Decisions { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Time spent reconciling numbers, the present spell not counted.</summary>
    public Duration Reconciled { get; init; }

    /// <summary>Since when they reconcile numbers; null while they don't.</summary>
    public Instant? ReconcilingSince { get; init; }

    /// <summary>The near end has been pointed out.</summary>
    public bool IsPressed { get; init; }

    /// <summary>Somebody said that nothing was to be decided.</summary>
    public bool NothingToDecide { get; init; }

    /// <summary>How it ended each time before it was taken up again: missed, or not possible. Null where it never was.</summary>
    public ImmutableArray<MeetingEnding>? EarlierEndings { get; init; }

    /// <summary>How it ended; null until it has.</summary>
    public MeetingEnding? Ending { get; init; }

    /// <summary>Timers that are set. Empty once over, but for an answer or a confirmation that it waits for.</summary>
    public ImmutableArray<MeetingTimer> Timers { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Planned, prompted or running.</summary>
    [JsonIgnore]
    public bool IsAhead => Status is MeetingStatus.Scheduled or MeetingStatus.Prompted or MeetingStatus.Running;

    /// <summary>What somebody is asked about people who are away then, and has not answered; null where that is nothing.</summary>
    [JsonIgnore]
    public AwayAsk? OpenAwayAsk => Status is MeetingStatus.Scheduled && AwayAsk is { LeftBy: null, Roles.IsEmpty: false } ask && ask.StartsAt == StartsAt ? ask : null;

    /// <summary>When its time is over: counted from the start as it was, else as planned.</summary>
    [JsonIgnore]
    public Instant EndsAt => (StartedAt ?? StartsAt) + Terms.Length;

    /// <summary>Until when it can be started.</summary>
    [JsonIgnore]
    public Instant LatestStart => StartBy ?? StartsAt + Terms.Grace;

    /// <summary>It began so late that it is counted.</summary>
    [JsonIgnore]
    public bool IsLate => StartedAt is { } started && started > StartsAt + MeetingWorkflow.OnTime;

    /// <summary>The item, or null when it is not on the agenda.</summary>
    public AgendaItem? Item(AgendaItemId id) => Items.FirstOrDefault(item => item.Id == id);

    /// <summary>The items of a section, in order.</summary>
    public IEnumerable<AgendaItem> ItemsOf(int section) => Items.Where(item => Math.Clamp(item.Section, 0, Terms.Sections.Length - 1) == section);

    /// <summary>Time spent reconciling numbers by then.</summary>
    public Duration ReconciledBy(Instant now) => ReconcilingSince is { } since ? Reconciled + (now - since) : Reconciled;
}
