using System.Collections.Immutable;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <content>How a round ends, and what comes after: decision, time-out, reopening, dissent, commitment.</content>
public static partial class DisputeWorkflow
{
    /// <summary>How long a party is asked to stand by a decision.</summary>
    static readonly Window StandBy = new(5, WindowUnit.WorkingDays);

    /// <summary>The rule is met: the rulings that stand together decide, author of the terms first.</summary>
    static void Decide(DisputeStep step, ImmutableArray<Ruling> together) =>
        Close(
            step,
            step.State.IsSettling && together.All(r => step.State.IsParty(r.By)) ? DisputeStatus.Settled : DisputeStatus.Decided,
            together[0].Terms,
            [.. together.Select(r => r.By)],
            [.. together.Skip(1).Where(r => r.Terms.Rationale != together[0].Terms.Rationale).Select(r => new OwnReason(r.By, r.Terms.Rationale))]);

    /// <summary>The time to agree on dates and actions is over, and the answer is agreed: it decides, with what they have in common.</summary>
    static void DecideAnswer(DisputeStep step, ImmutableArray<Ruling> together)
    {
        var terms = Terms.InCommon([.. together.Select(r => r.Terms)]);
        Decide(step, [together[0] with { Terms = terms }, .. together.Skip(1)]);
    }

    static void Close(DisputeStep step, DisputeStatus status, Terms terms, ImmutableArray<UserId> by, ImmutableArray<OwnReason> reasons)
    {
        var isSettlement = status is DisputeStatus.Settled;
        var decision = NewDecision(step, terms.Text(step.State.Options), isSettlement ? DecisionSource.Settlement : DecisionSource.Dispute) with
        {
            RecordedBy = by[^1],
            DecidedBy = [.. by.Select(user => new DecidedBy(user, Confirmation.Confirmed, step.Now, reasons.FirstOrDefault(r => r.By == user)?.Text))],
            Rationale = terms.Rationale,
            EffectiveOn = terms.EffectiveOn,
            ReviewOn = terms.ReviewOn,
            Actions = terms.Actions,
        };
        CloseWith(step, status, decision, by, AskEnd.Decided, supersedes: true);
        step.Tell(
            new DisputeNotice.Decided(step.State.Round, step.State.Level, decision.Id, by, isSettlement, terms, decision.Text, reasons.IsEmpty ? null : reasons),
            decision.RecordedBy);
        AskToCommit(step, isSettlement ? by : []);
    }

    /// <summary>Nobody decided: the default stands, and the record says that the clock did it.</summary>
    static void TimeOut(DisputeStep step, LevelEnd how)
    {
        var wasAgreed = step.State.AgreedDefault is not null;
        var decision = NewDecision(step, step.State.DefaultOutcome, DecisionSource.Timeout) with
        {
            Lapse = new Lapse(WhyUndecided(step.State, how), step.Now.InZone(step.State.Calendar.Zone).Date, wasAgreed),
        };

        // In a later round the status quo is the decision that stands: only a default both parties agreed to takes its place.
        CloseWith(step, DisputeStatus.DecidedByTimeout, decision, by: [], AskEnd.TimeRanOut, supersedes: wasAgreed);
        step.Tell(new DisputeNotice.DecidedByTimeout(step.State.Round, step.State.Level, decision.Id, decision.Text, wasAgreed, how));
        AskToCommit(step, except: []);
    }

    static LapseReason WhyUndecided(Dispute state, LevelEnd how) => how switch
    {
        LevelEnd.NoAgreement => LapseReason.NoAgreement,
        LevelEnd.Unreachable => LapseReason.NobodyReached,
        _ when state.Rulings.Any(ruling => ruling.Round == state.Round && ruling.Level == state.Level) => LapseReason.NotEverybodyAnswered,
        _ => LapseReason.NobodyAnswered,
    };

