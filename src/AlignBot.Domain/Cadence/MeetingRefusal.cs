using System.Collections.Immutable;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <summary>Something only some people may do in a meeting.</summary>
public enum MeetingDeed
{
    /// <summary>Start it: the required people, their deputies, and who governs the program.</summary>
    Start,

    /// <summary>End it, call it off, move it, or record that it was held without the bot: the same people.</summary>
    Run,

    /// <summary>Take part: any full member of the channel.</summary>
    TakePart,
}

/// <summary>Why a meeting command was refused. Closed; besides these, a form's text is refused with a <see cref="TextRefusal"/>.</summary>
public abstract record MeetingRefusal : Refusal
{
    MeetingRefusal()
    {
    }

    /// <summary>Somebody without the right.</summary>
    public sealed record NotPermitted(MeetingDeed Deed, ImmutableArray<UserId> WhoMay, Standing Standing) : MeetingRefusal;

    /// <summary>Nobody who could start it is there: all required people and their deputies are away or gone.</summary>
    public sealed record NobodyToStart(ImmutableArray<Role> Roles, UserId? OperatingLead) : MeetingRefusal;

    /// <summary>It is an open dispute: those who sit in it decide it, and not the meeting.</summary>
    public sealed record IsDispute(DisputeItem Dispute) : MeetingRefusal;

    /// <summary>It is not time yet.</summary>
    public sealed record TooEarly(Instant From, Instant StartsAt) : MeetingRefusal;

    /// <summary>It has not been started.</summary>
    public sealed record NotStarted(Instant StartsAt) : MeetingRefusal;

    /// <summary>It is over; the ending says how.</summary>
    public sealed record AlreadyOver(MeetingStatus Status, MeetingEnding Ending) : MeetingRefusal;

    /// <summary>It is going on, so it can't be moved or called off.</summary>
    public sealed record IsRunning : MeetingRefusal;

    /// <summary>The item is not on this agenda any more.</summary>
    public sealed record UnknownItem : MeetingRefusal;

    /// <summary>The item ended already.</summary>
    public sealed record AlreadyDisposed(AgendaItem Item) : MeetingRefusal;

    /// <summary>Items that were reached are still open.</summary>
    public sealed record StillOpen(ImmutableArray<AgendaItem> Items) : MeetingRefusal;

    /// <summary>It was parked before: a dispute, or a person and a date.</summary>
    public sealed record ParkedBefore(AgendaItem Item) : MeetingRefusal;

    /// <summary>'Waiting on' needs a person and a date after today.</summary>
    public sealed record WaitingNeedsBoth(LocalDate Today) : MeetingRefusal;

    /// <summary>That is too long to wait for somebody.</summary>
    public sealed record WaitingTooLong(LocalDate Latest) : MeetingRefusal;

    /// <summary>Only somebody who has checked in says how items end.</summary>
    public sealed record NotCheckedIn : MeetingRefusal;

    /// <summary>The agenda is full.</summary>
    public sealed record AgendaFull(int Limit) : MeetingRefusal;

    /// <summary>The new time is past.</summary>
    public sealed record MovedIntoThePast(Instant To) : MeetingRefusal;

    /// <summary>The new time is further away than meetings are planned.</summary>
    public sealed record MovedTooFar(Instant Limit) : MeetingRefusal;

    /// <summary>Another meeting takes place then.</summary>
    public sealed record Overlaps(string Name, Instant StartsAt) : MeetingRefusal;

    /// <summary>Not held, it can be taken up again only before the next of its series, which has its items.</summary>
    public sealed record NextComes(Instant StartsAt, bool HasBegun) : MeetingRefusal;

    /// <summary>Neither a decision nor the word that there was nothing to decide.</summary>
    public sealed record NoResult : MeetingRefusal;

    /// <summary>Without people for these roles it was not held.</summary>
    public sealed record RequiredMissing(ImmutableArray<Role> Roles) : MeetingRefusal;
}
