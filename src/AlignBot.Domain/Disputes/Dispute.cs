using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>Where a dispute stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DisputeStatus>))]
public enum DisputeStatus
{
    /// <summary>A level is open.</summary>
    Open,

    /// <summary>A level's rule was met.</summary>
    Decided,

    /// <summary>The two parties settled it themselves.</summary>
    Settled,

    /// <summary>Nobody decided in time; the default stands.</summary>
    DecidedByTimeout,

    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>A disagreement with two parties, a question, and a path that ends in an answer. The whole state; immutable.</summary>
public sealed record Dispute
{
    /// <summary>The dispute.</summary>
    public required DisputeId Id { get; init; }

    /// <summary>DSP-n, per program.</summary>
    public required int Number { get; init; }

    /// <summary>The program it belongs to.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>1 when raised; one more each time it is reopened.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Index into <see cref="EscalationPath.Levels"/>; people read one more. Never falls within a round.</summary>
    public int Level { get; init; }

    /// <summary>Where it stands.</summary>
    public DisputeStatus Status { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>Key of the category.</summary>
    public required string Category { get; init; }

    /// <summary>What can be chosen; may be empty, then rulings are in free words.</summary>
    public ImmutableArray<string> Options { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The two parties.</summary>
    public required ImmutableArray<DisputeParty> Parties { get; init; }

    /// <summary>The account concerned, as text.</summary>
    public string? Account { get; init; }

    /// <summary>What holds until it is decided.</summary>
    public string? Meanwhile { get; init; }

    /// <summary>The message it was raised from; null for one that was raised on its own.</summary>
    public QuotedMessage? Quote { get; init; }

    /// <summary>Why it was raised although something like it was there; null where nothing was.</summary>
    public RaisedAlthough? Although { get; init; }

    /// <summary>Who raised it; need not be a party.</summary>
    public required UserId RaisedBy { get; init; }

    /// <summary>When it was raised.</summary>
    public required Instant RaisedAt { get; init; }

    /// <summary>The path as it was when the round began.</summary>
    public required EscalationPath Path { get; init; }

    /// <summary>The calendar as it was when the round began.</summary>
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>When the present level opened.</summary>
    public Instant LevelOpenedAt { get; init; }

    /// <summary>When the present level's time runs out. Null once closed.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>How <see cref="DueAt"/> was reckoned. Null once closed.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Until when the seats may still find common ground. Null unless the rule can't be met as they stand.</summary>
    public Instant? ReconcileUntil { get; init; }

    /// <summary>The deadline has passed but waits until then: a form is open, or an ask is not long enough delivered.</summary>
    public Instant? HeldUntil { get; init; }

    /// <summary>What the deadline waits for. Null unless <see cref="HeldUntil"/> is set.</summary>
    public HoldReason? HeldFor { get; init; }

    /// <summary>How often the present level was extended.</summary>
    public int Extensions { get; init; }

    /// <summary>The present level was handed to the last who can decide, because nobody on the path could sit.</summary>
    public bool IsLastResort { get; init; }

    /// <summary>The seats of the present level; after the end, those that decided.</summary>
    public ImmutableArray<Seat> Seats { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The parties' cases, at most one each.</summary>
    public ImmutableArray<Brief> Briefs { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Every ruling ever given, oldest first, changed ones included.</summary>
    public ImmutableArray<Ruling> Rulings { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The levels that ended without deciding, and those skipped, oldest first, over all rounds.</summary>
    public ImmutableArray<EndedLevel> EndedLevels { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who sat in this round and was replaced. What they send late is kept as advice.</summary>
    public ImmutableArray<UserId> Unseated { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who recused themselves in this round.</summary>
    public ImmutableArray<UserId> Recused { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Terms one party offers the other.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>Another default than the path's, proposed but not yet agreed by both parties.</summary>
    public OtherDefault? OtherDefault { get; init; }

    /// <summary>The default both parties agreed to. Null: the path's.</summary>
    public string? AgreedDefault { get; init; }

    /// <summary>The party who asked to withdraw after rulings began.</summary>
    public UserId? WithdrawalAskedBy { get; init; }

    /// <summary>Views, and rulings that came too late.</summary>
    public ImmutableArray<Advice> Advice { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What was new when it was last reopened.</summary>
    public string? Evidence { get; init; }

    /// <summary>How the last round that ended did so. Null until one has.</summary>
    public Closing? Closing { get; init; }

    /// <summary>The decision that stands on this question. Survives a reopening until another supersedes it.</summary>
    public DecisionId? StandingDecision { get; init; }

    /// <summary>That decision in words, from when it was reopened on. Null in the first round.</summary>
    public StandingEntry? Standing { get; init; }

    /// <summary>Disagreement with the decision, at most one for each party.</summary>
    public ImmutableArray<Dissent> Dissents { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who stands by the decision.</summary>
    public ImmutableArray<Commitment> Commitments { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What both leaders say would have prevented it, once for each round after which they were asked. Null: they never were.</summary>
    public ImmutableArray<Lesson>? Learned { get; init; }

    /// <summary>Timers that are set. Once closed, none but those of what is asked afterwards: to stand by it, and what would have prevented it.</summary>
    public ImmutableArray<DisputeTimer> Timers { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who is asked for what, now.</summary>
    public ImmutableArray<OpenAsk> Asks { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Outages up to this instant are credited already.</summary>
    public Instant? CreditedUntil { get; init; }

    /// <summary>Revision of the last ruling or settlement given.</summary>
    public int LastRevision { get; init; }

    /// <inheritdoc cref="Learned"/>
    [JsonIgnore]
    public ImmutableArray<Lesson> Lessons => Learned ?? [];

    /// <summary>A level is open.</summary>
    [JsonIgnore]
    public bool IsOpen => Status is DisputeStatus.Open;

    /// <summary>The present level as the path has it.</summary>
    [JsonIgnore]
    public EscalationLevel CurrentLevel => Path.Levels[Level];

    /// <summary>The parties decide it themselves: at their own level, deciding is settling.</summary>
    [JsonIgnore]
    public bool IsSettling => CurrentLevel.IsTheParties && !IsLastResort;

    /// <summary>The present level is the path's last.</summary>
    [JsonIgnore]
    public bool IsLastLevel => Level == Path.Levels.Length - 1;

    /// <summary>The first terms given at the present level; null while nobody has ruled.</summary>
    [JsonIgnore]
    public Ruling? Proposal => Seats.Select(s => s.Ruling).Where(r => r is { AgreesWith: null }).MinBy(r => r!.Revision);

    /// <summary>The answer that all who have ruled give, where they differ in dates or actions only; null while they give several, or fewer than two have ruled.</summary>
    [JsonIgnore]
    public string? CommonAnswer =>
        Seats.Select(s => s.Ruling).OfType<Ruling>().OrderBy(r => r.Revision).ToArray() is [var first, _, ..] all
        && Array.TrueForAll(all, r => r.Terms.AnswersLike(first.Terms, Options))
            ? first.Terms.Text(Options)
            : null;

    /// <summary>Whether a ruling of the present level says what one before it said: by agreeing with it, or in terms of its own.</summary>
    public bool Agrees(Ruling ruling) =>
        ruling.AgreesWith is not null || Seats.Any(s => s.Ruling is { } other && other.Revision < ruling.Revision && other.Terms.IsLike(ruling.Terms, Options));

    /// <summary>Whether a ruling takes the place of another that the same person gave at the same level of the same round.</summary>
    public bool IsChange(Ruling ruling) => Rulings.Any(other => other.By == ruling.By && other.Round == ruling.Round && other.Level == ruling.Level && other.Revision < ruling.Revision);

    /// <summary>Until when the deciders' words count: while they differ, the time they have to agree. Null once closed.</summary>
    [JsonIgnore]
    public Instant? AnswerBy => ReconcileUntil ?? DueAt;

    /// <summary>What stands if nobody decides: once it was decided, that decision.</summary>
    [JsonIgnore]
    public string DefaultOutcome => AgreedDefault ?? Standing?.ToWords() ?? Path.DefaultOutcome;

    /// <summary>Those who sit at the present level.</summary>
    [JsonIgnore]
    public ImmutableArray<UserId> Deciders => [.. Seats.Where(s => s.Occupant is not null).Select(s => s.Occupant!.Value)];

    /// <summary>Whether the person holds a side.</summary>
    public bool IsParty(UserId user) => Parties.Any(p => p.User == user);

    /// <summary>The seat a person sits in at the present level.</summary>
    public Seat? SeatOf(UserId user) => Seats.FirstOrDefault(s => s.Occupant == user);

    /// <summary>Deciding at this level is how this person settles: they need no other way to offer terms.</summary>
    public bool SettlesHere(UserId user) => IsOpen && IsSettling && SeatOf(user) is not null;

    /// <summary>The other party.</summary>
    public UserId OtherParty(UserId party) => Parties.First(p => p.User != party).User;
}