    static void CloseWith(DisputeStep step, DisputeStatus status, Decision decision, ImmutableArray<UserId> by, AskEnd asksEnd, bool supersedes)
    {
        NoteMissingBriefs(step);
        var old = supersedes ? step.State.StandingDecision : null;
        if (old is { } standing)
        {
            decision = decision with { Links = [new DecisionLink(DecisionLinkKind.Supersedes, standing, IsForward: true)] };
        }

        step.ClearTimers(_ => true);
        step.CloseAsks(_ => true, asksEnd);
        step.State = Closed(step.State, new Closing
        {
            Round = step.State.Round,
            Level = step.State.Level,
            Status = status,
            At = step.Now,
            By = by,
            Decision = decision.Id,
            Outcome = decision.Text,
        }) with
        {
            StandingDecision = supersedes || step.State.StandingDecision is null ? decision.Id : step.State.StandingDecision,
            Dissents = [],
            Commitments = [],
        };
        step.Emit(new DisputeEffect.RecordDecision(decision));
        if (old is { } replaced)
        {
            step.Emit(new DisputeEffect.TellDecision(replaced, new DecisionCommand.Supersede(decision.Id)));
        }
    }

    static Dispute Closed(Dispute state, Closing closing) => state with
    {
        Status = closing.Status,
        Closing = closing,
        DueAt = null,
        Receipt = null,
        ReconcileUntil = null,
        HeldUntil = null,
        HeldFor = null,
        Settlement = null,
        OtherDefault = null,
        WithdrawalAskedBy = null,
    };

    static Decision NewDecision(DisputeStep step, string text, DecisionSource source) => new()
    {
        Id = step.Context.NewDecisionId != default
            ? step.Context.NewDecisionId
            : throw new InvalidOperationException($"Dispute {step.State.Number} is decided, but the context brought no id for the decision."),
        Program = step.State.Program,
        Text = text,
        Question = step.State.Question,
        Source = source,
        RecordedAt = step.Now,
        Category = step.State.Category,
        Account = step.State.Account,
        Dispute = step.State.Id,
    };

    static void AskToCommit(DisputeStep step, ImmutableArray<UserId> except)
    {
        foreach (var party in step.State.Parties.Where(p => !except.Contains(p.User)))
        {
            // It is no matter for the night: whoever is not at work where they are is asked when they are.
            if (WorkingTime.AtOrNextOpening(step.Now, OwnHours(step, party.User)) is var opening && opening > step.Now)
            {
                step.SetTimer(StandByTimer(step.State, party.User), opening);
            }
            else
            {
                AskToStandBy(step, party.User);
            }
        }
    }

    static void AskToStandBy(DisputeStep step, UserId user)
    {
        step.Ask(user, AskKind.Commit);
        step.SetTimer(StandByTimer(step.State, user), WorkingTime.Deadline(step.Now, StandBy, step.State.Calendar).At);
    }

    /// <summary>Nothing hangs on the word to stand by a decision: the ask for it does not wait for ever. The first time, it is not asked yet.</summary>
    static Outcome<Dispute> StandByLapsed(DisputeStep step, DisputeCommand.StandByLapsed command)
    {
        var timer = StandByTimer(step.State, command.User);
        if (step.State.IsOpen || command.Round != step.State.Round || !step.State.Timers.Contains(timer))
        {
            return Ignore("nobody is asked to stand by it");
        }

        if (!step.State.Asks.Any(a => a.Kind is AskKind.Commit && a.To == command.User))
        {
            AskToStandBy(step, command.User);
            return step.DoneQuietly();
        }

        step.ClearTimers(t => t == timer);
        step.CloseAsk(command.User, AskKind.Commit, AskEnd.Lapsed);
        return step.DoneQuietly();
    }

    static DisputeTimer StandByTimer(Dispute state, UserId user) => new(DisputeTimerKind.StandBy, state.Round, state.Level, 0, user);

    static void StopAskingToStandBy(DisputeStep step, UserId user)
    {
        step.CloseAsk(user, AskKind.Commit, AskEnd.Answered);
        step.ClearTimers(t => t == StandByTimer(step.State, user));
    }

