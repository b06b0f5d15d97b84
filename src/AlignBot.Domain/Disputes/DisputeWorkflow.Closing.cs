using System.Collections.Immutable;
using AlignBot.Domain.Decisions;

namespace AlignBot.Domain.Disputes;

/// <content>How a round ends: decision, time-out.</content>
public static partial class DisputeWorkflow
{
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
        AwaitLesson(step);
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
        AwaitLesson(step);
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
}
