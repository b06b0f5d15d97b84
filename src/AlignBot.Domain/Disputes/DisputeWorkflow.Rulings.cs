using System.Collections.Immutable;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <content>Rulings, agreement, and whether a level's rule is met.</content>
public static partial class DisputeWorkflow
{
    static Outcome<Dispute> Rule(DisputeStep step, DisputeCommand.Rule command)
    {
        if (WhyNotSeated(step, command) is { } refusal)
        {
            return Refuse(refusal, KeepAsAdvice(step, command));
        }

        if (WhyNotAgain(step, command.Actor) is { } often)
        {
            return Refuse(often);
        }

        if (WhyNot(DisputeChecks.Problems(command.Terms, step.State, step.Context)) is { } problems)
        {
            return problems;
        }

        var terms = Tidied(command.Terms);
        var ruling = Give(step, command.Actor, terms, agreesWith: null);
        step.Log(new DisputeFact.Ruled(ruling, terms.Text(step.State.Options)), command.Actor);

        // Whoever settles on what the other party offers accepts it, whichever button they press.
        if (step.State.IsSettling && step.State.Settlement is { } offer && offer.By != command.Actor && offer.Terms.IsLike(terms, step.State.Options))
        {
            Settle(step, offer, command.Actor, terms.Rationale);
            return step.Done();
        }

        return AfterRuling(step, command.Actor);
    }

