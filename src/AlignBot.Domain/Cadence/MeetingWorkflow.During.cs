using AlignBot.Domain.Cadence.Series;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <content>While it runs: coming, sections, decisions, the stopwatch.</content>
public static partial class MeetingWorkflow
{
    /// <summary>The press comes when a fifth of the time is left, at least two and at most ten minutes before the end.</summary>
    public static Duration PressBefore(MeetingTerms terms) => Duration.FromMinutes(Math.Clamp(terms.Minutes / 5, 2, 10));

    static Outcome<Meeting> CheckIn(MeetingStep step, MeetingCommand.CheckIn command)
    {
        if (WhyNotTakePart(step, command.Actor) is { } stranger)
        {
            return Refuse(stranger);
        }

        if (WhyNotAhead(step.State) is { } over)
        {
            return Refuse(over);
        }

        if (TooEarly(step) is { } early)
        {
            return Refuse(early);
        }

        if (!Come(step, command.Actor))
        {
            return Ignore("they are there already");
        }

        return step.Done();
    }

    static Outcome<Meeting> Start(MeetingStep step, MeetingCommand.Start command)
    {
        var state = step.State;
        if (WhyNotStart(step, command.Actor) is { } stranger)
        {
            return Refuse(stranger);
        }

        // Of two who press it at once the second is there as well.
        if (state.Status is MeetingStatus.Running)
        {
            return Come(step, command.Actor) ? step.Done() : Ignore("it runs, and they are there");
        }

        if (FirstOf(WhyNotAhead(state), TooEarly(step)) is { } refusal)
        {
            return Refuse(refusal);
        }

        var wasPrompted = state.PromptedAt is not null;
        step.ClearTimers();
        step.State = state with { Status = MeetingStatus.Running, StartedAt = step.Now, StartedBy = command.Actor, PromptedAt = state.PromptedAt ?? step.Now };
        if (!wasPrompted)
        {
            step.Emit(new MeetingEffect.PostCard());
        }

        step.Log(new MeetingFact.Started(state.StartsAt, step.State.IsLate), command.Actor);
        Come(step, command.Actor);
        var ends = step.State.EndsAt;
        step.SetTimer(new MeetingTimer(MeetingTimerKind.Press), ends - PressBefore(state.Terms));
        step.SetTimer(new MeetingTimer(MeetingTimerKind.TimeUp), ends);
        step.SetTimer(new MeetingTimer(MeetingTimerKind.Close), ends + state.Terms.Grace);
        BeginSection(step, 0);
        return step.Done();
    }

    static MeetingRefusal? WhyNotStart(MeetingStep step, UserId actor)
    {
        var mayStart = MayStart(step.State, step.Roster, step.Now).ToArray();
        var couldAnybody = mayStart.Any(user => step.Roster.IsAvailable(user, step.Now)) || mayStart.Contains(actor);
        return FirstOf(
            couldAnybody ? null : new MeetingRefusal.NobodyToStart(step.State.Terms.RequiredRoles, step.Roster.Acting(People.Role.OperatingLead, step.Now)),
            WhyNotRun(step, actor) is { } stranger ? stranger with { Deed = MeetingDeed.Start } : null);
    }

    static MeetingRefusal.TooEarly? TooEarly(MeetingStep step) => step.State.Status is MeetingStatus.Scheduled && step.Now < step.State.StartsAt - StartEarly
        ? new MeetingRefusal.TooEarly(step.State.StartsAt - StartEarly, step.State.StartsAt)
        : null;

    static bool Come(MeetingStep step, UserId user)
    {
        if (step.State.Here.Any(here => here.User == user))
        {
            return false;
        }

        step.State = step.State with { Here = step.State.Here.Add(new CheckIn(user, step.Now)) };
        step.Log(new MeetingFact.CheckedIn(), user);
        return true;
    }

    static void BeginSection(MeetingStep step, int section)
    {
        var state = step.State;
        var isLast = section == state.Terms.Sections.Length - 1;
        var ends = isLast ? state.EndsAt : Instant.Min(step.Now + Duration.FromMinutes(state.Terms.Sections[section].Minutes), state.EndsAt);
        step.ClearTimers(timer => timer.Kind is MeetingTimerKind.Section);
        step.State = step.State with { Section = section, SectionEndsAt = ends };
        if (!isLast && ends < state.EndsAt)
        {
            step.SetTimer(new MeetingTimer(MeetingTimerKind.Section, section), ends);
        }

        step.Log(new MeetingFact.SectionBegun(section, state.Terms.Sections[section].Name));
        Reach(step);
    }

