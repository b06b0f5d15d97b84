using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <content>Deadlines, what they wait for, reminders and extensions.</content>
public static partial class DisputeWorkflow
{
    /// <summary>How long an expiry waits for a form that was opened in time.</summary>
    public static readonly Duration FormGrace = Duration.FromMinutes(5);

    /// <summary>An ask that arrives within this time of a level's opening counts as there when it opened.</summary>
    public static readonly Duration AtOnce = Duration.FromMinutes(5);

    static Outcome<Dispute> DeadlinePassed(DisputeStep step, DisputeCommand.DeadlinePassed command)
    {
        if (WhyLate(step.State, command.Round, command.Level) is { } late)
        {
            return Ignore(late);
        }

        if (step.Now < step.State.DueAt)
        {
            return Ignore("the deadline was moved");
        }

        step.ClearTimers(t => t == DeadlineTimer(step.State));
        ExpireIfDue(step);
        return step.Done();
    }

    static Outcome<Dispute> ReconcileEnded(DisputeStep step, DisputeCommand.ReconcileEnded command)
    {
        if (WhyLate(step.State, command.Round, command.Level) is { } late)
        {
            return Ignore(late);
        }

        if (step.State.ReconcileUntil is null)
        {
            return Ignore("the seats can meet the rule again");
        }

        if (step.Now < EndsAt(step.State))
        {
            return Ignore("the time to reconcile is not over");
        }

        step.ClearTimers(t => t == ReconcileTimer(step.State));
        ExpireIfDue(step);
        return step.Done();
    }

    /// <summary>When the open level's time is over: its deadline's, or before that the time to find common ground.</summary>
    static Instant? EndsAt(Dispute state) =>
        state.ReconcileUntil is { } reconcile && !state.IsLastLevel && reconcile < state.DueAt ? reconcile : state.DueAt;

    /// <summary>Ends the level when its time is over and nothing holds it. Called wherever that may have become so.</summary>
    /// <remarks>From here on an open level has a timer to come that ends it, or looks at it again.</remarks>
    static void ExpireIfDue(DisputeStep step)
    {
        var state = step.State;
        if (!state.IsOpen || EndsAt(state) is not { } ends || step.Now < ends)
        {
            return;
        }

        if (HoldOf(step, ends) is { } hold)
        {
            Hold(step, hold, ends == state.DueAt);
            return;
        }

        Expire(step, state.ReconcileUntil is not null ? LevelEnd.NoAgreement : ReachedNobody(state) ? LevelEnd.Unreachable : LevelEnd.TimeRanOut);
    }

    static void Expire(DisputeStep step, LevelEnd how)
    {
        if (!step.State.IsLastLevel)
        {
            GoUp(step, new WentUp(step.State.Level, how));
            return;
        }

        // A last level that nobody ever heard of must not let the default bind in silence.
        if (how is LevelEnd.Unreachable
            && Seating.LastResort(step.State, step.Roster, step.Now) is { } last && !step.State.Deciders.Contains(last.User))
        {
            var level = step.State.Level;
            EndLevel(step, how, by: null, AskEnd.WentUp);
            step.Tell(new DisputeNotice.Skipped(step.State.Round, level, how, step.State.Seats));
            OpenLastResort(step, wentUp: null);
            return;
        }

        // Whoever said the same but for dates and actions has decided: the default is for what nobody answered.
        if (OfOneAnswer(step.State) is { IsEmpty: false } together)
        {
            DecideAnswer(step, together);
        }
        else
        {
            TimeOut(step, how);
        }
    }

    static bool ReachedNobody(Dispute state) =>
        state.Seats.Any(s => s.Occupant is not null) && state.Seats.Where(s => s.Occupant is not null).All(s => s.Undeliverable is not null && s.Ruling is null);

