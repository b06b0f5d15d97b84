using System.Collections.Immutable;
using AlignBot.Domain.Cadence.Series;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <content>Before it starts: planning, moving and calling off.</content>
public static partial class MeetingWorkflow
{
    /// <summary>Plans an occurrence: a row made ahead, its timers set; skipped at once where its day is off.</summary>
    public static Outcome<Meeting>.Changed Plan(MeetingId id, MeetingSeries series, Occurrence occurrence, MeetingContext context)
    {
        var step = new MeetingStep(
            new Meeting
            {
                Id = id,
                Series = series.Id,
                Program = series.Program,
                Nominal = occurrence.Nominal,
                Terms = series.Terms(),
                StartsAt = occurrence.StartsAt,
                ChangedAt = context.Now,
            },
            context);
        Schedule(step, occurrence);
        return step.Done();
    }

    /// <summary>Sets the time and what follows from it: timers ahead, or the end where the day is off.</summary>
    static void Schedule(MeetingStep step, Occurrence occurrence)
    {
        var owesCall = OwesCall(step.State);
        step.ClearTimers();
        step.State = step.State with
        {
            AwayKnown = step.State.StartsAt == occurrence.StartsAt ? step.State.AwayKnown : null,
            StartsAt = occurrence.StartsAt,
            Status = occurrence.IsSkipped ? MeetingStatus.Skipped : MeetingStatus.Scheduled,
            MovedForHoliday = occurrence is { IsSkipped: false } && occurrence.Date != occurrence.Nominal ? occurrence.Holiday ?? "" : null,
            Ending = occurrence.IsSkipped ? new MeetingEnding { At = step.Now, Holiday = occurrence.Holiday, IsDayOff = true } : null,
        };
        if (occurrence.IsSkipped)
        {
            CarryAll(step);
            step.Log(new MeetingFact.Ended(MeetingStatus.Skipped, step.State.Ending!, []));
        }
        else
        {
            SetTimers(step, owesCall);
        }
    }

    static bool OwesCall(Meeting state) => state.Timers.Any(timer => timer.Kind is MeetingTimerKind.Call);

    /// <param name="step">The meeting, at its time.</param>
    /// <param name="owesCall">Items were still to be called for: where the moment for it has passed by a change of plan, they are called for now.</param>
    static void SetTimers(MeetingStep step, bool owesCall = false)
    {
        var (state, terms, calendar) = (step.State, step.State.Terms, step.Context.Calendar);
        var call = LeadTime.Before(state.StartsAt, terms.CallBefore, calendar);
        if (state.CalledAt is null && (owesCall || call > step.Now))
        {
            step.SetTimer(new MeetingTimer(MeetingTimerKind.Call), Instant.Max(call, step.Now));
        }

        foreach (var role in terms.RequiredRoles)
        {
            // Nudges keep to the recipient's own working hours by moving earlier.
            var own = step.Roster.Acting(role, step.Now) is { } holder ? LeadTime.WithinHours(call, calendar.InZone(step.Roster.ZoneOf(holder))) : call;
            if (state.CalledAt is null && own > step.Now)
            {
                step.SetTimer(new MeetingTimer(MeetingTimerKind.AskForItems, Role: role), own);
            }
        }

        var remind = LeadTime.Before(state.StartsAt, terms.RemindBefore, calendar);
        if (remind > step.Now)
        {
            step.SetTimer(new MeetingTimer(MeetingTimerKind.Remind), remind);
        }

        step.SetTimer(new MeetingTimer(MeetingTimerKind.Away), Instant.Max(AwayFrom(state, calendar), step.Now));
        step.SetTimer(new MeetingTimer(MeetingTimerKind.Start), state.StartsAt);
    }

    static Outcome<Meeting> Replan(MeetingStep step, MeetingCommand.Replan command)
    {
        var (state, occurrence) = (step.State, command.Occurrence);
        if (state.Status is not MeetingStatus.Scheduled && !(state is { Status: MeetingStatus.Skipped, Ending.IsDayOff: true }))
        {
            return Ignore($"the meeting is {state.Status}");
        }

        if (!state.IsMovedByHand && occurrence is { IsSkipped: false } && occurrence.StartsAt <= step.Now && occurrence.StartsAt != state.StartsAt)
        {
            // Its new time has passed already, and nobody could have come.
            if (occurrence.Date == occurrence.Nominal)
            {
                return Withdraw(step);
            }

            occurrence = occurrence with { IsSkipped = true, StartsAt = state.StartsAt };
        }

        var isSkipped = state.Status is MeetingStatus.Skipped;
        var sameTime = state.StartsAt == occurrence.StartsAt && isSkipped == occurrence.IsSkipped;
        if (sameTime && SameTerms(state.Terms, command.Terms) && (isSkipped || !command.IsNewCalendar))
        {
            return Ignore("it is planned so already");
        }

        step.State = state with { Terms = SameTerms(state.Terms, command.Terms) ? state.Terms : command.Terms };
        if (state.IsMovedByHand)
        {
            step.ClearTimers();
            SetTimers(step, OwesCall(state));
        }
        else
        {
            Schedule(step, occurrence);
            if (!sameTime && !occurrence.IsSkipped)
            {
                step.Log(new MeetingFact.Rescheduled(state.StartsAt, occurrence.StartsAt, step.State.MovedForHoliday));
            }
        }

        return step.Done();
    }

    /// <summary>Equal by what they say: a record compares its lists by identity.</summary>
    static bool SameTerms(MeetingTerms one, MeetingTerms other) =>
        one.Sections.SequenceEqual(other.Sections) && one.RequiredRoles.SequenceEqual(other.RequiredRoles)
        && one == other with { Sections = one.Sections, RequiredRoles = one.RequiredRoles };

