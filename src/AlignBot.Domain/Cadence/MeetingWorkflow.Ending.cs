using System.Collections.Immutable;
using AlignBot.Domain.People;

namespace AlignBot.Domain.Cadence;

/// <content>How it ends: held, undecided, missed, called off; and what goes on to the next.</content>
public static partial class MeetingWorkflow
{
    /// <summary>From so many misses in a row on, the accountable executive is told of each.</summary>
    public const int MissesToTell = 2;

    /// <summary>What pressing End would still need; null when it can end as it is. A dispute just stays one.</summary>
    public static MeetingRefusal? WhyNotEnd(Meeting state)
    {
        ImmutableArray<AgendaItem> open = [.. state.Items.Where(item => item is { MustBeDisposed: true, Dispute: null })];
        return WhyNotRunning(state) ?? (open.IsEmpty ? null : new MeetingRefusal.StillOpen(open));
    }

    static Outcome<Meeting> End(MeetingStep step, MeetingCommand.End command)
    {
        if (FirstOf(WhyNotRun(step, command.Actor), WhyNotRunning(step.State)) is { } refusal)
        {
            return Refuse(refusal);
        }

        foreach (var (id, how) in command.Dispositions.OrEmpty())
        {
            if (WhyNotDispose(step, id, how) is { } not)
            {
                return Refuse(not);
            }
        }

        foreach (var (id, how) in command.Dispositions.OrEmpty())
        {
            PutDisposition(step, step.State.Item(id)!, how, command.Actor);
        }

        if (WhyNotEnd(step.State) is { } open)
        {
            return Refuse(open);
        }

        LeaveDisputes(step, command.Actor);
        step.State = step.State with { NothingToDecide = command.NothingToDecide };
        Finish(step, command.Actor, wasAway: false);
        return step.Done();
    }

    /// <summary>A running meeting is over: what came of it is written down, posted, and carried on.</summary>
    static void Finish(MeetingStep step, UserId? by, bool wasAway)
    {
        StopReconciling(step, by);
        var missing = RequiredPeople.Missing(step.State.Terms.RequiredRoles, [.. step.State.Here.Select(here => here.User)], step.Roster, step.Now);
        if (!missing.IsEmpty && !wasAway)
        {
            Miss(step, by);
            return;
        }

        var status = !missing.IsEmpty ? MeetingStatus.Skipped
            : step.State.Decisions.IsEmpty && !step.State.NothingToDecide ? MeetingStatus.HeldUndecided
            : MeetingStatus.Held;
        Close(step, status, new MeetingEnding { At = step.Now, By = by, Missing = missing, IsOutage = !missing.IsEmpty }, by);
        step.Emit(new MeetingEffect.PostMinutes());
        AwaitConfirmations(step);
    }

    /// <summary>It was not held: nobody started it, or the required people did not come. Those who were away have missed nothing.</summary>
    static void Miss(MeetingStep step, UserId? by)
    {
        if (RequiredPeople.Absent(step.State.Terms.RequiredRoles, step.Roster, step.Now) is { IsEmpty: false } away)
        {
            NobodyCould(step, away, by);
            return;
        }

        // Taken up again and missed again, it was missed twice.
        var earlier = step.State.EarlierEndings.GetValueOrDefault().OrEmpty().Count(ending => ending.MissesInARow > 0);
        var ending = new MeetingEnding
        {
            At = step.Now,
            By = by,
            Missing = RequiredPeople.Missing(step.State.Terms.RequiredRoles, [.. step.State.Here.Select(here => here.User)], step.Roster, step.Now),
            MissesInARow = step.Context.EarlierMissesInARow + earlier + 1,
            MissesThisQuarter = step.Context.EarlierMissesThisQuarter + earlier + 1,
        };
        var wasStarted = step.State.StartedAt is not null;
        Close(step, MeetingStatus.Missed, ending, by);
        TellOrWrite(step, new MeetingNotice.Missed(ending), wasStarted, by);
        if (ending.MissesInARow >= MissesToTell && step.Roster.Acting(Role.AccountableExecutive, step.Now) is { } executive)
        {
            step.State = step.State with { Told = executive };
            step.Emit(new MeetingEffect.TellExecutive(executive, ending.MissesInARow));
        }
    }

    /// <summary>A required role had nobody to stand for it that day: it neither counts nor breaks a row of misses, and nobody is told of neglect.</summary>
    static void NobodyCould(MeetingStep step, ImmutableArray<Role> away, UserId? by)
    {
        var ending = new MeetingEnding
        {
            At = step.Now,
            By = by,
            Missing = away,
            Away = away,
            AwayPeople = [.. away.Select(role => step.Roster.Holder(role)).OfType<UserId>().Distinct()],
            AwayAtShortNotice = away.Except(step.State.AwayKnown.GetValueOrDefault().OrEmpty()).Any() ? true : null,
        };
        var wasStarted = step.State.StartedAt is not null;
        Close(step, MeetingStatus.Skipped, ending, by);
        TellOrWrite(step, new MeetingNotice.Skipped(ending), wasStarted, by);
    }