    /// <summary>What the end of a level still waits for; null when nothing.</summary>
    static (HoldReason Why, Instant Until)? HoldOf(DisputeStep step, Instant ends)
    {
        var waiting = step.State.Seats.Where(s => s.IsWaiting && s.Undeliverable is null).ToArray();

        // Asked again every so often rather than for ever: the report that an ask arrived, or can't, ends the wait at once.
        if (waiting.Any(s => s.AskDeliveredAt is null))
        {
            return (HoldReason.AskNotDelivered, WorkingTime.AddWorked(step.Now, step.State.Path.MinimumLive, step.State.Calendar));
        }

        var live = waiting.Select(s => LiveUntil(step, s)).Append(Instant.MinValue).Max();
        if (live > step.Now)
        {
            return (HoldReason.AskTooRecent, live);
        }

        var grace = step.State is { HeldFor: HoldReason.FormOpen, HeldUntil: { } held } ? held : ends + FormGrace;
        return step.Now < grace && step.State.Seats.Any(s => s.Occupant is not null && s.FormOpenedAt < ends) ? (HoldReason.FormOpen, grace) : null;
    }

    static void Hold(DisputeStep step, (HoldReason Why, Instant Until) hold, bool isDeadline, bool isAnew = false)
    {
        // Held as long already, but by whom? The timer that was set for it has passed, or went with the time to reconcile.
        var timer = isDeadline ? DeadlineTimer(step.State) : ReconcileTimer(step.State);
        if (!isAnew && step.State.HeldUntil == hold.Until && step.State.Timers.Contains(timer))
        {
            return;
        }

        if (step.State.HeldFor != hold.Why)
        {
            step.Log(new DisputeFact.Held(step.State.Level, hold.Why, hold.Until));
        }

        step.State = step.State with { HeldUntil = hold.Until, HeldFor = hold.Why };
        step.SetTimer(timer, hold.Until);
    }

    /// <summary>Until when whoever sits there can answer at the least: the minimum in their own working hours, and never an end while nobody is at work.</summary>
    static Instant LiveUntil(DisputeStep step, Seat seat)
    {
        var (state, delivered) = (step.State, seat.AskDeliveredAt!.Value);
        if (seat.LiveUntil is { } known)
        {
            return known;
        }

        // What arrives moments after the level opened was there from the start: the level still ends on time.
        var from = delivered - state.LevelOpenedAt <= AtOnce ? state.LevelOpenedAt : delivered;
        return WorkingTime.AtOrNextOpening(LiveFrom(from, state.CurrentLevel, state.Path.MinimumLive, OwnHours(step, seat.Occupant!.Value)), state.Calendar);
    }

    /// <summary>The minimum from there on, counted in working time; a level that is shorter gives no more than its own window.</summary>
    static Instant LiveFrom(Instant from, EscalationLevel level, Window minimum, WorkingCalendar calendar) =>
        Instant.Min(WorkingTime.AddWorked(from, minimum, calendar), WorkingTime.AddWorked(from, level.Window, calendar));

    /// <summary>The program's hours and days off, lived where the person is.</summary>
    static WorkingCalendar OwnHours(DisputeStep step, UserId user) => OwnHours(step.State, step.Roster, user);

    static WorkingCalendar OwnHours(Dispute state, Roster roster, UserId user) => roster.HoursOf(user, state.Calendar);

    static Outcome<Dispute> ReminderDue(DisputeStep step, DisputeCommand.ReminderDue command)
    {
        if (WhyLate(step.State, command.Round, command.Level) is { } late)
        {
            return Ignore(late);
        }

        var timer = new DisputeTimer(DisputeTimerKind.Reminder, command.Round, command.Level, command.Percent, command.User);
        if (!step.State.Timers.Contains(timer) || step.State.SeatOf(command.User) is not { IsWaiting: true } || step.State.DueAt is not { } dueAt)
        {
            return Ignore("nobody waits for that reminder");
        }

        step.ClearTimers(t => t == timer);
        step.Emit(new DisputeEffect.Nudge(command.User, command.Round, command.Level, command.Percent, dueAt));
        step.Log(new DisputeFact.Reminded(command.Level, command.User, command.Percent));
        return step.DoneQuietly();
    }

