using System.Collections.Immutable;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <summary>Everything that can be asked of a planned meeting. Commands of the clock and the bot carry no actor; late ones are ignored.</summary>
public abstract record MeetingCommand
{
    MeetingCommand()
    {
    }

    /// <summary>A command of a person.</summary>
    public abstract record ByPerson(UserId Actor) : MeetingCommand;

    /// <summary>Put something on the agenda.</summary>
    /// <param name="Actor">Any member.</param>
    /// <param name="Id">The new item's id.</param>
    /// <param name="Text">What is to be settled.</param>
    /// <param name="Section">Index of its section; null: the first.</param>
    /// <param name="Owner">Who brings it; null: the actor.</param>
    /// <param name="Account">The account concerned.</param>
    public sealed record AddItem(UserId Actor, AgendaItemId Id, string Text, int? Section = null, UserId? Owner = null, string? Account = null) : ByPerson(Actor);

    /// <summary>Say an item in other words, or give it its section, owner and account.</summary>
    public sealed record ChangeItem(UserId Actor, AgendaItemId Item, string Text, int Section, UserId? Owner, string? Account) : ByPerson(Actor);

    /// <summary>Take an item off before it begins: whoever added it, and those who run the meeting.</summary>
    public sealed record RemoveItem(UserId Actor, AgendaItemId Item) : ByPerson(Actor);

    /// <summary>Put an item one place further up in its section.</summary>
    public sealed record MoveItemUp(UserId Actor, AgendaItemId Item) : ByPerson(Actor);

    /// <summary>Be there.</summary>
    public sealed record CheckIn(UserId Actor) : ByPerson(Actor);

    /// <summary>Start it; checks the actor in.</summary>
    public sealed record Start(UserId Actor) : ByPerson(Actor);

    /// <summary>Go on to the section after the one the actor saw.</summary>
    public sealed record NextSection(UserId Actor, int Seen) : ByPerson(Actor);

    /// <summary>Say how an item ended.</summary>
    public sealed record Dispose(UserId Actor, AgendaItemId Item, Disposition As) : ByPerson(Actor);

    /// <summary>Begin to reconcile numbers, or be done with it.</summary>
    public sealed record Reconcile(UserId Actor, bool On) : ByPerson(Actor);

    /// <summary>End it.</summary>
    /// <param name="Actor">Who may run it.</param>
    /// <param name="NothingToDecide">The explicit word that nothing was to be decided.</param>
    /// <param name="Dispositions">What becomes of the items still open.</param>
    public sealed record End(UserId Actor, bool NothingToDecide, ImmutableArray<(AgendaItemId Item, Disposition As)> Dispositions) : ByPerson(Actor);

    /// <summary>Call it off.</summary>
    public sealed record Skip(UserId Actor, string Reason) : ByPerson(Actor);

    /// <summary>It takes place after all: it was called off by mistake. Until it would have begun.</summary>
    public sealed record Restore(UserId Actor) : ByPerson(Actor);

    /// <summary>Move it to another time; one that was not held, to one before the next of its series.</summary>
    public sealed record Move(UserId Actor, Instant To, string Reason) : ByPerson(Actor);

    /// <summary>It was not held, and is held now. Until the next of its series begins.</summary>
    public sealed record HoldNow(UserId Actor) : ByPerson(Actor);

    /// <summary>They met without the bot.</summary>
    /// <param name="Actor">Who may run it.</param>
    /// <param name="Present">Who was there.</param>
    /// <param name="Decisions">What was decided, recorded already.</param>
    /// <param name="NothingToDecide">The explicit word that nothing was to be decided.</param>
    public sealed record MetWithoutBot(UserId Actor, ImmutableArray<UserId> Present, ImmutableArray<TakenDecision> Decisions, bool NothingToDecide) : ByPerson(Actor);

