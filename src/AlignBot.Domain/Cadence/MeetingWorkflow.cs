using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <summary>The rules of a meeting: from its planning to its minutes.</summary>
/// <remarks>
/// Pure: the same state, command and context give the same outcome. Guarantees: a meeting is prompted at most once and never after its grace; it ends
/// once; a meeting that is over has no timer set but for an answer or a confirmation that it waits for; only required people make it held. Read on in the other parts: Before, Clock, During, Disposing, Ending.
/// </remarks>
public static partial class MeetingWorkflow
{
    /// <summary>A start up to so much after the time is on time.</summary>
    public static readonly Duration OnTime = Duration.FromMinutes(2);

    /// <summary>A meeting may be started, and people may check in, from so long before its time on.</summary>
    public static readonly Duration StartEarly = Duration.FromMinutes(15);

    /// <summary>A timer that comes later than that after its moment was held up by an outage.</summary>
    public static readonly Duration Outage = Duration.FromMinutes(2);

    /// <summary>How long people have to start a meeting once its prompt stands in Slack, however late that came.</summary>
    public static readonly Duration MinimumLive = Duration.FromMinutes(5);

    /// <summary>The most items an agenda holds.</summary>
    public const int MostItems = 40;

    /// <summary>How far ahead a meeting may be moved.</summary>
    public static readonly Duration MostAhead = Duration.FromDays(366);

    /// <summary>Applies a command of a person, the clock or the bot.</summary>
    public static Outcome<Meeting> Apply(Meeting state, MeetingCommand command, MeetingContext context)
    {
        var step = new MeetingStep(state, context);
        return command switch
        {
            MeetingCommand.AddItem add => AddItem(step, add),
            MeetingCommand.ChangeItem change => ChangeItem(step, change),
            MeetingCommand.RemoveItem remove => RemoveItem(step, remove),
            MeetingCommand.MoveItemUp up => MoveItemUp(step, up),
            MeetingCommand.TakeOn take => TakeOn(step, take),
            MeetingCommand.TakeOff take => TakeOff(step, take),
            MeetingCommand.DisputeStands stands => DisputeStands(step, stands),
            MeetingCommand.DisputeOver over => DisputeOver(step, over),
            MeetingCommand.Replan replan => Replan(step, replan),
            MeetingCommand.Withdraw => Withdraw(step),
            MeetingCommand.Move move => Move(step, move),
            MeetingCommand.Skip skip => Skip(step, skip),
            MeetingCommand.Restore restore => Restore(step, restore),
            MeetingCommand.HoldNow hold => HoldNow(step, hold),
            MeetingCommand.GiveBack giveBack => GiveBack(step, giveBack),
            MeetingCommand.LeaveAsItIs leave => LeaveAsItIs(step, leave),
            MeetingCommand.PeopleChanged => PeopleChanged(step),
            MeetingCommand.AwayDue => AwayDue(step),
            MeetingCommand.CallDue => CallDue(step),
            MeetingCommand.AskForItemsDue due => AskForItemsDue(step, due),
            MeetingCommand.ReminderDue => ReminderDue(step),
            MeetingCommand.StartDue => StartDue(step),
            MeetingCommand.PromptDelivered => PromptDelivered(step),
            MeetingCommand.GraceEnded => GraceEnded(step),
            MeetingCommand.SectionEnded ended => SectionEnded(step, ended),
            MeetingCommand.EndNear => EndNear(step),
            MeetingCommand.TimeUp => TimeUp(step),
            MeetingCommand.CloseDue => CloseDue(step),
            MeetingCommand.AnswerDue => AnswerDue(step),
            MeetingCommand.ConfirmDue => ConfirmDue(step),
            MeetingCommand.CheckIn checkIn => CheckIn(step, checkIn),
            MeetingCommand.Start start => Start(step, start),
            MeetingCommand.NextSection next => NextSection(step, next),
            MeetingCommand.Dispose dispose => Dispose(step, dispose),
            MeetingCommand.DecisionTaken taken => DecisionTaken(step, taken),
            MeetingCommand.DecisionChanged changed => DecisionChanged(step, changed),
            MeetingCommand.Reconcile reconcile => Reconcile(step, reconcile),
            MeetingCommand.End end => End(step, end),
            MeetingCommand.MetWithoutBot met => MetWithoutBot(step, met),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };
    }

    /// <summary>Who may start the meeting: the required people and their deputies.</summary>
    public static IEnumerable<UserId> MayStart(Meeting state, Roster roster, Instant now) =>
        RequiredPeople.All(state.Terms.RequiredRoles, roster, now);

    /// <summary>Whether somebody may end, move or call off the meeting.</summary>
    public static bool MayRun(Meeting state, UserId user, Roster roster, Instant now) =>
        MayStart(state, roster, now).Contains(user) || roster.MayGovern(user, now);

    /// <summary>Why somebody may not end, move or call off the meeting; null when they may.</summary>
    public static MeetingRefusal.NotPermitted? WhyNotRun(Meeting state, UserId actor, Roster roster, Instant now) => MayRun(state, actor, roster, now)
        ? null
        : new MeetingRefusal.NotPermitted(
            MeetingDeed.Run,
            roster.NamedTo(actor, MayStart(state, roster, now).Append(roster.Acting(Role.OperatingLead, now) ?? default).Where(user => user != default).Distinct()),
            roster.StandingOf(actor));

    /// <summary>Why somebody can't say how anything ends that is gone through in the meeting; null when they can.</summary>
    public static MeetingRefusal? WhyNotSettle(Meeting state, UserId actor, MeetingContext context) => WhyNotSettle(new MeetingStep(state, context), actor);

    static MeetingRefusal? WhyNotSettle(MeetingStep step, UserId actor) =>
        FirstOf(WhyNotTakePart(step, actor), WhyNotRunning(step.State), WhyNotHere(step, actor));

    static MeetingRefusal.NotPermitted? WhyNotRun(MeetingStep step, UserId actor) => WhyNotRun(step.State, actor, step.Roster, step.Now);

    static MeetingRefusal.NotPermitted? WhyNotTakePart(MeetingStep step, UserId actor) => step.Roster.MayTakePart(actor)
        ? null
        : new MeetingRefusal.NotPermitted(MeetingDeed.TakePart, [], step.Roster.StandingOf(actor));

    static MeetingRefusal.AlreadyOver? WhyNotAhead(Meeting state) =>
        state.IsAhead ? null : new MeetingRefusal.AlreadyOver(state.Status, EndingOf(state));

    static MeetingRefusal? WhyNotRunning(Meeting state) => state.Status is MeetingStatus.Running
        ? null
        : FirstOf(WhyNotAhead(state), new MeetingRefusal.NotStarted(state.StartsAt));

    static MeetingEnding EndingOf(Meeting state) =>
        state.Ending ?? throw new InvalidOperationException($"Meeting {state.Id.Value} is {state.Status} but has no ending.");

    /// <summary>The first of several reasons that holds; null when none does.</summary>
    static MeetingRefusal? FirstOf(params ReadOnlySpan<MeetingRefusal?> reasons)
    {
        foreach (var reason in reasons)
        {
            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }

    static Outcome<Meeting>.Refused Refuse(Refusal why) => new(why);

    static Outcome<Meeting>.Ignored Ignore(string why) => new(why);
}
