using System.Collections.Immutable;
using AlignBot.Domain.Cadence.Series;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <content>Moments passing. What comes too late to be of use is left out: nothing prompts twice, and nothing prompts hours late.</content>
public static partial class MeetingWorkflow
{
    static Outcome<Meeting> CallDue(MeetingStep step)
    {
        if (step.State is not { Status: MeetingStatus.Scheduled, CalledAt: null })
        {
            return Ignore($"the meeting is {step.State.Status}");
        }

        if (step.Now >= LeadTime.Before(step.State.StartsAt, step.State.Terms.RemindBefore, step.Context.Calendar))
        {
            return Ignore("the reminder is due already");
        }

        step.State = step.State with { CalledAt = step.Now };
        step.Emit(new MeetingEffect.CallForItems());
        step.Log(new MeetingFact.Called());
        return step.Done();
    }

    static Outcome<Meeting> AskForItemsDue(MeetingStep step, MeetingCommand.AskForItemsDue command)
    {
        if (step.State.Status is not MeetingStatus.Scheduled || step.Now >= step.State.StartsAt)
        {
            return Ignore($"the meeting is {step.State.Status}");
        }

        if (step.Roster.Acting(command.Role, step.Now) is not { } leader)
        {
            return Ignore("nobody acts in the role");
        }

        if (step.State.Items.Any(item => item.AddedBy == leader))
        {
            return Ignore("they have given one");
        }

        if (step.State.Asked.Contains(leader))
        {
            return Ignore("they were asked already");
        }

        step.State = step.State with { Asked = step.State.Asked.Add(leader) };
        step.Emit(new MeetingEffect.AskForItems(leader));
        return step.Done();
    }

    static Outcome<Meeting> ReminderDue(MeetingStep step)
    {
        if (step.State.Status is not MeetingStatus.Scheduled || step.Now >= step.State.StartsAt)
        {
            return Ignore($"the meeting is {step.State.Status}");
        }

        // One message before it: whoever was asked for items has that, unless it was moved since.
        var required = Required(step).Where(user => step.State.IsMovedByHand || !step.State.Asked.Contains(user)).ToImmutableArray();
        ImmutableArray<UserId> reminded = [.. required, .. step.State.Terms.InvitedRoles.Select(role => step.Roster.Acting(role, step.Now)).OfType<UserId>().Except(Required(step))];
        foreach (var user in reminded)
        {
            step.Emit(new MeetingEffect.Remind(user));
        }

        step.State = step.State with { Reminded = [.. step.State.Reminded.Union(reminded)] };
        return step.Done();
    }

    static Outcome<Meeting> StartDue(MeetingStep step)
    {
        var state = step.State;
        if (state.Status is not MeetingStatus.Scheduled)
        {
            return Ignore($"the meeting is {state.Status}");
        }

        if (step.Now >= state.StartsAt + state.Terms.Grace)
        {
            return WasAway(step);
        }

        step.State = state with { Status = MeetingStatus.Prompted, PromptedAt = step.Now };
        step.Emit(new MeetingEffect.PostCard());
        step.Log(new MeetingFact.Prompted(state.StartsAt));
        step.SetTimer(new MeetingTimer(MeetingTimerKind.Grace), state.StartsAt + state.Terms.Grace);
        return step.Done();
    }

    static Outcome<Meeting> PromptDelivered(MeetingStep step)
    {
        if (step.State is not { Status: MeetingStatus.Prompted, PromptDeliveredAt: null })
        {
            return Ignore($"the meeting is {step.State.Status}");
        }

        step.State = step.State with { PromptDeliveredAt = step.Now };
        var live = step.Now + MinimumLive;
        if (live <= step.State.LatestStart)
        {
            return step.DoneQuietly();
        }

        step.State = step.State with { StartBy = live };
        step.SetTimer(new MeetingTimer(MeetingTimerKind.Grace), live);
        return step.Done();
    }

    static Outcome<Meeting> GraceEnded(MeetingStep step)
    {
        var state = step.State;
        if (state.Status is not MeetingStatus.Prompted)
        {
            return Ignore($"the meeting is {state.Status}");
        }

        var graceEnds = GraceEnds(step);
        if (step.Now < graceEnds)
        {
            step.State = state with { StartBy = graceEnds };
            step.SetTimer(new MeetingTimer(MeetingTimerKind.Grace), graceEnds);
            return step.Done();
        }

        // Whoever never saw the prompt, or pressed Start while no bot answered, has missed nothing.
        if (state.PromptDeliveredAt is null || step.Now > graceEnds + Outage)
        {
            return WasAway(step);
        }

        Miss(step, by: null);
        return step.Done();
    }

    /// <summary>Until when it may start: its grace, longer by what of it the bot was not running, and never shorter than the prompt was live.</summary>
    static Instant GraceEnds(MeetingStep step)
    {
        var (state, ends) = (step.State, step.State.StartsAt + step.State.Terms.Grace);
        ends += step.Context.Outages.Aggregate(Duration.Zero, (sum, outage) => sum + outage.Within(state.StartsAt, ends));
        ends = Instant.Max(ends, state.StartBy ?? ends);
        return state.PromptDeliveredAt is { } delivered ? Instant.Max(ends, delivered + MinimumLive) : ends;
    }

    static Outcome<Meeting> SectionEnded(MeetingStep step, MeetingCommand.SectionEnded command)
    {
        if (step.State.Status is not MeetingStatus.Running || step.State.Section != command.Section)
        {
            return Ignore("that section is over");
        }

        GoOn(step, actor: null);
        return step.Done();
    }

    static Outcome<Meeting> EndNear(MeetingStep step)
    {
        if (step.State is not { Status: MeetingStatus.Running, IsPressed: false })
        {
            return Ignore($"the meeting is {step.State.Status}");
        }

        step.State = step.State with { IsPressed = true };
        step.Emit(new MeetingEffect.PressForEnd());
        return step.Done();
    }

    static Outcome<Meeting> TimeUp(MeetingStep step) => step.State.Status is MeetingStatus.Running
        ? step.Done()
        : Ignore($"the meeting is {step.State.Status}");

    static Outcome<Meeting> CloseDue(MeetingStep step)
    {
        var state = step.State;
        if (state.Status is not MeetingStatus.Running)
        {
            return Ignore($"the meeting is {state.Status}");
        }

        LeaveDisputes(step, actor: null);

        // Nothing is parked a second time by waiting for the end.
        foreach (var item in step.State.Items.Where(item => item.MustBeDisposed))
        {
            if (item.TimesParked > 0)
            {
                AskLeaders(step, item);
            }
            else
            {
                PutDisposition(step, item, new Disposition.Parked(null, step.Now, "The meeting closed before it was settled."), actor: null);
            }
        }

        Finish(step, by: null, wasAway: step.Now > state.EndsAt + state.Terms.Grace + Outage);
        AwaitAnswers(step);
        return step.Done();
    }

    /// <summary>The bot was not running when it mattered: it is no miss, and people can say that they met.</summary>
    static Outcome<Meeting>.Changed WasAway(MeetingStep step)
    {
        var ending = new MeetingEnding { At = step.Now, IsOutage = true };
        Close(step, MeetingStatus.Skipped, ending, actor: null);
        step.Tell(new MeetingNotice.Skipped(ending));
        return step.Done();
    }
}
