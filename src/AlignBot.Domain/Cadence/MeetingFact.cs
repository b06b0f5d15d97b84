using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <summary>Something that happened to a meeting, as the record keeps it. Those that the channel is told are <see cref="MeetingNotice"/>s.</summary>
/// <remarks>Closed. The discriminators are stored for good: rename a type, never its name on disk.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(MeetingNotice.Moved), "moved")]
[JsonDerivedType(typeof(MeetingNotice.Skipped), "skipped")]
[JsonDerivedType(typeof(MeetingNotice.Missed), "missed")]
[JsonDerivedType(typeof(MeetingNotice.Restored), "restored")]
[JsonDerivedType(typeof(MeetingNotice.HeldNow), "held-now")]
[JsonDerivedType(typeof(ItemAdded), "item-added")]
[JsonDerivedType(typeof(ItemTakenOn), "item-taken-on")]
[JsonDerivedType(typeof(ItemTakenOff), "item-taken-off")]
[JsonDerivedType(typeof(ItemDisposed), "item-disposed")]
[JsonDerivedType(typeof(ItemReordered), "item-reordered")]
[JsonDerivedType(typeof(LeftOpen), "left-open")]
[JsonDerivedType(typeof(Called), "called")]
[JsonDerivedType(typeof(Prompted), "prompted")]
[JsonDerivedType(typeof(CheckedIn), "checked-in")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(SectionBegun), "section-begun")]
[JsonDerivedType(typeof(DecisionTaken), "decision-taken")]
[JsonDerivedType(typeof(Reconciled), "reconciled")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(Rescheduled), "rescheduled")]
[JsonDerivedType(typeof(AwayAsked), "away-asked")]
[JsonDerivedType(typeof(AwayLeft), "away-left")]
public abstract record MeetingFact
{
    private protected MeetingFact()
    {
    }

    /// <summary>Something was put on the agenda, or an item there was changed.</summary>
    public sealed record ItemAdded(AgendaItemId Item, string Text, int Section, UserId? Owner, string? Account) : MeetingFact;

    /// <summary>An earlier meeting's item, or a proposal of the bot, was put on the agenda.</summary>
    public sealed record ItemTakenOn(AgendaItemId Item, string Text, string? Source) : MeetingFact;

    /// <summary>A proposal of the bot was taken off again: it was settled elsewhere.</summary>
    public sealed record ItemTakenOff(AgendaItemId Item, string Text) : MeetingFact;

    /// <summary>An item ended.</summary>
    public sealed record ItemDisposed(AgendaItemId Item, string Text, Disposition As) : MeetingFact;

    /// <summary>Nobody said what becomes of an item that was parked before: somebody above read of it.</summary>
    public sealed record LeftOpen(AgendaItemId Item, string Text, UserId Executive) : MeetingFact;

    /// <summary>An item was put further up.</summary>
    public sealed record ItemReordered(AgendaItemId Item) : MeetingFact;

    /// <summary>Items were called for.</summary>
    public sealed record Called : MeetingFact;

    /// <summary>People were asked to start it.</summary>
    public sealed record Prompted(Instant StartsAt) : MeetingFact;

    /// <summary>Somebody came.</summary>
    public sealed record CheckedIn : MeetingFact;

    /// <summary>It was started.</summary>
    public sealed record Started(Instant StartsAt, bool IsLate) : MeetingFact;

    /// <summary>A section began.</summary>
    public sealed record SectionBegun(int Section, string Name) : MeetingFact;

    /// <summary>A decision was taken.</summary>
    public sealed record DecisionTaken(DecisionId Decision, int Number) : MeetingFact;

    /// <summary>A spell of reconciling numbers was over.</summary>
    public sealed record Reconciled(Duration For) : MeetingFact;

    /// <summary>It is over, held or not.</summary>
    public sealed record Ended(MeetingStatus Status, MeetingEnding Ending, ImmutableArray<UserId> Present) : MeetingFact;

    /// <summary>The series does not take place then any more.</summary>
    public sealed record Withdrawn : MeetingFact;

    /// <summary>The series or the calendar was changed, and the planned meeting followed.</summary>
    /// <param name="From">When it was to be.</param>
    /// <param name="To">When it is to be now.</param>
    /// <param name="Holiday">The day off that moves it; null where it takes place on its own date, empty where the day has no name.</param>
    public sealed record Rescheduled(Instant From, Instant To, string? Holiday) : MeetingFact;

    /// <summary>Somebody was asked to arrange it: days away leave these roles without a person.</summary>
    public sealed record AwayAsked(UserId To, ImmutableArray<Role> Roles) : MeetingFact;

    /// <summary>Somebody said that it is left as it is.</summary>
    public sealed record AwayLeft(ImmutableArray<Role> Roles) : MeetingFact;
}

/// <summary>What the channel is told of a meeting in a post of its own. Closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Moved), "moved")]
[JsonDerivedType(typeof(Skipped), "skipped")]
[JsonDerivedType(typeof(Missed), "missed")]
[JsonDerivedType(typeof(Restored), "restored")]
[JsonDerivedType(typeof(HeldNow), "held-now")]
public abstract record MeetingNotice : MeetingFact
{
    MeetingNotice()
    {
    }

    /// <summary>It takes place at another time.</summary>
    public sealed record Moved(Instant From, Instant To, UserId By, string Reason) : MeetingNotice;

    /// <summary>It does not take place.</summary>
    public sealed record Skipped(MeetingEnding Ending) : MeetingNotice;

    /// <summary>It was not held.</summary>
    public sealed record Missed(MeetingEnding Ending) : MeetingNotice;

    /// <summary>It was called off and takes place after all.</summary>
    public sealed record Restored(UserId By) : MeetingNotice;

    /// <summary>It was not held at its time, and is held now.</summary>
    public sealed record HeldNow(UserId By) : MeetingNotice;
}
