using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <content>The way on from one that was not held: held now, or at another time before the next one. That it was missed at first stays in the record.</content>
public static partial class MeetingWorkflow
{
    /// <summary>Whether it was missed, or could not be held, and so can be taken up again: until the next of its series begins.</summary>
    public static bool CanBeTakenUp(Meeting state) =>
        state is { Status: MeetingStatus.Missed } or { Status: MeetingStatus.Skipped, Ending: { IsOutage: true } or { Away: not null } };

    /// <summary>Why it can't be moved or called off as it stands; null when it can.</summary>
    public static MeetingRefusal? WhyNotMove(Meeting state) => CanBeTakenUp(state) ? null : WhyNotBefore(state);

    /// <summary>It is to start once more, at once; who pressed it starts it in the same breath.</summary>
    static Outcome<Meeting> HoldNow(MeetingStep step, MeetingCommand.HoldNow command)
    {
        var state = step.State;
        if (WhyNotStart(step, command.Actor) is { } stranger)
        {
            return Refuse(stranger);
        }

        if (state.IsAhead)
        {
            return Ignore("it is taken up again already");
        }

        if (!CanBeTakenUp(state))
        {
            return Refuse(new MeetingRefusal.AlreadyOver(state.Status, EndingOf(state)));
        }

        if (FirstOf(WhyNotBeforeNext(step, step.Now), WhyNotFree(step, step.Now)) is { } refusal)
        {
            return Refuse(refusal);
        }

        TakeUp(step, MeetingStatus.Prompted);
        step.State = step.State with { PromptedAt = state.PromptedAt ?? step.Now, PromptDeliveredAt = step.Now, StartBy = step.Now + state.Terms.Grace };
        if (state.PromptedAt is null)
        {
            step.Emit(new MeetingEffect.PostCard());
        }

        step.SetTimer(new MeetingTimer(MeetingTimerKind.Grace), step.State.LatestStart);
        step.Tell(new MeetingNotice.HeldNow(command.Actor), command.Actor);
        return step.Done();
    }

    /// <summary>Puts it back among those ahead, with its items as they stand by now; how it ended before is kept.</summary>
    static void TakeUp(MeetingStep step, MeetingStatus status)
    {
        var state = step.State;
        step.ClearTimers();

        // What it asked about is on its agenda again.
        foreach (var item in state.Items.Where(item => item.Disposition is Disposition.Asked))
        {
            step.Put(item with { Disposition = null, ReachedAt = null });
            StopAsking(step, item, (Disposition.Asked)item.Disposition!);
        }

        var carried = state.Items.Where(item => item.Disposition is null or Disposition.Parked).ToArray();
        step.State = step.State with
        {
            Status = status,
            Ending = null,
            EarlierEndings = [.. state.EarlierEndings.GetValueOrDefault().OrEmpty(), EndingOf(state)],
            StartBy = null,
            StartedAt = null,
            StartedBy = null,
            Section = 0,
            SectionEndsAt = null,
            Here = [],
            IsPressed = false,
            NothingToDecide = false,
            Items = [.. step.State.Items.Except(carried)],
        };
        if (state.StartedAt is null)
        {
            step.Emit(new MeetingEffect.EditAnnounced());
        }

        if (state.Told is { } executive)
        {
            step.Emit(new MeetingEffect.EditTold(executive));
        }

        foreach (var item in carried)
        {
            step.Emit(new MeetingEffect.BringBack(item.Id));
        }
    }

    /// <summary>Its items wait for the next one, and from its begin on they are that one's.</summary>
    static MeetingRefusal.NextComes? WhyNotBeforeNext(MeetingStep step, Instant at) =>
        step.Context.Next is { } next && (next.HasBegun || at + step.State.Terms.Length > next.StartsAt) ? new MeetingRefusal.NextComes(next.StartsAt, next.HasBegun) : null;

    static MeetingRefusal.Overlaps? WhyNotFree(MeetingStep step, Instant at) =>
        step.Context.Others.FirstOrDefault(other => at < other.To && other.From < at + step.State.Terms.Length) is { } busy
            ? new MeetingRefusal.Overlaps(busy.Name, busy.From)
            : null;
}