    static Outcome<Meeting> Withdraw(MeetingStep step)
    {
        if (step.State.Status is not MeetingStatus.Scheduled && !(step.State is { Status: MeetingStatus.Skipped, Ending.IsDayOff: true }))
        {
            return Ignore($"the meeting is {step.State.Status}");
        }

        step.ClearTimers();
        step.Log(new MeetingFact.Withdrawn());
        step.State = step.State with { Status = MeetingStatus.Skipped, Ending = new MeetingEnding { At = step.Now, IsWithdrawn = true } };
        CarryAll(step);
        return step.Done();
    }

    static Outcome<Meeting> Move(MeetingStep step, MeetingCommand.Move command)
    {
        var (state, to) = (step.State, Time.WorkingTime.WholeMilliseconds(command.To));
        if (FirstOf(WhyNotRun(step, command.Actor), WhyNotMove(state)) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (TextLimits.Check(FormField.Reason, command.Reason, TextLimits.Line) is { } text)
        {
            return Refuse(text);
        }

        if (to <= step.Now)
        {
            return Refuse(new MeetingRefusal.MovedIntoThePast(to));
        }

        if (to > step.Now + MostAhead)
        {
            return Refuse(new MeetingRefusal.MovedTooFar(step.Now + MostAhead));
        }

        if (CanBeTakenUp(state) && WhyNotBeforeNext(step, to) is { } next)
        {
            return Refuse(next);
        }

        if (WhyNotFree(step, to) is { } busy)
        {
            return Refuse(busy);
        }

        if (to == state.StartsAt)
        {
            return Ignore("it takes place then already");
        }

        step.ClearTimers();
        if (CanBeTakenUp(state))
        {
            TakeUp(step, MeetingStatus.Scheduled);
        }

        step.State = step.State with
        {
            StartsAt = to,
            Status = MeetingStatus.Scheduled,
            IsMovedByHand = true,
            MovedForHoliday = null,
            PromptedAt = null,
            PromptDeliveredAt = null,
            StartBy = null,
            AwayKnown = null,
            Here = [],
        };
        step.Tell(new MeetingNotice.Moved(state.StartsAt, to, command.Actor, command.Reason.Trim()), command.Actor);
        SetTimers(step);
        if (state.PromptedAt is not null)
        {
            step.Emit(new MeetingEffect.EditCard());
        }

        return step.Done();
    }

    static Outcome<Meeting> Skip(MeetingStep step, MeetingCommand.Skip command)
    {
        if (FirstOf(WhyNotRun(step, command.Actor), WhyNotBefore(step.State)) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (TextLimits.Check(FormField.Reason, command.Reason, TextLimits.Line) is { } text)
        {
            return Refuse(text);
        }

        var ending = new MeetingEnding { At = step.Now, By = command.Actor, Reason = command.Reason.Trim() };
        Close(step, MeetingStatus.Skipped, ending, command.Actor);
        step.Tell(new MeetingNotice.Skipped(ending), command.Actor);
        ImmutableArray<UserId> others = [.. Required(step).Where(user => user != command.Actor)];
        step.State = step.State with { ToldOff = others };
        foreach (var user in others)
        {
            step.Emit(new MeetingEffect.TellOff(user));
        }

        return step.Done();
    }

    /// <summary>What somebody called off takes place again, with its items as they stand by now.</summary>
    static Outcome<Meeting> Restore(MeetingStep step, MeetingCommand.Restore command)
    {
        var state = step.State;
        if (WhyNotRun(step, command.Actor) is { } stranger)
        {
            return Refuse(stranger);
        }

        if (state.IsAhead)
        {
            return Ignore("it takes place");
        }

        if (state is not { Status: MeetingStatus.Skipped, Ending: { By: not null, IsWithdrawn: false } } || state.StartsAt <= step.Now)
        {
            return Refuse(new MeetingRefusal.AlreadyOver(state.Status, EndingOf(state)));
        }

        if (WhyNotFree(step, state.StartsAt) is { } busy)
        {
            return Refuse(busy);
        }

        var carried = state.Items.Where(item => item.Disposition is null or Disposition.Parked).ToArray();
        step.State = state with { Status = MeetingStatus.Scheduled, Ending = null, PromptedAt = null, PromptDeliveredAt = null, StartBy = null, Items = [.. state.Items.Except(carried)] };
        step.Tell(new MeetingNotice.Restored(command.Actor), command.Actor);
        step.Emit(new MeetingEffect.EditAnnounced());
        foreach (var user in state.ToldOff.GetValueOrDefault().OrEmpty())
        {
            step.Emit(new MeetingEffect.EditOff(user));
        }

        SetTimers(step);
        foreach (var item in carried)
        {
            step.Emit(new MeetingEffect.BringBack(item.Id));
        }

        if (state.PromptedAt is not null)
        {
            step.Emit(new MeetingEffect.EditCard());
        }

        return step.Done();
    }

    /// <summary>Why it can't be called off any more; null while it is ahead and does not run.</summary>
    public static MeetingRefusal? WhyNotBefore(Meeting state) =>
        state.Status is MeetingStatus.Running ? new MeetingRefusal.IsRunning() : WhyNotAhead(state);

    /// <summary>Everybody required who acts today, once each.</summary>
    static ImmutableArray<UserId> Required(MeetingStep step) =>
        [.. step.State.Terms.RequiredRoles.Select(role => step.Roster.Acting(role, step.Now)).OfType<UserId>().Distinct()];
}