    /// <summary>The turn of the present section's first open item has come, unless another of that section is being talked about.</summary>
    static void Reach(MeetingStep step)
    {
        var state = step.State;
        if (state.Status is not MeetingStatus.Running || state.ItemsOf(state.Section).Any(item => item.MustBeDisposed))
        {
            return;
        }

        if (state.ItemsOf(state.Section).FirstOrDefault(item => item.Disposition is null) is { } next)
        {
            step.Put(next with { ReachedAt = step.Now });
        }
    }

    static void GoOn(MeetingStep step, UserId? actor)
    {
        if (step.State.Section < step.State.Terms.Sections.Length - 1)
        {
            BeginSection(step, step.State.Section + 1);
        }
        else if (actor is not null)
        {
            step.State = step.State with { SectionEndsAt = step.State.EndsAt };
        }
    }

    static Outcome<Meeting> NextSection(MeetingStep step, MeetingCommand.NextSection command)
    {
        if (FirstOf(WhyNotTakePart(step, command.Actor), WhyNotRunning(step.State), WhyNotHere(step, command.Actor)) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (command.Seen != step.State.Section)
        {
            return Ignore("that section is over already");
        }

        if (command.Seen == step.State.Terms.Sections.Length - 1)
        {
            return Ignore("it is the last section");
        }

        GoOn(step, command.Actor);
        return step.Done();
    }

    static MeetingRefusal.NotCheckedIn? WhyNotHere(MeetingStep step, UserId actor) =>
        step.State.Here.Any(here => here.User == actor) || MayRun(step.State, actor, step.Roster, step.Now) ? null : new MeetingRefusal.NotCheckedIn();

    static Outcome<Meeting> DecisionTaken(MeetingStep step, MeetingCommand.DecisionTaken command)
    {
        if (step.State.Status is not MeetingStatus.Running)
        {
            return Ignore($"the meeting is {step.State.Status}");
        }

        if (step.State.Decisions.Length >= ListLimits.DecisionsOfMeeting)
        {
            return Ignore("the meeting has as many decisions as its minutes take; it stands in the log");
        }

        step.State = step.State with { Decisions = step.State.Decisions.Add(command.Decision) };
        step.Log(new MeetingFact.DecisionTaken(command.Decision.Decision, command.Decision.Number));
        return step.Done();
    }

    static Outcome<Meeting> DecisionChanged(MeetingStep step, MeetingCommand.DecisionChanged command)
    {
        if (step.State.Decisions.FirstOrDefault(taken => taken.Decision == command.Decision) is not { } known)
        {
            return Ignore("it is none of this meeting's");
        }

        if (known.Actions != command.Actions)
        {
            step.State = step.State with { Decisions = step.State.Decisions.Replace(known, known with { Actions = command.Actions }) };
        }

        if (!step.State.IsAhead)
        {
            step.Emit(new MeetingEffect.EditMinutes());
            foreach (var user in step.State.AskedToConfirm ?? [])
            {
                step.Emit(new MeetingEffect.EditConfirmReminder(user));
            }
        }

        return step.Done();
    }

    static Outcome<Meeting> Reconcile(MeetingStep step, MeetingCommand.Reconcile command)
    {
        if (FirstOf(WhyNotTakePart(step, command.Actor), WhyNotRunning(step.State), WhyNotHere(step, command.Actor)) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (command.On == step.State.ReconcilingSince is not null)
        {
            return Ignore(command.On ? "the stopwatch runs already" : "the stopwatch stands already");
        }

        if (command.On)
        {
            step.State = step.State with { ReconcilingSince = step.Now };
        }
        else
        {
            StopReconciling(step, command.Actor);
        }

        return step.Done();
    }

    static void StopReconciling(MeetingStep step, UserId? actor)
    {
        if (step.State.ReconcilingSince is not { } since)
        {
            return;
        }

        step.State = step.State with { Reconciled = step.State.ReconciledBy(step.Now), ReconcilingSince = null };
        step.Log(new MeetingFact.Reconciled(step.Now - since), actor);
    }
}
