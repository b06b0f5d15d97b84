using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;

namespace AlignBot.Domain.Actions;

/// <summary>The rules of follow-ups: one owner, one day, a reminder before and on it, one notice after it, closed with a click.</summary>
public static partial class ActionWorkflow
{
    /// <summary>What is wrong with a follow-up that somebody wants to give; empty when it can be given.</summary>
    public static IEnumerable<Refusal> Problems(FollowUp what, RuleContext context) => DisputeChecks.ActionProblems([what], context.Today, context.Roster);

    /// <summary>Gives a follow-up to its owner.</summary>
    /// <remarks>Never refused: it was checked when it was said, and what a decision brought with it is not lost because its owner left since.</remarks>
    public static Outcome<ActionItem>.Changed Give(NewAction give, RuleContext context)
    {
        var action = new ActionItem
        {
            Id = give.Id,
            Program = give.Program,
            Text = give.What.Text.Trim(),
            Owner = give.What.Owner,
            DueOn = give.What.DueOn,
            GivenBy = give.GivenBy,
            GivenAt = context.Now,
            Decision = give.Decision,
            Dispute = give.Dispute,
            Meeting = give.Meeting,
        };
        var given = new ActionEffect.Log(new ActionFact.Given(action.Text, action.Owner, action.DueOn), give.GivenBy);
        if (!context.Roster.MayDecide(action.Owner) && AskToHandOver(action, context) is Outcome<ActionItem>.Changed asked)
        {
            return asked with { Effects = [given, .. asked.Effects.Where(effect => effect is not ActionEffect.Close)] };
        }

        return new Outcome<ActionItem>.Changed(action, [given, new ActionEffect.Give(action.Owner), .. Timers(action, context)]);
    }

