using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>Something that happened in a dispute, as the record keeps it. Those that the thread is told are <see cref="DisputeNotice"/>s.</summary>
/// <remarks>Closed. The discriminators are stored for good: rename a type, never its name on disk. Levels are indexes into the path.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(DisputeNotice.WentUp), "went-up")]
[JsonDerivedType(typeof(DisputeNotice.Skipped), "skipped")]
[JsonDerivedType(typeof(DisputeNotice.LastResort), "last-resort")]
[JsonDerivedType(typeof(DisputeNotice.NoAgreement), "no-agreement")]
[JsonDerivedType(typeof(DisputeNotice.Decided), "decided")]
[JsonDerivedType(typeof(DisputeNotice.DecidedByTimeout), "decided-by-timeout")]
[JsonDerivedType(typeof(DisputeNotice.Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(DisputeNotice.Reseated), "reseated")]
[JsonDerivedType(typeof(DisputeNotice.Extended), "extended")]
[JsonDerivedType(typeof(DisputeNotice.Reopened), "reopened")]
[JsonDerivedType(typeof(DisputeNotice.DefaultAgreed), "default-agreed")]
[JsonDerivedType(typeof(Raised), "raised")]
[JsonDerivedType(typeof(LevelOpened), "level-opened")]
[JsonDerivedType(typeof(BriefGiven), "brief-given")]
[JsonDerivedType(typeof(BriefMissing), "brief-missing")]
[JsonDerivedType(typeof(Ruled), "ruled")]
[JsonDerivedType(typeof(Agreed), "agreed")]
[JsonDerivedType(typeof(RulingVoided), "ruling-voided")]
[JsonDerivedType(typeof(FoundAgreement), "agreement-possible")]
[JsonDerivedType(typeof(AdviceKept), "advice-kept")]
[JsonDerivedType(typeof(ViewAdded), "view-added")]
[JsonDerivedType(typeof(SettlementProposed), "settlement-proposed")]
[JsonDerivedType(typeof(SettlementDeclined), "settlement-declined")]
[JsonDerivedType(typeof(DefaultProposed), "default-proposed")]
[JsonDerivedType(typeof(WithdrawalAsked), "withdrawal-asked")]
[JsonDerivedType(typeof(WithdrawalDropped), "withdrawal-dropped")]
[JsonDerivedType(typeof(Dissented), "dissented")]
[JsonDerivedType(typeof(Committed), "committed")]
[JsonDerivedType(typeof(Held), "held")]
[JsonDerivedType(typeof(Reminded), "reminded")]
[JsonDerivedType(typeof(ReminderPutOff), "reminder-put-off")]
[JsonDerivedType(typeof(Delivered), "delivered")]
[JsonDerivedType(typeof(NotDelivered), "not-delivered")]
[JsonDerivedType(typeof(OutageCredited), "outage-credited")]
[JsonDerivedType(typeof(LessonAsked), "lesson-asked")]
[JsonDerivedType(typeof(LessonAnswered), "lesson-answered")]
[JsonDerivedType(typeof(LessonEnded), "lesson-ended")]
public abstract record DisputeFact
{
    private protected DisputeFact()
    {
    }

    /// <summary>It was raised, under this version of the path and of the calendar; and why, if something like it was there.</summary>
    public sealed record Raised(int PathVersion, int CalendarVersion, RaisedAlthough? Although = null) : DisputeFact;

    /// <summary>A level opened: who sits, and until when.</summary>
    public sealed record LevelOpened(int Round, int Level, ImmutableArray<Seat> Seats, Instant DueAt, Receipt Receipt) : DisputeFact;

    /// <summary>A party gave its brief; again, when it had one.</summary>
    public sealed record BriefGiven(bool Again) : DisputeFact;

    /// <summary>A party had given no brief when the dispute left the parties' hands.</summary>
    public sealed record BriefMissing(UserId Party) : DisputeFact;

    /// <summary>A seat ruled on its own terms.</summary>
    public sealed record Ruled(Ruling Ruling, string Text) : DisputeFact;

    /// <summary>A seat agreed with another's terms.</summary>
    public sealed record Agreed(int Level, UserId With, int Revision) : DisputeFact;

    /// <summary>The terms somebody had agreed with were changed: their word is asked again.</summary>
    public sealed record RulingVoided(UserId Of) : DisputeFact;

    /// <summary>The seats can meet the rule again.</summary>
    public sealed record FoundAgreement(int Level) : DisputeFact;

    /// <summary>A ruling that came too late was kept as advice.</summary>
    public sealed record AdviceKept(int Round, int Level, string Text) : DisputeFact;

    /// <summary>A member added a view.</summary>
    public sealed record ViewAdded(string Text) : DisputeFact;

    /// <summary>A party offered terms.</summary>
    public sealed record SettlementProposed(string Text) : DisputeFact;

    /// <summary>The offered terms were declined, or taken back.</summary>
    public sealed record SettlementDeclined(bool TakenBack) : DisputeFact;

    /// <summary>A party proposed another default.</summary>
    public sealed record DefaultProposed(string Text) : DisputeFact;

    /// <summary>A party asked to withdraw; the other has to agree.</summary>
    public sealed record WithdrawalAsked(string? Reason) : DisputeFact;

    /// <summary>The request to withdraw was taken back, or the other party said no.</summary>
    public sealed record WithdrawalDropped(bool TakenBack) : DisputeFact;

    /// <summary>A party recorded dissent.</summary>
    public sealed record Dissented(string Text) : DisputeFact;

    /// <summary>A party committed to the decision.</summary>
    public sealed record Committed : DisputeFact;

    /// <summary>The deadline has passed and waits.</summary>
    public sealed record Held(int Level, HoldReason Why, Instant Until) : DisputeFact;

    /// <summary>A seat was reminded.</summary>
    /// <remarks>At 0 percent: at the time that they had chosen.</remarks>
    public sealed record Reminded(int Level, UserId User, int Percent) : DisputeFact;

    /// <summary>A seat chose when to be reminded.</summary>
    public sealed record ReminderPutOff(int Level, Instant Until) : DisputeFact;

    /// <summary>A seat's ask reached them.</summary>
    public sealed record Delivered(int Level, UserId User) : DisputeFact;

    /// <summary>A seat's ask could not reach them.</summary>
    public sealed record NotDelivered(int Level, UserId User, string Why) : DisputeFact;

    /// <summary>A leader was asked what would have prevented it.</summary>
    public sealed record LessonAsked(UserId User, bool Again = false) : DisputeFact;

    /// <summary>A leader said it.</summary>
    public sealed record LessonAnswered(LessonAnswer Answer) : DisputeFact;

    /// <summary>Nobody is asked for it any more.</summary>
    public sealed record LessonEnded(LessonEnd End) : DisputeFact;

    /// <summary>Time lost to an outage was given back.</summary>
    public sealed record OutageCredited(int Level, Instant From, Instant To, Instant OldDueAt, Instant NewDueAt) : DisputeFact;
}

/// <summary>Why a deadline waits.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HoldReason>))]
public enum HoldReason
{
    /// <summary>A seat has its form open.</summary>
    FormOpen,

    /// <summary>An ask was delivered less than the minimum live window ago.</summary>
    AskTooRecent,

    /// <summary>An ask is still on its way.</summary>
    AskNotDelivered,
}

/// <summary>A fact that the thread is told in a short post.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(WentUp), "went-up")]
[JsonDerivedType(typeof(Skipped), "skipped")]
[JsonDerivedType(typeof(LastResort), "last-resort")]
[JsonDerivedType(typeof(NoAgreement), "no-agreement")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(DecidedByTimeout), "decided-by-timeout")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(Reseated), "reseated")]
[JsonDerivedType(typeof(Extended), "extended")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(DefaultAgreed), "default-agreed")]
public abstract record DisputeNotice : DisputeFact
{
    private protected DisputeNotice()
    {
    }

