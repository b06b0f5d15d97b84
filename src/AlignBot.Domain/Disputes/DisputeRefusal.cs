using System.Collections.Immutable;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>Something only some people may do.</summary>
public enum DisputeDeed
{
    /// <summary>Send it up at once: a seat, the accountable executive, the operating lead.</summary>
    Escalate,

    /// <summary>Take it back: the raiser until the first ruling.</summary>
    Withdraw,

    /// <summary>Raise a dispute: a full member in the channel.</summary>
    Raise,

    /// <summary>Add a view: a full member in the channel.</summary>
    AddView,
}

/// <summary>Why a dispute command was refused. Closed; besides these, a form's text is refused with a <see cref="TextRefusal"/>.</summary>
public abstract record DisputeRefusal : Refusal
{
    DisputeRefusal()
    {
    }

    /// <summary>Only the seats of the open level decide.</summary>
    public sealed record NotASeat(int Level, ImmutableArray<Seat> Seats) : DisputeRefusal;

    /// <summary>Only the parties may.</summary>
    public sealed record NotAParty(ImmutableArray<DisputeParty> Parties) : DisputeRefusal;

    /// <summary>Somebody without the right.</summary>
    public sealed record NotPermitted(DisputeDeed Deed, ImmutableArray<UserId> WhoMay, Standing Standing) : DisputeRefusal;

    /// <summary>They have a part in it, but their account may act here no more: a guest's by now, or deactivated.</summary>
    public sealed record MayNotAct(Standing Standing) : DisputeRefusal;

    /// <summary>It is decided, settled, timed out or withdrawn; the closing says how, by whom and when.</summary>
    public sealed record AlreadyClosed(Closing Closing) : DisputeRefusal;

    /// <summary>The click is of an older round.</summary>
    public sealed record StaleRound(int Seen, int Round) : DisputeRefusal;

    /// <summary>The click is of a level that is over.</summary>
    public sealed record StaleLevel(EndedLevel Ended, int Level, ImmutableArray<UserId> Deciders, Instant? DueAt) : DisputeRefusal;

    /// <summary>The terms were changed after they were read.</summary>
    public sealed record TermsChanged(UserId By, Terms Terms, int Revision) : DisputeRefusal;

    /// <summary>There are no such terms to agree with.</summary>
    public sealed record NothingToAgreeWith : DisputeRefusal;

    /// <summary>One can't agree with oneself.</summary>
    public sealed record OwnProposal : DisputeRefusal;

    /// <summary>No option was chosen and no other words given, or both were.</summary>
    public sealed record ChooseOneOption(int Options) : DisputeRefusal;

    /// <summary>There is no option of that number.</summary>
    public sealed record UnknownOption(int Option, int Options) : DisputeRefusal;

    /// <summary>Two options read the same.</summary>
    public sealed record OptionsAlike(string Option) : DisputeRefusal;

    /// <summary>One person has added as many views as a dispute takes of one, or all together as many as it takes.</summary>
    public sealed record TooManyViews(int Limit, bool OfOne) : DisputeRefusal;

    /// <summary>They have answered here as often as one can; the last answer stands.</summary>
    public sealed record TooManyAnswers(int Limit) : DisputeRefusal;

    /// <summary>More than a form can hold.</summary>
    public sealed record TooMany(FormField Field, int Count, int Limit) : DisputeRefusal;

    /// <summary>The path has no such category.</summary>
    public sealed record UnknownCategory(string Key, ImmutableArray<DisputeCategory> Known) : DisputeRefusal;

    /// <summary>A dispute has two parties.</summary>
    public sealed record TwoPartiesNeeded(int Named) : DisputeRefusal;

    /// <summary>The two parties are the same person.</summary>
    public sealed record PartiesMustDiffer(UserId Party) : DisputeRefusal;

    /// <summary>Somebody named as a party can't be one.</summary>
    public sealed record PartyNotEligible(UserId Party, Standing Standing) : DisputeRefusal;

    /// <summary>This is the last level.</summary>
    public sealed record NoLevelAbove(int Level, Instant? DueAt) : DisputeRefusal;

    /// <summary>The level was extended as often as the path allows.</summary>
    public sealed record AlreadyExtended(int Limit, Instant DueAt) : DisputeRefusal;

    /// <summary>The reminder was moved as often as may be.</summary>
    public sealed record PutOffTooOften(int Limit, Instant DueAt) : DisputeRefusal;

    /// <summary>That moment is over, or it is after the deadline.</summary>
    public sealed record PutOffTooFar(Later Until, Instant DueAt) : DisputeRefusal;

    /// <summary>An extension is at most the level's own window.</summary>
    public sealed record ExtensionTooLong(Window Asked, Window Limit) : DisputeRefusal;

    /// <summary>The time is over already.</summary>
    public sealed record TooLateToExtend(Instant DueAt) : DisputeRefusal;

    /// <summary>Nobody else is left who could decide.</summary>
    public sealed record LastToDecide : DisputeRefusal;

    /// <summary>After a ruling, both parties have to ask; the raiser alone can't.</summary>
    public sealed record WithdrawalNeedsBothParties(ImmutableArray<DisputeParty> Parties) : DisputeRefusal;

    /// <summary>It is not decided yet.</summary>
    public sealed record NotDecidedYet(int Level, ImmutableArray<UserId> Deciders, Instant? DueAt) : DisputeRefusal;

    /// <summary>It was reopened as often as the path allows.</summary>
    public sealed record AlreadyReopened(int Limit) : DisputeRefusal;

    /// <summary>The time to reopen is over.</summary>
    public sealed record TooLateToReopen(Instant Until) : DisputeRefusal;

    /// <summary>A withdrawn dispute is not reopened; raise a new one.</summary>
    public sealed record WasWithdrawn(Closing Closing) : DisputeRefusal;

    /// <summary>The proposed default reads differently now, or none is proposed.</summary>
    public sealed record DefaultChanged(string? Text) : DisputeRefusal;

    /// <summary>There is no offer of the other party.</summary>
    public sealed record NothingOffered : DisputeRefusal;

    /// <summary>Nobody asks to withdraw it.</summary>
    public sealed record NoWithdrawalAsked : DisputeRefusal;

    /// <summary>A settlement was made by both parties: there is nothing to dissent from.</summary>
    public sealed record SettledByYourself(Closing Closing) : DisputeRefusal;

    /// <summary>Nobody is asked what would have prevented it any more.</summary>
    public sealed record LessonOver : DisputeRefusal;

    /// <summary>They have said already what would have prevented it.</summary>
    public sealed record LessonAnswered : DisputeRefusal;

    /// <summary>The leaders are asked that.</summary>
    public sealed record NotAskedForLesson(ImmutableArray<UserId> WhoIs) : DisputeRefusal;
}