    /// <summary>Applies a command to a follow-up.</summary>
    public static Outcome<ActionItem> Apply(ActionItem state, ActionCommand command, RuleContext context) => command switch
    {
        ActionCommand.Finish finish => Finish(state, finish, context),
        ActionCommand.Drop drop => Drop(state, drop, context),
        ActionCommand.ReadIn read => state is { Status: ActionStatus.NotDoing, ReadIn: null }
            ? new Outcome<ActionItem>.Changed(state with { ReadIn = read.Meeting }, [])
            : new Outcome<ActionItem>.Ignored("it is open, done, or was read in another"),
        ActionCommand.Reopen reopen => Reopen(state, reopen, context),
        ActionCommand.HandOver handOver => HandOver(state, handOver, context),
        ActionCommand.TakeOver take => TakeOver(state, take, context),
        ActionCommand.Decline decline => Decline(state, decline),
        ActionCommand.Move move => Move(state, move, context),
        ActionCommand.Remind remind => Remind(state, remind, context),
        ActionCommand.OwnerLeft => AskToHandOver(state, context),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    /// <summary>Who may close, reopen, hand over and move it: its owner, whoever gave it, and those who run the program.</summary>
    public static bool MayChange(ActionItem state, UserId actor, RuleContext context) =>
        (context.Roster.MayDecide(actor) && (actor == state.Owner || actor == state.GivenBy)) || context.Roster.MayGovern(actor, context.Now);

    static Outcome<ActionItem> Finish(ActionItem state, ActionCommand.Finish command, RuleContext context)
    {
        if (!MayChange(state, command.Actor, context))
        {
            return Refused(new ActionRefusal.NotYours(state.Owner, state.GivenBy));
        }

        if (!state.IsOpen)
        {
            return new Outcome<ActionItem>.Ignored("it is done already");
        }

        var next = state with { Status = ActionStatus.Done, DoneAt = context.Now, DoneBy = command.Actor, HandOverAsked = null, Offered = null };
        return Changed(next, new ActionFact.Done(), command.Actor, Closing(state));
    }

    static Outcome<ActionItem> Drop(ActionItem state, ActionCommand.Drop command, RuleContext context)
    {
        if (WhyNotOpen(state, command.Actor, context) is { } refusal)
        {
            return Refused(refusal);
        }

        if (TextLimits.Check(FormField.Reason, command.Reason, TextLimits.Line) is { } text)
        {
            return Refused(text);
        }

        var reason = command.Reason.Trim();
        var next = state with
        {
            Status = ActionStatus.NotDoing,
            NotDoing = reason,
            ReadIn = null,
            DoneAt = context.Now,
            DoneBy = command.Actor,
            HandOverAsked = null,
            Offered = null,
        };
        return Changed(next, new ActionFact.NotDoing(reason), command.Actor, Closing(state));
    }

    static ActionEffect[] Closing(ActionItem state) => [.. NoTimers(), new ActionEffect.Close(state.Owner), .. EditNudges(state), .. CloseHandOver(state), .. CloseOffer(state)];

    static IEnumerable<ActionEffect> EditNudges(ActionItem state) =>
        (state.Reminded ?? []).Select(moment => new ActionEffect.EditNudge(state.Owner, moment));

    static Outcome<ActionItem> Reopen(ActionItem state, ActionCommand.Reopen command, RuleContext context)
    {
        if (!MayChange(state, command.Actor, context))
        {
            return Refused(new ActionRefusal.NotYours(state.Owner, state.GivenBy));
        }

        if (state.IsOpen)
        {
            return new Outcome<ActionItem>.Ignored("it is open already");
        }

        var next = state with { Status = ActionStatus.Open, NotDoing = null, ReadIn = null, DoneAt = null, DoneBy = null };
        if (!context.Roster.MayDecide(next.Owner) && AskToHandOver(next, context) is Outcome<ActionItem>.Changed asked)
        {
            return asked with { Effects = [new ActionEffect.Log(new ActionFact.Reopened(), command.Actor), .. asked.Effects, .. Timers(next, context)] };
        }

        return Changed(next, new ActionFact.Reopened(), command.Actor, [new ActionEffect.Refresh(state.Owner), .. EditNudges(state), .. Timers(next, context)]);
    }

    static Outcome<ActionItem> Move(ActionItem state, ActionCommand.Move command, RuleContext context)
    {
        if (WhyNotOpen(state, command.Actor, context) is { } refusal)
        {
            return Refused(refusal);
        }

        if (command.DueOn < context.Today)
        {
            return Refused(new TextRefusal.InThePast(FormField.ActionDue, command.DueOn, context.Today));
        }

        if (command.DueOn == state.DueOn)
        {
            return new Outcome<ActionItem>.Ignored("it is due then already");
        }

        if (TextLimits.Check(FormField.Reason, command.Reason, TextLimits.Line) is { } text)
        {
            return Refused(text);
        }

        var next = state with { DueOn = command.DueOn };
        return Changed(next, new ActionFact.Moved(state.DueOn, command.DueOn, command.Reason.Trim()), command.Actor,
            [new ActionEffect.Refresh(state.Owner), .. RefreshOffer(state), .. EditNudges(state), .. NoTimers(), .. Timers(next, context)]);
    }

    static Outcome<ActionItem> Remind(ActionItem state, ActionCommand.Remind command, RuleContext context)
    {
        if (!state.IsOpen)
        {
            return new Outcome<ActionItem>.Ignored("it is done");
        }

        if (!context.Roster.MayDecide(state.Owner))
        {
            return AskToHandOver(state, context);
        }

        // The new message has the button; what was said before is reduced to a line.
        var next = state with { Reminded = [.. (state.Reminded ?? []).Where(moment => moment != command.Moment), command.Moment] };
        ActionEffect[] said = [new ActionEffect.Nudge(state.Owner, command.Moment), new ActionEffect.Refresh(state.Owner), .. EditNudges(next).SkipLast(1)];
        return command.Moment is ActionMoment.Overdue
            ? Changed(next, new ActionFact.Overdue(state.DueOn), actor: null, said)
            : new Outcome<ActionItem>.Changed(next, [.. said]);
    }

    static Outcome<ActionItem> AskToHandOver(ActionItem state, RuleContext context)
    {
        if (!state.IsOpen || (state.HandOverAsked is { } asked && Runs(asked, context)))
        {
            return new Outcome<ActionItem>.Ignored("it is done, or somebody was asked already");
        }

        if ((context.Roster.Acting(Role.OperatingLead, context.Now) ?? context.Roster.Acting(Role.AccountableExecutive, context.Now)) is not { } lead || lead == state.Owner || lead == state.HandOverAsked)
        {
            return new Outcome<ActionItem>.Ignored("nobody could hand it over");
        }

        return Changed(state with { HandOverAsked = lead, Offered = null }, new ActionFact.OwnerGone(state.Owner), actor: null,
            [new ActionEffect.Close(state.Owner), .. EditNudges(state), .. CloseOffer(state), .. CloseHandOver(state), new ActionEffect.AskToHandOver(lead)]);
    }

    /// <summary>Holds a role above the sides, or acts in it: being away takes from nobody what they were asked.</summary>
    static bool Runs(UserId user, RuleContext context) => context.Roster.MayDecide(user)
        && (context.Roster.MayGovern(user, context.Now) || context.Roster.Holder(Role.OperatingLead) == user || context.Roster.Holder(Role.AccountableExecutive) == user);

    static Refusal? WhyNotOpen(ActionItem state, UserId actor, RuleContext context) =>
        !MayChange(state, actor, context) ? new ActionRefusal.NotYours(state.Owner, state.GivenBy)
        : state.IsOpen ? null
        : new ActionRefusal.AlreadyDone(state.DoneBy);

    /// <summary>The moments ahead. What has passed is not made up for: the owner is told now.</summary>
    static IEnumerable<ActionEffect> Timers(ActionItem action, RuleContext context) => ActionMoments.Of(action, context)
        .Where(moment => moment.At > context.Now)
        .Select(moment => new ActionEffect.SetTimer(moment.Moment, moment.At));

    static IEnumerable<ActionEffect> NoTimers() => Enum.GetValues<ActionMoment>().Select(moment => new ActionEffect.ClearTimer(moment));

    static IEnumerable<ActionEffect> CloseHandOver(ActionItem state) =>
        state.HandOverAsked is { } lead ? [new ActionEffect.CloseHandOver(lead)] : [];

    static Outcome<ActionItem>.Changed Changed(ActionItem next, ActionFact fact, UserId? actor, params ReadOnlySpan<ActionEffect> more) =>
        new(next, [new ActionEffect.Log(fact, actor), .. more]);

    static Outcome<ActionItem>.Refused Refused(Refusal why) => new(why);
}
