using AlignBot.Domain.Disputes.Paths;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>Everything that can be asked of a dispute once it is raised.</summary>
/// <remarks>
/// Commands of people carry who acts, and the round and level they saw: a click on an old card is recognised and refused with what has happened
/// since. Commands of the clock and of the bot carry no actor; late ones are ignored.
/// </remarks>
public abstract record DisputeCommand
{
    DisputeCommand()
    {
    }

    /// <summary>A command of a person.</summary>
    public abstract record ByPerson(UserId Actor, int Round) : DisputeCommand;

    /// <summary>A command of a person that is bound to the level they saw.</summary>
    public abstract record AtLevel(UserId Actor, int Round, int Level) : ByPerson(Actor, Round);

    /// <summary>A seat rules on terms of its own. The first at a level is the proposal. Given again, it replaces what the seat said before.</summary>
    public sealed record Rule(UserId Actor, int Round, int Level, Terms Terms) : AtLevel(Actor, Round, Level);

    /// <summary>A seat agrees with all of another seat's terms, as they stood at <paramref name="Revision"/>; with a reason of its own, if it gives one.</summary>
    public sealed record Agree(UserId Actor, int Round, int Level, int Revision, string? Reason = null) : AtLevel(Actor, Round, Level);

    /// <summary>A seat has opened the ruling form.</summary>
    public sealed record FormOpened(UserId Actor, int Round, int Level) : AtLevel(Actor, Round, Level);

    /// <summary>A seat has closed the ruling form without sending it.</summary>
    public sealed record FormClosed(UserId Actor, int Round, int Level) : AtLevel(Actor, Round, Level);

    /// <summary>Somebody wrote in the dispute's thread, which decides nothing.</summary>
    public sealed record WroteInThread(UserId Actor, int Round, int Level) : AtLevel(Actor, Round, Level);

    /// <summary>A seat wants to be reminded later, or at another time than the path's. The deadline stays.</summary>
    public sealed record PutOff(UserId Actor, int Round, int Level, Later Until) : AtLevel(Actor, Round, Level);

    /// <summary>A seat should not decide this, and says why.</summary>
    public sealed record Recuse(UserId Actor, int Round, int Level, string Reason) : AtLevel(Actor, Round, Level);

    /// <summary>Whose seat it is is there again, and takes it back from the one who sits in their place and has not ruled.</summary>
    public sealed record TakeSeatBack(UserId Actor, int Round, int Level) : AtLevel(Actor, Round, Level);

    /// <summary>A seat needs longer, and says why.</summary>
    public sealed record Extend(UserId Actor, int Round, int Level, Time.Window By, string Reason) : AtLevel(Actor, Round, Level);

    /// <summary>A seat, the accountable executive or the operating lead sends it to the next level at once.</summary>
    public sealed record EscalateNow(UserId Actor, int Round, int Level, string? Reason = null) : AtLevel(Actor, Round, Level);

    /// <summary>A party writes, or rewrites, its brief.</summary>
    public sealed record GiveBrief(UserId Actor, int Round, string OwnCase, string OtherCase) : ByPerson(Actor, Round);

    /// <summary>A party offers the other one terms.</summary>
    public sealed record ProposeSettlement(UserId Actor, int Round, Terms Terms) : ByPerson(Actor, Round);

    /// <summary>The other party accepts the terms as they stood at <paramref name="Revision"/>.</summary>
    public sealed record AcceptSettlement(UserId Actor, int Round, int Revision) : ByPerson(Actor, Round);

    /// <summary>The other party does not, or the offering one takes it back.</summary>
    public sealed record DeclineSettlement(UserId Actor, int Round) : ByPerson(Actor, Round);

    /// <summary>A party proposes another default than the path's.</summary>
    public sealed record ProposeDefault(UserId Actor, int Round, string Text) : ByPerson(Actor, Round);

    /// <summary>A party agrees to the other default, as it read.</summary>
    public sealed record AgreeToDefault(UserId Actor, int Round, string Text) : ByPerson(Actor, Round);

    /// <summary>The raiser takes it back; after the first ruling, both parties have to ask for it.</summary>
    public sealed record Withdraw(UserId Actor, int Round, string? Reason = null) : ByPerson(Actor, Round);

    /// <summary>A party takes its request to withdraw back, or says no to the other's.</summary>
    public sealed record KeepOpen(UserId Actor, int Round) : ByPerson(Actor, Round);

    /// <summary>A party reopens a decided dispute with new evidence, under the program's path of today.</summary>
    public sealed record Reopen(UserId Actor, int Round, string Evidence, EscalationPath Path) : ByPerson(Actor, Round);

    /// <summary>A party records that it disagrees with the decision.</summary>
    public sealed record RecordDissent(UserId Actor, int Round, string Text) : ByPerson(Actor, Round);

    /// <summary>A party commits to the decision.</summary>
    public sealed record Commit(UserId Actor, int Round) : ByPerson(Actor, Round);

    /// <summary>Any member adds a view.</summary>
    public sealed record AddView(UserId Actor, int Round, string Text) : ByPerson(Actor, Round);

    /// <summary>The level's time has run out.</summary>
    public sealed record DeadlinePassed(int Round, int Level) : DisputeCommand;

    /// <summary>A seat's reminder is due.</summary>
    public sealed record ReminderDue(int Round, int Level, int Percent, UserId User) : DisputeCommand;

    /// <summary>The time to find common ground is over.</summary>
    public sealed record ReconcileEnded(int Round, int Level) : DisputeCommand;

    /// <summary>A seat has been out of the channel for the whole grace.</summary>
    public sealed record OutOfChannelTooLong(int Round, int Level, UserId User) : DisputeCommand;

    /// <summary>A party was asked long enough to stand by the decision.</summary>
    public sealed record StandByLapsed(int Round, UserId User) : DisputeCommand;

    /// <summary>A leader says what would have prevented it.</summary>
    /// <param name="Actor">Who.</param>
    /// <param name="Round">The round they were asked about.</param>
    /// <param name="Aim">What should be different, or nothing.</param>
    /// <param name="Words">What should change, or why nothing.</param>
    /// <param name="Owner">Who does it; null for whoever says it.</param>
    /// <param name="DueOn">By when; null for two weeks from today.</param>
    public sealed record AnswerLesson(UserId Actor, int Round, LessonAim Aim, string Words, UserId? Owner = null, NodaTime.LocalDate? DueOn = null) : ByPerson(Actor, Round);

    /// <summary>A moment of asking what would have prevented it has come: to begin, to ask or remind somebody, or to end.</summary>
    public sealed record LessonDue(int Round, int Percent, UserId? User) : DisputeCommand;

    /// <summary>What the leaders say differs, and stands on a meeting's agenda.</summary>
    public sealed record LessonOnAgenda(MeetingId Meeting) : DisputeCommand;

    /// <summary>A seat's ask has reached them.</summary>
    public sealed record AskDelivered(int Round, int Level, UserId User) : DisputeCommand;

    /// <summary>A seat's ask can't reach them by any way; <paramref name="Why"/> is Slack's reason.</summary>
    public sealed record AskUndeliverable(int Round, int Level, UserId User, string Why) : DisputeCommand;

    /// <summary>People, roles or absences are not what they were: seats are looked at again.</summary>
    public sealed record RosterChanged : DisputeCommand;

    /// <summary>No bot process was alive between two instants: what the open level lost is given back.</summary>
    public sealed record CreditOutage(Instant From, Instant To) : DisputeCommand;
}