    /// <summary>Sets what is still to come of a seat's reminders, each moved into the recipient's own working hours: earlier, or where that leaves no room, to their next opening.</summary>
    static void SetReminders(DisputeStep step, UserId user)
    {
        var state = step.State;
        step.ClearTimers(t => t.Kind is DisputeTimerKind.Reminder && t.User == user);
        if (state.DueAt is not { } dueAt)
        {
            return;
        }

        if (state.SeatOf(user) is { RemindAt: { } chosen })
        {
            if (chosen > step.Now && chosen < dueAt)
            {
                step.SetTimer(ChosenReminder(state, user), chosen);
            }

            return;
        }

        var own = OwnHours(step, user);
        var before = Instant.MaxValue;
        foreach (var percent in state.CurrentLevel.Reminders.Where(p => p is > 0 and < 100).Distinct().OrderDescending())
        {
            var point = WorkingTime.PointBetween(state.LevelOpenedAt, dueAt, percent, state.CurrentLevel.Window.IsWorkingTime, state.Calendar);

            // Two reminders moved to the same closing time would be one too many: the later share stays.
            var at = WorkingTime.AtOrLastClosing(point, state.LevelOpenedAt, own) ?? WorkingTime.AtOrNextOpening(point, own);
            if (at > step.Now && at < before && at < dueAt)
            {
                before = at;
                step.SetTimer(new DisputeTimer(DisputeTimerKind.Reminder, state.Round, state.Level, percent, user), at);
            }
        }
    }

    static Outcome<Dispute> Extend(DisputeStep step, DisputeCommand.Extend command)
    {
        var isCaretaker = Caretaker(step.State, step.Roster, step.Now) == command.Actor;
        if ((isCaretaker ? WhyNotAtLevel(step.State, command) : WhyNotSeated(step, command)) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (TextLimits.Check(FormField.Reason, command.Reason, TextLimits.Body) is { } text)
        {
            return Refuse(text);
        }

        var (path, dueAt) = (step.State.Path, step.State.DueAt!.Value);
        if (step.State.Extensions >= path.ExtensionsPerLevel)
        {
            return Refuse(new DisputeRefusal.AlreadyExtended(path.ExtensionsPerLevel, dueAt));
        }

        if (step.Now >= dueAt)
        {
            return Refuse(new DisputeRefusal.TooLateToExtend(dueAt));
        }

        var limit = step.State.CurrentLevel.Window;
        var longest = WorkingTime.DeadlineAtWork(dueAt, limit, step.State.Calendar).At;
        if (command.By.Amount < 1 || WorkingTime.DeadlineAtWork(dueAt, command.By, step.State.Calendar) is not { } extended || extended.At > longest)
        {
            return Refuse(new DisputeRefusal.ExtensionTooLong(command.By, limit));
        }

        step.State = step.State with { Extensions = step.State.Extensions + 1 };
        MoveDeadline(step, extended.At, extended.Receipt with { Extends = step.State.Receipt });
        step.Tell(
            new DisputeNotice.Extended(step.State.Round, step.State.Level, command.Actor, command.By, command.Reason.Trim(), extended.At),
            command.Actor);
        return step.Done();
    }

    static void MoveDeadline(DisputeStep step, Instant dueAt, Receipt? receipt)
    {
        var state = step.State;
        step.State = state with
        {
            DueAt = dueAt,
            Receipt = receipt,
            HeldUntil = null,
            HeldFor = null,
            ReconcileUntil = state.ReconcileUntil is not null && state.IsLastLevel ? dueAt : state.ReconcileUntil,
        };
        step.SetTimer(DeadlineTimer(state), dueAt);

        // Where the time to reconcile ended with the old deadline, it had no timer of its own.
        if (step.State.ReconcileUntil is { } until && until < dueAt && !state.Timers.Contains(ReconcileTimer(state)))
        {
            step.SetTimer(ReconcileTimer(state), until);
        }

        foreach (var seat in state.Seats.Where(s => s.IsWaiting))
        {
            SetReminders(step, seat.Occupant!.Value);
        }

        step.RefreshDeciders();
    }
}
