using System.Collections.Immutable;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <content>How levels open, end and are passed over.</content>
public static partial class DisputeWorkflow
{
    /// <summary>Why a level was left: part of the notice that the dispute went up.</summary>
    sealed record WentUp(int From, LevelEnd Why, UserId? By = null, string? Reason = null);

    /// <summary>Opens the first level from here on that can decide; when there is none, the last who can decide has it.</summary>
    static void OpenFrom(DisputeStep step, int first, WentUp? wentUp)
    {
        for (var level = first; level < step.State.Path.Levels.Length; level++)
        {
            var seats = Seating.Resolve(step.State, level, step.Roster, step.Now);
            if (Seating.WhyNot(step.State.Path.Levels[level], seats) is not { } why)
            {
                Open(step, level, seats, wentUp);
                return;
            }

            step.State = step.State with { EndedLevels = step.State.EndedLevels.Add(new EndedLevel(step.State.Round, level, why, step.Now, seats, Opened: false)) };
            step.Tell(new DisputeNotice.Skipped(step.State.Round, level, why, seats));
        }

        OpenLastResort(step, wentUp);
    }

    static void OpenLastResort(DisputeStep step, WentUp? wentUp)
    {
        var level = step.State.Path.Levels.Length - 1;
        var found = Seating.LastResort(step.State, step.Roster, step.Now);
        step.State = step.State with { IsLastResort = true, Seats = found is { } last ? [Seating.LastResortSeat(last)] : [] };
        step.Tell(new DisputeNotice.LastResort(step.State.Round, level, found?.User, Caretaker(step.State, step.Roster, step.Now)));
        Open(step, level, step.State.Seats, wentUp);
    }

    /// <summary>Who may give the level more time while the last who could decide is away and nobody stands in for them; null where that is not so.</summary>
    public static UserId? Caretaker(Dispute state, Roster roster, Instant now) =>
        state is { IsLastResort: true, Seats: [{ Reason: SeatReason.LastResort, Ruling: null, Occupant: { } occupant }] }
        && roster.IsAway(occupant, now) && roster.Acting(Role.OperatingLead, now) is { } lead && lead != occupant
            ? lead
            : null;

    static void Open(DisputeStep step, int level, ImmutableArray<Seat> seats, WentUp? wentUp)
    {
        var (path, calendar) = (step.State.Path, step.State.Calendar);
        var deadline = WorkingTime.DeadlineAtWork(step.Now, path.Levels[level].Window, calendar)
            .NotBefore(LiveFrom(step.Now, path.Levels[level], path.MinimumLive, calendar), path.MinimumLive);
        step.State = step.State with
        {
            Level = level,
            LevelOpenedAt = step.Now,
            DueAt = deadline.At,
            Receipt = deadline.Receipt,
            ReconcileUntil = null,
            HeldUntil = null,
            HeldFor = null,
            Extensions = 0,
            Seats = seats,
        };
        if (wentUp is not null)
        {
            step.Tell(
                new DisputeNotice.WentUp(step.State.Round, wentUp.From, level, wentUp.Why, wentUp.By, wentUp.Reason, step.State.Deciders, deadline.At),
                wentUp.By);
        }

        step.Log(new DisputeFact.LevelOpened(step.State.Round, level, seats, deadline.At, deadline.Receipt));
        step.SetTimer(DeadlineTimer(step.State), deadline.At);
        foreach (var seat in seats)
        {
            AskSeat(step, seat);
        }
    }

    /// <summary>Asks whoever has just sat down, with their reminders, and watches over them if they are out of the channel.</summary>
    static void AskSeat(DisputeStep step, Seat seat)
    {
        if (seat.Occupant is not { } occupant)
        {
            return;
        }

        step.Ask(occupant, AskKind.Decide);
        SetReminders(step, occupant);
        WatchChannel(step, seat);
    }

    /// <summary>Ends the open level without a decision and opens the next. Exactly one open level ends.</summary>
    static void GoUp(DisputeStep step, WentUp why)
    {
        EndLevel(step, why.Why, why.By, AskEnd.WentUp);
        OpenFrom(step, step.State.Level + 1, why);
    }

    static void EndLevel(DisputeStep step, LevelEnd how, UserId? by, AskEnd asksEnd)
    {
        NoteMissingBriefs(step);
        step.State = step.State with
        {
            EndedLevels = step.State.EndedLevels.Add(new EndedLevel(step.State.Round, step.State.Level, how, step.Now, step.State.Seats, Opened: true, by)),
        };
        step.ClearTimers(_ => true);
        step.CloseAsks(a => a.Kind is AskKind.Decide, asksEnd);
    }

    /// <summary>Recorded once a round, when its first open level ends: a missing brief never stops the clock.</summary>
    static void NoteMissingBriefs(DisputeStep step)
    {
        if (step.State.EndedLevels.Any(e => e.Round == step.State.Round && e.Opened))
        {
            return;
        }

        foreach (var party in step.State.Parties.Where(p => step.State.Briefs.All(b => b.By != p.User)))
        {
            step.Log(new DisputeFact.BriefMissing(party.User));
        }
    }

    static Outcome<Dispute> EscalateNow(DisputeStep step, DisputeCommand.EscalateNow command)
    {
        if (WhyNotAtLevel(step.State, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (!MayEscalate(step, command.Actor))
        {
            var whoMay = step.Roster.NamedTo(command.Actor, [.. step.State.Deciders, .. Governors(step).Except(step.State.Deciders)]);
            return Refuse(new DisputeRefusal.NotPermitted(DisputeDeed.Escalate, whoMay, step.Roster.StandingOf(command.Actor)));
        }

        if (TextLimits.CheckOptional(FormField.Reason, command.Reason, TextLimits.Body) is { } text)
        {
            return Refuse(text);
        }

        if (step.State.IsLastLevel)
        {
            return Refuse(new DisputeRefusal.NoLevelAbove(step.State.Level, step.State.DueAt));
        }

        GoUp(step, new WentUp(step.State.Level, LevelEnd.SentUp, command.Actor, Tidy(command.Reason)));
        return step.Done();
    }

    static bool MayEscalate(DisputeStep step, UserId actor) =>
        step.Roster.MayDecide(actor) && (step.State.SeatOf(actor) is not null || Governors(step).Contains(actor));

    /// <summary>The accountable executive and the operating lead, with whoever acts for them today.</summary>
    static IEnumerable<UserId> Governors(DisputeStep step) =>
        ((Role[])[Role.AccountableExecutive, Role.OperatingLead])
            .SelectMany(role => new[] { step.Roster.Holder(role), step.Roster.Acting(role, step.Now) })
            .OfType<UserId>()
            .Distinct();

    static DisputeTimer DeadlineTimer(Dispute state) => new(DisputeTimerKind.Deadline, state.Round, state.Level);

    static DisputeTimer ReconcileTimer(Dispute state) => new(DisputeTimerKind.Reconcile, state.Round, state.Level);
}