    static Outcome<Dispute> Reopen(DisputeStep step, DisputeCommand.Reopen command)
    {
        var state = step.State;
        if (command.Round != state.Round)
        {
            return Refuse(new DisputeRefusal.StaleRound(command.Round, state.Round));
        }

        if (WhyNotParty(step, command.Actor) is { } stranger)
        {
            return Refuse(stranger);
        }

        if (WhyNotDecided(state) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (state.Round > command.Path.Reopenings)
        {
            return Refuse(new DisputeRefusal.AlreadyReopened(command.Path.Reopenings));
        }

        var until = state.Closing!.At + Duration.FromDays(command.Path.ReopenWithinDays);
        if (step.Now > until)
        {
            return Refuse(new DisputeRefusal.TooLateToReopen(until));
        }

        if (TextLimits.Check(FormField.Evidence, command.Evidence, TextLimits.Body) is { } text)
        {
            return Refuse(text);
        }

        step.ClearTimers(_ => true);
        step.CloseAsks(_ => true, AskEnd.Reopened);
        step.State = state with
        {
            Round = state.Round + 1,
            Level = 0,
            Status = DisputeStatus.Open,
            Path = command.Path,
            Calendar = step.Context.Calendar.Around(step.Context.Now),
            Evidence = command.Evidence.Trim(),
            IsLastResort = false,
            Recused = [],
            Unseated = [],
            AgreedDefault = null,
            Standing = state.Closing is { DecisionNumber: { } number } last && last.Decision == state.StandingDecision
                ? new StandingEntry(number, last.Outcome ?? "")
                : state.Standing,
            Asks = [],
            Timers = [],
        };
        var standing = state.StandingDecision ?? throw new InvalidOperationException($"Dispute {state.Number} is {state.Status} without a decision.");
        step.Tell(new DisputeNotice.Reopened(step.State.Round, command.Actor, step.State.Evidence!, standing, command.Path.Version), command.Actor);
        OpenFrom(step, 0, wentUp: null);
        foreach (var party in state.Parties.Where(p => state.Briefs.All(b => b.By != p.User)))
        {
            step.Ask(party.User, AskKind.Brief);
        }

        return step.Done();
    }

    static Outcome<Dispute> RecordDissent(DisputeStep step, DisputeCommand.RecordDissent command)
    {
        if (WhyNotAfterwards(step, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (step.State.Closing is { Status: DisputeStatus.Settled } settled && settled.By.Contains(command.Actor))
        {
            return Refuse(new DisputeRefusal.SettledByYourself(settled));
        }

        if (TextLimits.Check(FormField.Dissent, command.Text, TextLimits.Body) is { } text)
        {
            return Refuse(text);
        }

        var dissent = new Dissent(command.Actor, command.Text.Trim(), step.Now);
        step.State = step.State with { Dissents = [.. step.State.Dissents.Where(d => d.By != command.Actor), dissent] };
        step.Log(new DisputeFact.Dissented(dissent.Text), command.Actor);
        step.Emit(new DisputeEffect.TellDecision(step.State.Closing!.Decision!.Value, new DecisionCommand.RecordDissent(command.Actor, dissent.Text)));
        StopAskingToStandBy(step, command.Actor);
        return step.Done();
    }

    static Outcome<Dispute> Commit(DisputeStep step, DisputeCommand.Commit command)
    {
        if (WhyNotAfterwards(step, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (step.State.Commitments.Any(c => c.By == command.Actor))
        {
            return Ignore("they stand by it already");
        }

        step.State = step.State with { Commitments = step.State.Commitments.Add(new Commitment(command.Actor, step.Now)) };
        step.Log(new DisputeFact.Committed(), command.Actor);
        step.Emit(new DisputeEffect.TellDecision(step.State.Closing!.Decision!.Value, new DecisionCommand.Commit(command.Actor)));
        StopAskingToStandBy(step, command.Actor);
        return step.Done();
    }

    static DisputeRefusal? WhyNotAfterwards(DisputeStep step, DisputeCommand.ByPerson command) =>
        command.Round != step.State.Round ? new DisputeRefusal.StaleRound(command.Round, step.State.Round)
        : WhyNotParty(step, command.Actor) ?? WhyNotDecided(step.State);

    static DisputeRefusal? WhyNotDecided(Dispute state) => state.Status switch
    {
        DisputeStatus.Open => new DisputeRefusal.NotDecidedYet(state.Level, state.Deciders, state.DueAt),
        DisputeStatus.Withdrawn => new DisputeRefusal.WasWithdrawn(ClosingOf(state)),
        _ => null,
    };
}