    /// <summary>That it was not held is said once: by the minutes where it had begun, else by a post of its own.</summary>
    static void TellOrWrite(MeetingStep step, MeetingNotice notice, bool wasStarted, UserId? by)
    {
        if (!wasStarted)
        {
            step.Tell(notice, by);
            return;
        }

        step.Log(notice, by);
        step.Emit(new MeetingEffect.PostMinutes());
        AwaitConfirmations(step);
    }

    static void Close(MeetingStep step, MeetingStatus status, MeetingEnding ending, UserId? actor)
    {
        step.ClearTimers();
        step.State = step.State with { Status = status, Ending = ending, SectionEndsAt = null };
        step.Log(new MeetingFact.Ended(status, ending, [.. step.State.Here.Select(here => here.User)]), actor);
        CarryAll(step);
        step.Emit(new MeetingEffect.PlanAhead());
    }

    /// <summary>What was parked or not reached goes to the next meeting; what was settled stays with this one.</summary>
    static void CarryAll(MeetingStep step)
    {
        foreach (var item in step.State.Items.Where(item => item.Disposition is null or Disposition.Parked))
        {
            // A meeting that never ran has not passed over anything.
            var carried = step.State.StartedAt is null && item.Disposition is null ? item : item.Carried();
            step.Emit(new MeetingEffect.Carry(carried));
            if (carried is { WaitingOn: not null } && item.Disposition is Disposition.Parked)
            {
                step.Emit(new MeetingEffect.Await(carried));
            }
        }
    }

    static Outcome<Meeting> MetWithoutBot(MeetingStep step, MeetingCommand.MetWithoutBot command)
    {
        var state = step.State;
        if (WhyNotRun(step, command.Actor) is { } stranger)
        {
            return Refuse(stranger);
        }

        if (state.Status is MeetingStatus.Running)
        {
            return Refuse(new MeetingRefusal.IsRunning());
        }

        if (state.Status is MeetingStatus.Held or MeetingStatus.HeldUndecided)
        {
            return Refuse(new MeetingRefusal.AlreadyOver(state.Status, EndingOf(state)));
        }

        if (step.Now < state.StartsAt - StartEarly)
        {
            return Refuse(new MeetingRefusal.TooEarly(state.StartsAt - StartEarly, state.StartsAt));
        }

        if (command.Present.FirstOrDefault(user => !step.Roster.MayDecide(user)) is { Value: not null } guest)
        {
            return Refuse(new TextRefusal.PersonNotEligible(FormField.Present, guest, step.Roster.StandingOf(guest)));
        }

        var wasOver = !state.IsAhead;
        step.State = state with
        {
            Here = [.. command.Present.Distinct().Select(user => new CheckIn(user, step.Now))],
            Decisions = [.. command.Decisions.OrEmpty().Take(ListLimits.DecisionsOfMeeting)],
            NothingToDecide = command.NothingToDecide,
        };
        var missing = RequiredPeople.Missing(state.Terms.RequiredRoles, [.. command.Present], step.Roster, step.Now);
        if (!missing.IsEmpty)
        {
            return Refuse(new MeetingRefusal.RequiredMissing(missing));
        }

        if (step.State.Decisions.IsEmpty && !command.NothingToDecide)
        {
            return Refuse(new MeetingRefusal.NoResult());
        }

        const MeetingStatus status = MeetingStatus.Held;

        var ending = new MeetingEnding { At = step.Now, By = command.Actor, IsWithoutBot = true };
        if (wasOver)
        {
            // Its items have gone on already.
            step.State = step.State with { Status = status, Ending = ending };
            step.Log(new MeetingFact.Ended(status, ending, [.. command.Present]), command.Actor);
            if (state.StartedAt is null)
            {
                step.Emit(new MeetingEffect.EditAnnounced());
            }

            if (state.Told is { } executive)
            {
                step.Emit(new MeetingEffect.EditTold(executive));
            }
        }
        else
        {
            Close(step, status, ending, command.Actor);
        }

        // Minutes of one that had begun and did not count stand in its thread already.
        step.Emit(wasOver && state.StartedAt is not null ? new MeetingEffect.EditMinutes() : new MeetingEffect.PostMinutes());
        AwaitConfirmations(step);
        return step.Done();
    }
}
