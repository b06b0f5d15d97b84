using System.Collections.Immutable;

namespace AlignBot.Domain.Cadence;

/// <content>Open disputes on the agenda: those who sit in them decide them, and the meeting follows.</content>
public static partial class MeetingWorkflow
{
    static Outcome<Meeting> DisputeStands(MeetingStep step, MeetingCommand.DisputeStands command)
    {
        var items = OfDispute(step, command.Dispute.Id).Where(item => item.Disposition is null && item.Dispute != command.Dispute).ToArray();
        if (items.Length == 0)
        {
            return Ignore("it is not on this agenda, or stands there so");
        }

        foreach (var item in items)
        {
            step.Put(item with { Dispute = command.Dispute });
        }

        return step.Done();
    }

    /// <summary>While it runs the item says how its dispute ended; before that it need not be spoken of.</summary>
    static Outcome<Meeting> DisputeOver(MeetingStep step, MeetingCommand.DisputeOver command)
    {
        var items = OfDispute(step, command.Dispute);
        if (items.IsEmpty)
        {
            return Ignore("it is not on this agenda");
        }

        foreach (var item in items)
        {
            if (step.State.Status is MeetingStatus.Running)
            {
                Settle(step, item, command);
            }
            else
            {
                TakeAway(step, item);
            }
        }

        Reach(step);
        return step.Done();
    }

    static void Settle(MeetingStep step, AgendaItem item, MeetingCommand.DisputeOver command)
    {
        if (command.Decision is not { } decision)
        {
            PutDisposition(step, item, new Disposition.Dropped(null, step.Now, $"DSP-{command.Number} was withdrawn."), actor: null);
            return;
        }

        PutDisposition(step, item, new Disposition.Decided(null, step.Now, decision.Decision, decision.Number, command.Number), actor: null);

        // It was on its agenda and was decided while it ran: its minutes name it.
        if (step.State.Decisions.Length < ListLimits.DecisionsOfMeeting && step.State.Decisions.All(taken => taken.Decision != decision.Decision))
        {
            step.State = step.State with { Decisions = step.State.Decisions.Add(decision) };
        }
    }

    static void TakeAway(MeetingStep step, AgendaItem item)
    {
        Remove(step, item);
        if (item.WaitingOn is not null)
        {
            step.Emit(new MeetingEffect.StopAwaiting(item));
        }
    }

    /// <summary>Its items that are open; 'it stays a dispute' was said to go on, and ends nothing while the meeting runs.</summary>
    static ImmutableArray<AgendaItem> OfDispute(MeetingStep step, DisputeId dispute) => step.State.IsAhead
        ? [.. step.State.Items.Where(item => item.Dispute?.Id == dispute && item.Disposition is null or Disposition.StaysDispute)]
        : [];

    /// <summary>What is a dispute is not ended by the end of a meeting.</summary>
    static void LeaveDisputes(MeetingStep step, UserId? actor)
    {
        foreach (var item in step.State.Items.Where(item => item is { MustBeDisposed: true, Dispute: not null }))
        {
            PutDisposition(step, item, new Disposition.StaysDispute(actor, step.Now, item.Dispute!.Id, item.Dispute.Number), actor);
        }
    }
}
