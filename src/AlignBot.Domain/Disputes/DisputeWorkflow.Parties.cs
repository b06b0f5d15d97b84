using System.Collections.Immutable;

namespace AlignBot.Domain.Disputes;

/// <content>What the parties and the members may do beside the ruling: briefs, settlements, another default, withdrawal, views.</content>
public static partial class DisputeWorkflow
{
    static Outcome<Dispute> GiveBrief(DisputeStep step, DisputeCommand.GiveBrief command)
    {
        if (WhyNotForParty(step, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (WhyNot([TextLimits.Check(FormField.OwnCase, command.OwnCase, TextLimits.Body), TextLimits.Check(FormField.OtherCase, command.OtherCase, TextLimits.Body)]) is { } problems)
        {
            return problems;
        }

        var before = step.State.Briefs.FirstOrDefault(b => b.By == command.Actor);
        var again = before is not null;
        var brief = new Brief(command.Actor, command.OwnCase.Trim(), command.OtherCase.Trim(), step.Now, before?.FirstAt ?? before?.At);
        step.State = step.State with { Briefs = [.. step.State.Briefs.Where(b => b.By != command.Actor), brief] };
        step.Log(new DisputeFact.BriefGiven(again), command.Actor);
        step.CloseAsk(command.Actor, AskKind.Brief, AskEnd.Answered);

        // Whoever is asked already reads it in the message that asks them; and whoever gave it is not asked for it any more.
        step.RefreshDeciders();
        return step.Done();
    }

    static Outcome<Dispute> ProposeSettlement(DisputeStep step, DisputeCommand.ProposeSettlement command)
    {
        if (WhyNotForParty(step, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (WhyNot(DisputeChecks.Problems(command.Terms, step.State, step.Context)) is { } problems)
        {
            return problems;
        }

        var terms = Tidied(command.Terms);
        var other = step.State.OtherParty(command.Actor);
        if (step.State.Settlement is { } theirs && theirs.By == other && theirs.Terms.IsLike(terms, step.State.Options))
        {
            Settle(step, theirs, command.Actor, terms.Rationale);
            return step.Done();
        }

        if (step.State.IsSettling && step.State.SeatOf(other)?.Ruling is { } said && said.Terms.IsLike(terms, step.State.Options))
        {
            Settle(step, new Settlement(other, said.Terms, said.Revision, said.At), command.Actor, terms.Rationale);
            return step.Done();
        }

        step.CloseAsks(a => a.Kind is AskKind.Settlement, AskEnd.Replaced);
        step.State = step.State with
        {
            LastRevision = step.State.LastRevision + 1,
            Settlement = new Settlement(command.Actor, terms, step.State.LastRevision + 1, step.Now),
        };
        step.Log(new DisputeFact.SettlementProposed(terms.Text(step.State.Options)), command.Actor);
        step.Ask(other, AskKind.Settlement, step.State.Settlement.Revision);
        return step.Done();
    }

    static Outcome<Dispute> AcceptSettlement(DisputeStep step, DisputeCommand.AcceptSettlement command)
    {
        if (WhyNotForParty(step, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (step.State.Settlement is not { } offer)
        {
            return Refuse(new DisputeRefusal.NothingOffered());
        }

        if (offer.By == command.Actor)
        {
            return Refuse(new DisputeRefusal.OwnProposal());
        }

        if (offer.Revision != command.Revision)
        {
            return Refuse(new DisputeRefusal.TermsChanged(offer.By, offer.Terms, offer.Revision));
        }

        Settle(step, offer, command.Actor);
        return step.Done();
    }

    static void Settle(DisputeStep step, Settlement offer, UserId by, string? reason = null) => Close(
        step, DisputeStatus.Settled, offer.Terms, [offer.By, by], reason is null || reason == offer.Terms.Rationale ? [] : [new OwnReason(by, reason)]);

    static Outcome<Dispute> DeclineSettlement(DisputeStep step, DisputeCommand.DeclineSettlement command)
    {
        if (WhyNotForParty(step, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (step.State.Settlement is not { } offer)
        {
            return Refuse(new DisputeRefusal.NothingOffered());
        }

        var takenBack = offer.By == command.Actor;
        step.State = step.State with { Settlement = null };
        step.Log(new DisputeFact.SettlementDeclined(takenBack), command.Actor);
        step.CloseAsks(a => a.Kind is AskKind.Settlement, takenBack ? AskEnd.Replaced : AskEnd.Answered);
        return step.Done();
    }

    static Outcome<Dispute> ProposeDefault(DisputeStep step, DisputeCommand.ProposeDefault command)
    {
        if (WhyNotForParty(step, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (TextLimits.Check(FormField.Default, command.Text, TextLimits.Line) is { } text)
        {
            return Refuse(text);
        }

        OfferDefault(step, command.Actor, command.Text.Trim());
        return step.Done();
    }

    static void OfferDefault(DisputeStep step, UserId by, string text)
    {
        step.CloseAsks(a => a.Kind is AskKind.OtherDefault, AskEnd.Replaced);
        var revision = step.State.OtherDefault is { } before ? before.Revision + 1 : 0;
        step.State = step.State with { OtherDefault = new OtherDefault(text, by, step.State.IsParty(by) ? [by] : [], revision) };
        step.Log(new DisputeFact.DefaultProposed(text), by);
        foreach (var party in step.State.Parties.Where(p => p.User != by))
        {
            step.Ask(party.User, AskKind.OtherDefault, revision);
        }
    }

    static Outcome<Dispute> AgreeToDefault(DisputeStep step, DisputeCommand.AgreeToDefault command)
    {
        if (WhyNotForParty(step, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (step.State.OtherDefault is not { } offer || offer.Text != command.Text.Trim())
        {
            return Refuse(new DisputeRefusal.DefaultChanged(step.State.OtherDefault?.Text));
        }

        if (offer.AgreedBy.Contains(command.Actor))
        {
            return Ignore("they agreed already");
        }

        offer = offer with { AgreedBy = offer.AgreedBy.Add(command.Actor) };
        step.State = step.State with { OtherDefault = offer };
        step.CloseAsk(command.Actor, AskKind.OtherDefault, AskEnd.Answered);
        if (step.State.Parties.All(p => offer.AgreedBy.Contains(p.User)))
        {
            step.State = step.State with { OtherDefault = null, AgreedDefault = offer.Text };
            step.Tell(new DisputeNotice.DefaultAgreed(offer.Text), command.Actor);
            step.RefreshDeciders();
        }

        return step.Done();
    }

    static Outcome<Dispute> Withdraw(DisputeStep step, DisputeCommand.Withdraw command)
    {
        if (WhyNotOpen(step.State, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (TextLimits.CheckOptional(FormField.Reason, command.Reason, TextLimits.Body) is { } text)
        {
            return Refuse(text);
        }

        var (state, actor) = (step.State, command.Actor);
        var ruled = state.Rulings.Any(r => r.Round == state.Round);
        if ((actor == state.RaisedBy || state.IsParty(actor)) && WhyNotActing(step, actor) is { } forbidden)
        {
            return Refuse(forbidden);
        }

        if (actor == state.RaisedBy && !ruled && state.Round == 1)
        {
            return TakenBack(step, [actor], command);
        }

        if (!state.IsParty(actor))
        {
            return Refuse(actor == state.RaisedBy
                ? new DisputeRefusal.WithdrawalNeedsBothParties(state.Parties)
                : new DisputeRefusal.NotPermitted(
                    DisputeDeed.Withdraw, step.Roster.NamedTo(actor, ruled ? UsersOf(state.Parties) : [state.RaisedBy]), step.Roster.StandingOf(actor)));
        }

        if (state.WithdrawalAskedBy == actor)
        {
            return Ignore("they asked already");
        }

        if (state.WithdrawalAskedBy is { } first)
        {
            return TakenBack(step, [first, actor], command);
        }

        step.State = state with { WithdrawalAskedBy = actor };
        step.Log(new DisputeFact.WithdrawalAsked(Tidy(command.Reason)), actor);
        step.Ask(state.OtherParty(actor), AskKind.Withdrawal);
        return step.Done();
    }

    static Outcome<Dispute> TakenBack(DisputeStep step, ImmutableArray<UserId> by, DisputeCommand.Withdraw command)
    {
        step.ClearTimers(_ => true);
        step.CloseAsks(_ => true, AskEnd.Withdrawn);
        step.State = Closed(step.State, new Closing
        {
            Round = step.State.Round,
            Level = step.State.Level,
            Status = DisputeStatus.Withdrawn,
            At = step.Now,
            By = by,
        });
        step.Tell(new DisputeNotice.Withdrawn(step.State.Round, by, Tidy(command.Reason)), command.Actor);
        return step.Done();
    }

    static Outcome<Dispute> KeepOpen(DisputeStep step, DisputeCommand.KeepOpen command)
    {
        if (WhyNotForParty(step, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (step.State.WithdrawalAskedBy is not { } asked)
        {
            return Refuse(new DisputeRefusal.NoWithdrawalAsked());
        }

        var takenBack = asked == command.Actor;
        step.State = step.State with { WithdrawalAskedBy = null };
        step.Log(new DisputeFact.WithdrawalDropped(takenBack), command.Actor);
        step.CloseAsks(a => a.Kind is AskKind.Withdrawal, takenBack ? AskEnd.Replaced : AskEnd.Answered);
        return step.Done();
    }

    static Outcome<Dispute> AddView(DisputeStep step, DisputeCommand.AddView command)
    {
        var standing = step.Roster.StandingOf(command.Actor);
        if (standing is not People.Standing.Member)
        {
            return Refuse(new DisputeRefusal.NotPermitted(DisputeDeed.AddView, [], standing));
        }

        if (TextLimits.Check(FormField.View, command.Text, TextLimits.Body) is { } text)
        {
            return Refuse(text);
        }

        if (step.State.Advice.Count(advice => advice.By == command.Actor) >= ListLimits.ViewsOfOne)
        {
            return Refuse(new DisputeRefusal.TooManyViews(ListLimits.ViewsOfOne, OfOne: true));
        }

        if (step.State.Advice.Length >= ListLimits.Views)
        {
            return Refuse(new DisputeRefusal.TooManyViews(ListLimits.Views, OfOne: false));
        }

        var view = new Advice(command.Actor, step.Now, step.State.Round, Level: null, command.Text.Trim());
        step.State = step.State with { Advice = step.State.Advice.Add(view) };
        step.Log(new DisputeFact.ViewAdded(view.Text), command.Actor);
        return step.Done();
    }
}