    /// <summary>A decision was recorded while it ran.</summary>
    public sealed record DecisionTaken(TakenDecision Decision) : MeetingCommand;

    /// <summary>A decision of the meeting was confirmed, or given actions.</summary>
    public sealed record DecisionChanged(DecisionId Decision, int Actions) : MeetingCommand;

    /// <summary>An item of an earlier meeting, or one the bot proposes. Ignored when it is on the agenda already.</summary>
    public sealed record TakeOn(AgendaItem Item) : MeetingCommand;

    /// <summary>What the bot proposed has been settled elsewhere meanwhile: it need not be spoken of. Ignored once people have dealt with it.</summary>
    public sealed record TakeOff(AgendaItemId Item) : MeetingCommand;

    /// <summary>An open dispute has gone up, was given more time, or has other deciders. Ignored where it is on no agenda.</summary>
    public sealed record DisputeStands(DisputeItem Dispute) : MeetingCommand;

    /// <summary>A dispute is over. Ignored where it is on no agenda.</summary>
    /// <param name="Dispute">The dispute.</param>
    /// <param name="Number">The n of DSP-n.</param>
    /// <param name="Decision">What was decided; null where it was withdrawn.</param>
    public sealed record DisputeOver(DisputeId Dispute, int Number, TakenDecision? Decision) : MeetingCommand;

    /// <summary>The item goes back to the meeting that it came from. Ignored where it is not on the agenda, or settled.</summary>
    public sealed record GiveBack(AgendaItemId Item) : MeetingCommand;

    /// <summary>The series has changed, or the calendar has: the meeting follows while it is only planned. What people decided about it stays.</summary>
    /// <param name="Terms">As the series has them now.</param>
    /// <param name="Occurrence">When it takes place now, or that it does not.</param>
    /// <param name="IsNewCalendar">The working calendar has changed: its call and reminder are reckoned anew even where its time stays.</param>
    public sealed record Replan(MeetingTerms Terms, Occurrence Occurrence, bool IsNewCalendar = false) : MeetingCommand;

    /// <summary>The series does not take place on that date any more.</summary>
    public sealed record Withdraw : MeetingCommand;

    /// <summary>Somebody who must be there is away then, and nothing is done about it: it was asked, and somebody says so.</summary>
    public sealed record LeaveAsItIs(UserId Actor) : ByPerson(Actor);

    /// <summary>People, deputies or days away are not what they were.</summary>
    public sealed record PeopleChanged : MeetingCommand;

    /// <summary>Who will be away is to be looked at.</summary>
    public sealed record AwayDue : MeetingCommand;

    /// <summary>The prompt stands in Slack.</summary>
    public sealed record PromptDelivered : MeetingCommand;

    /// <summary>Items are to be called for.</summary>
    public sealed record CallDue : MeetingCommand;

    /// <summary>The holder of a role is to be asked for items.</summary>
    public sealed record AskForItemsDue(Role Role) : MeetingCommand;

    /// <summary>The required people are to be reminded.</summary>
    public sealed record ReminderDue : MeetingCommand;

    /// <summary>It is to start.</summary>
    public sealed record StartDue : MeetingCommand;

    /// <summary>It can't start any more.</summary>
    public sealed record GraceEnded : MeetingCommand;

    /// <summary>A section's time is over.</summary>
    public sealed record SectionEnded(int Section) : MeetingCommand;

    /// <summary>The end is near.</summary>
    public sealed record EndNear : MeetingCommand;

    /// <summary>Its time is over.</summary>
    public sealed record TimeUp : MeetingCommand;

    /// <summary>Those who were asked what becomes of an item have had their time.</summary>
    public sealed record AnswerDue : MeetingCommand;

    /// <summary>Whoever has not confirmed what was decided has had until the next working day.</summary>
    public sealed record ConfirmDue : MeetingCommand;

    /// <summary>Its grace is over too.</summary>
    public sealed record CloseDue : MeetingCommand;
}
