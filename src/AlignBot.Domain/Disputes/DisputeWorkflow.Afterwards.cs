using System.Collections.Immutable;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <content>What comes after a round has ended: commitment, dissent, reopening.</content>
public static partial class DisputeWorkflow
{
    /// <summary>How long a party is asked to stand by a decision.</summary>
    static readonly Window StandBy = new(5, WindowUnit.WorkingDays);

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
            Learned = state.Learned is { } lessons ? [.. lessons.Select(lesson => lesson.End is null ? lesson with { End = LessonEnd.Reopened } : lesson)] : null,
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