    /// <summary>It went from one level to a higher one. The new deciders are mentioned.</summary>
    public sealed record WentUp(int Round, int From, int To, LevelEnd Why, UserId? By, string? Reason, ImmutableArray<UserId> Deciders, Instant DueAt) : DisputeNotice;

    /// <summary>A level was passed over, or ended because its seats emptied.</summary>
    public sealed record Skipped(int Round, int Level, LevelEnd Why, ImmutableArray<Seat> Seats) : DisputeNotice;

    /// <summary>Nobody on the path could sit: the last who can decide has it. Null: not even they can be found, and the default will bind.</summary>
    /// <remarks>Where they are away and nobody stands in for them, the caretaker can give the level more time, and decides nothing.</remarks>
    public sealed record LastResort(int Round, int Level, UserId? Who, UserId? Caretaker = null) : DisputeNotice;

    /// <summary>The seats can't meet the rule as they stand; they have until then. With a common answer, they differ in dates or actions only.</summary>
    public sealed record NoAgreement(int Round, int Level, Instant Until, string? CommonAnswer = null) : DisputeNotice;

    /// <summary>Decided by a level, or settled by the parties. Others who said the same may have reasons of their own.</summary>
    public sealed record Decided(
        int Round, int Level, DecisionId Decision, ImmutableArray<UserId> By, bool IsSettlement, Terms Terms, string Text, ImmutableArray<OwnReason>? OwnReasons = null) : DisputeNotice;

    /// <summary>Nobody decided in time: the default stands.</summary>
    public sealed record DecidedByTimeout(int Round, int Level, DecisionId Decision, string Text, bool WasAgreed, LevelEnd Why) : DisputeNotice;

    /// <summary>Taken back.</summary>
    public sealed record Withdrawn(int Round, ImmutableArray<UserId> By, string? Reason) : DisputeNotice;

    /// <summary>A seat changed hands, or fell vacant.</summary>
    public sealed record Reseated(int Round, int Level, int Seat, UserId? From, UserId? To, SeatReason Why, string? Reason = null) : DisputeNotice;

    /// <summary>The level got more time.</summary>
    public sealed record Extended(int Round, int Level, UserId By, Window Window, string Reason, Instant DueAt) : DisputeNotice;

    /// <summary>Back in a new round. The old decision stands until another supersedes it.</summary>
    public sealed record Reopened(int Round, UserId By, string Evidence, DecisionId Standing, int PathVersion) : DisputeNotice;

    /// <summary>Both parties agreed to another default.</summary>
    public sealed record DefaultAgreed(string Text) : DisputeNotice;
}