    static Outcome<Dispute> Agree(DisputeStep step, DisputeCommand.Agree command)
    {
        if (WhyNotSeated(step, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (step.State.Rulings.FirstOrDefault(r => r.Revision == command.Revision && r.Round == command.Round && r.Level == command.Level) is not { AgreesWith: null } meant)
        {
            return Refuse(new DisputeRefusal.NothingToAgreeWith());
        }

        if (meant.By == command.Actor)
        {
            return Refuse(new DisputeRefusal.OwnProposal());
        }

        var present = step.State.Seats.FirstOrDefault(s => s.Ruling?.By == meant.By)?.Ruling;
        if (present?.Revision != meant.Revision)
        {
            return Refuse(present is { AgreesWith: null }
                ? new DisputeRefusal.TermsChanged(meant.By, present.Terms, present.Revision)
                : new DisputeRefusal.NothingToAgreeWith());
        }

        if (step.State.SeatOf(command.Actor)!.Ruling?.AgreesWith == meant.Revision)
        {
            return Ignore("they agree with these terms already");
        }

        if (WhyNotAgain(step, command.Actor) is { } often)
        {
            return Refuse(often);
        }

        if (TextLimits.CheckOptional(FormField.Rationale, command.Reason, TextLimits.Body) is { } text)
        {
            return Refuse(text);
        }

        Give(step, command.Actor, Tidy(command.Reason) is { } own ? meant.Terms with { Rationale = own } : meant.Terms, meant.Revision);
        step.Log(new DisputeFact.Agreed(step.State.Level, meant.By, meant.Revision), command.Actor);
        return AfterRuling(step, command.Actor);
    }

    static DisputeRefusal.TooManyAnswers? WhyNotAgain(DisputeStep step, UserId actor) =>
        step.State.Rulings.Count(r => r.By == actor && r.Round == step.State.Round && r.Level == step.State.Level) < ListLimits.AnswersOfOne
            ? null
            : new DisputeRefusal.TooManyAnswers(ListLimits.AnswersOfOne);

    static Ruling Give(DisputeStep step, UserId actor, Terms terms, int? agreesWith)
    {
        var seat = step.State.SeatOf(actor)!;
        var ruling = new Ruling
        {
            By = actor,
            At = step.Now,
            Round = step.State.Round,
            Level = step.State.Level,
            Revision = step.State.LastRevision + 1,
            AgreesWith = agreesWith,
            Terms = terms,
        };
        var before = seat.Ruling;
        step.Put(seat with { Ruling = ruling, FormOpenedAt = null });
        step.State = step.State with { LastRevision = ruling.Revision, Rulings = step.State.Rulings.Add(ruling) };
        step.CloseAsk(actor, AskKind.Decide, AskEnd.Answered);
        step.ClearTimers(t => t.User == actor);
        if (before is { AgreesWith: null })
        {
            VoidAgreementWith(step, before.Revision);
        }

        return ruling;
    }

    /// <summary>Nobody stays bound to terms that were changed after they agreed: they are asked again.</summary>
    static void VoidAgreementWith(DisputeStep step, int revision)
    {
        foreach (var seat in step.State.Seats.Where(s => s.Ruling?.AgreesWith == revision))
        {
            var freed = seat with { Ruling = null, AskDeliveredAt = null, LiveUntil = null, Undeliverable = null };
            step.Put(freed);
            step.Log(new DisputeFact.RulingVoided(seat.Ruling!.By));
            AskSeat(step, freed);
        }
    }

    static Outcome<Dispute> AfterRuling(DisputeStep step, UserId actor)
    {
        Weigh(step);
        if (step.State.IsOpen)
        {
            step.RefreshDeciders(except: actor);
            ExpireIfDue(step);
        }

        return step.Done();
    }

    /// <summary>Decides when the level's rule is met, by what each says, whichever button they pressed; opens or ends the time to reconcile when it can't, or can again, be met.</summary>
    static void Weigh(DisputeStep step)
    {
        var filled = step.State.Seats.Where(s => s.IsFilled).ToArray();
        var camps = filled.Where(s => s.Ruling is not null).GroupBy(s => s.Ruling!.Terms.Substance(step.State.Options))
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Min(s => s.Ruling!.Revision)).ToArray();
        if (camps.Length == 0)
        {
            EndReconcile(step);
            return;
        }

        var largest = camps[0].Count();
        var waiting = filled.Count(s => s.Ruling is null);
        if (Meets(RuleOf(step.State), largest, filled.Length))
        {
            Decide(step, [.. camps[0].Select(s => s.Ruling!).OrderBy(r => r.AgreesWith is not null).ThenBy(r => r.Revision)]);
        }
        else if (camps.Length > 1 && !Meets(RuleOf(step.State), largest + waiting, filled.Length))
        {
            BeginReconcile(step);
            AskToAgree(step);
        }
        else
        {
            EndReconcile(step);
        }
    }

    /// <summary>The rulings of one answer that would meet the rule but for their dates and actions, oldest first; empty where there are none.</summary>
    static ImmutableArray<Ruling> OfOneAnswer(Dispute state)
    {
        var filled = state.Seats.Where(s => s.IsFilled).ToArray();
        var camp = filled.Select(s => s.Ruling).OfType<Ruling>().OrderBy(r => r.Revision).GroupBy(r => r.Terms.Answer(state.Options)).MaxBy(g => g.Count());
        return camp is not null && Meets(RuleOf(state), camp.Count(), filled.Length) ? [.. camp] : [];
    }

    static DecisionRule RuleOf(Dispute state) => state.IsLastResort ? DecisionRule.One : state.CurrentLevel.RuleInForce;

    static bool Meets(DecisionRule rule, int behind, int seats) => rule switch
    {
        DecisionRule.One => behind >= 1,
        DecisionRule.All => behind == seats,
        _ => behind * 2 > seats,
    };

    static void BeginReconcile(DisputeStep step)
    {
        if (step.State.ReconcileUntil is not null || step.State.DueAt is not { } dueAt)
        {
            return;
        }

        // At the last level there is nowhere to go up to: all the time that is left serves to agree.
        var until = step.State.IsLastLevel
            ? dueAt
            : Instant.Min(dueAt, WorkingTime.DeadlineAtWork(step.Now, step.State.Path.Reconcile, step.State.Calendar).At);
        step.State = step.State with { ReconcileUntil = until };
        if (until > step.Now)
        {
            step.Tell(new DisputeNotice.NoAgreement(step.State.Round, step.State.Level, until, step.State.CommonAnswer));
        }

        if (until < dueAt)
        {
            step.SetTimer(ReconcileTimer(step.State), until);
        }
    }

    /// <summary>Those who differ are asked again, in the message they have: only their word can still end it here.</summary>
    static void AskToAgree(DisputeStep step)
    {
        foreach (var seat in step.State.Seats.Where(s => s is { Occupant: not null, Ruling: not null }))
        {
            step.AskAgain(seat.Occupant!.Value);
        }
    }

    static void EndReconcile(DisputeStep step)
    {
        if (step.State.ReconcileUntil is null)
        {
            return;
        }

        foreach (var seat in step.State.Seats.Where(s => s is { Occupant: not null, Ruling: not null }))
        {
            step.CloseAsk(seat.Occupant!.Value, AskKind.Decide, AskEnd.Answered);
        }

        // A hold before the deadline was the reconcile's; one after it is the deadline's from here on.
        step.State = step.Now < step.State.DueAt
            ? step.State with { ReconcileUntil = null, HeldUntil = null, HeldFor = null }
            : step.State with { ReconcileUntil = null };
        step.ClearTimers(t => t.Kind is DisputeTimerKind.Reconcile);
        step.Log(new DisputeFact.FoundAgreement(step.State.Level));
    }

    /// <summary>What a former seat typed in good faith stays in the record, although it decides nothing any more.</summary>
    static Outcome<Dispute>.Changed? KeepAsAdvice(DisputeStep step, DisputeCommand.Rule command)
    {
        var words = string.Join(": ", new[] { Chosen(command.Terms, step.State), Tidy(command.Terms.Rationale) }.OfType<string>());
        if (words.Length is 0 or > TextLimits.Body * 2 || !WasSeated(step.State, command))
        {
            return null;
        }

        if (step.State.Advice.Length >= ListLimits.Views || step.State.Advice.Count(advice => advice.By == command.Actor) >= ListLimits.ViewsOfOne)
        {
            return null;
        }

        step.State = step.State with { Advice = step.State.Advice.Add(new Advice(command.Actor, step.Now, command.Round, command.Level, words)) };
        step.Log(new DisputeFact.AdviceKept(command.Round, command.Level, words), command.Actor);
        return step.Done();
    }

    static string? Chosen(Terms terms, Dispute dispute) =>
        terms.Option is { } option && option >= 0 && option < dispute.Options.Length ? dispute.Options[option] : Tidy(terms.Other);

    static bool WasSeated(Dispute state, DisputeCommand.AtLevel command) =>
        state.EndedLevels.Any(e => e.Round == command.Round && e.Seats.Any(s => s.Occupant == command.Actor))
        || state.Unseated.Contains(command.Actor)
        || state.SeatOf(command.Actor) is not null;

    static Terms Tidied(Terms terms) => terms with
    {
        Other = Tidy(terms.Other),
        Rationale = terms.Rationale.Trim(),
        Actions = [.. terms.Actions.Select(a => a with { Text = a.Text.Trim() })],
    };
}
