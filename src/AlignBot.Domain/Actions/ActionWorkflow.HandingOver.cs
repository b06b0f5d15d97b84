namespace AlignBot.Domain.Actions;

/// <content>Handing over: whoever is asked takes it or does not, and until then it stays where it is. What a departed owner left is theirs at once.</content>
public static partial class ActionWorkflow
{
    static Outcome<ActionItem> HandOver(ActionItem state, ActionCommand.HandOver command, RuleContext context)
    {
        if (WhyNotOpen(state, command.Actor, context) is { } refusal)
        {
            return Refused(refusal);
        }

        if (command.To == state.Owner)
        {
            return Refused(new ActionRefusal.SameOwner(state.Owner));
        }

        if (command.To == state.Offered?.To)
        {
            return Refused(new ActionRefusal.AskedAlready(command.To));
        }

        if (!context.Roster.MayDecide(command.To))
        {
            return Refused(new TextRefusal.PersonNotEligible(FormField.ActionOwner, command.To, context.Roster.StandingOf(command.To)));
        }

        if (TextLimits.Check(FormField.Reason, command.Reason, TextLimits.Line) is { } text)
        {
            return Refused(text);
        }

        var reason = command.Reason.Trim();
        if (command.To == command.Actor || !context.Roster.MayDecide(state.Owner))
        {
            return Owned(state, command.To, reason, command.Actor, context, [.. CloseOffer(state), new ActionEffect.Give(command.To)]);
        }

        // Whoever was asked before is not any more.
        var next = state with { Offered = new HandOverOffer(command.To, command.Actor, reason, context.Now) };
        return Changed(next, new ActionFact.Offered(command.To, reason), command.Actor, [.. CloseOffer(state), new ActionEffect.Give(command.To), new ActionEffect.Refresh(state.Owner), .. EditNudges(state)]);
    }

    static Outcome<ActionItem> TakeOver(ActionItem state, ActionCommand.TakeOver command, RuleContext context)
    {
        if (state.IsOpen && state.Owner == command.Actor)
        {
            return new Outcome<ActionItem>.Ignored("it is theirs already");
        }

        if (WhyNotAnswer(state, command.Actor, out var offer) is { } refusal)
        {
            return Refused(refusal);
        }

        return context.Roster.MayDecide(command.Actor)
            ? Owned(state, command.Actor, offer!.Reason, command.Actor, context, [new ActionEffect.Refresh(command.Actor)])
            : Refused(new TextRefusal.PersonNotEligible(FormField.ActionOwner, command.Actor, context.Roster.StandingOf(command.Actor)));
    }

    static Outcome<ActionItem> Decline(ActionItem state, ActionCommand.Decline command)
    {
        if (WhyNotAnswer(state, command.Actor, out var offer) is { } refusal)
        {
            return Refused(refusal);
        }

        var told = new[] { state.Owner, offer!.By }.Distinct().Select(user => new ActionEffect.TellDeclined(user, command.Actor));
        return Changed(state with { Offered = null }, new ActionFact.Declined(command.Actor), command.Actor,
            [new ActionEffect.Close(command.Actor), new ActionEffect.Refresh(state.Owner), .. EditNudges(state), .. told]);
    }

    static ActionRefusal? WhyNotAnswer(ActionItem state, UserId actor, out HandOverOffer? offer)
    {
        offer = state.Offered;
        return !state.IsOpen ? new ActionRefusal.AlreadyDone(state.DoneBy)
            : offer?.To == actor ? null
            : new ActionRefusal.NotAsked(state.Owner);
    }

    static Outcome<ActionItem>.Changed Owned(ActionItem state, UserId to, string reason, UserId actor, RuleContext context, ActionEffect[] said)
    {
        var next = state with { Owner = to, HandOverAsked = null, Reminded = null, Offered = null };
        return Changed(next, new ActionFact.HandedOver(state.Owner, to, reason), actor,
            [new ActionEffect.Close(state.Owner), .. EditNudges(state), .. CloseHandOver(state), .. said, .. NoTimers(), .. Timers(next, context)]);
    }

    static IEnumerable<ActionEffect> CloseOffer(ActionItem state) => state.Offered is { } offer ? [new ActionEffect.Close(offer.To)] : [];

    static IEnumerable<ActionEffect> RefreshOffer(ActionItem state) => state.Offered is { } offer ? [new ActionEffect.Refresh(offer.To)] : [];
}
