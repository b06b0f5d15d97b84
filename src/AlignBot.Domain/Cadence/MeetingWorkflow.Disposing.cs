
namespace AlignBot.Domain.Cadence;

/// <content>How an item ends: what may become of it, and what may not.</content>
public static partial class MeetingWorkflow
{
    static Outcome<Meeting> Dispose(MeetingStep step, MeetingCommand.Dispose command)
    {
        if (step.State is { IsAhead: false } && step.State.Item(command.Item) is { Disposition: Disposition.Asked asked } left)
        {
            return Answer(step, left, asked, command);
        }

        if (WhyNotSettle(step, command.Actor) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (WhyNotDispose(step, command.Item, command.As) is { } not)
        {
            return Refuse(not);
        }

        PutDisposition(step, step.State.Item(command.Item)!, command.As, command.Actor);
        Reach(step);
        return step.Done();
    }

    static Refusal? WhyNotDispose(MeetingStep step, AgendaItemId id, Disposition how)
    {
        if (step.State.Item(id) is not { } item)
        {
            return new MeetingRefusal.UnknownItem();
        }

        if (item.Disposition is not null)
        {
            return new MeetingRefusal.AlreadyDisposed(item);
        }

        return WhyNotSo(step, item, how);
    }

    static Refusal? WhyNotSo(MeetingStep step, AgendaItem item, Disposition how)
    {
        return how switch
        {
            Disposition.StaysDispute => item.Dispute is null ? new MeetingRefusal.UnknownItem() : null,

            // Those who sit in it decide it, by the dispute's own rules.
            not Disposition.Decided { Dispute: not null } when item.Dispute is { } dispute => new MeetingRefusal.IsDispute(dispute),
            Disposition.Dropped dropped => TextLimits.Check(FormField.Reason, dropped.Reason, TextLimits.Line),
            Disposition.Parked parked => WhyNotPark(step, item, parked),

            // What was put off was put off because something is to be decided.
            Disposition.Discussed when item.TimesParked > 0 => new MeetingRefusal.ParkedBefore(item),
            _ => null,
        };
    }

    static Refusal? WhyNotPark(MeetingStep step, AgendaItem item, Disposition.Parked parked)
    {
        if (TextLimits.Check(FormField.Reason, parked.Reason, TextLimits.Line) is { } text)
        {
            return text;
        }

        var today = step.Now.InZone(step.State.Terms.Zone).Date;
        if (parked.WaitingOn is null && parked.Until is null)
        {
            return item.TimesParked > 0 ? new MeetingRefusal.ParkedBefore(item) : null;
        }

        if (parked.WaitingOn is not { } person || parked.Until is not { } until || until <= today)
        {
            return new MeetingRefusal.WaitingNeedsBoth(today);
        }

        if (until > today.PlusMonths(MostMonthsWaiting))
        {
            return new MeetingRefusal.WaitingTooLong(today.PlusMonths(MostMonthsWaiting));
        }

        return step.Roster.MayDecide(person) ? null : new TextRefusal.PersonNotEligible(FormField.WaitingOn, person, step.Roster.StandingOf(person));
    }

    static void PutDisposition(MeetingStep step, AgendaItem item, Disposition how, UserId? actor)
    {
        var ended = item with { Disposition = how, ReachedAt = item.ReachedAt ?? step.Now };
        step.Put(ended);
        step.Log(new MeetingFact.ItemDisposed(item.Id, item.Text, how), actor);
        if (item.WaitingOn is not null)
        {
            step.Emit(new MeetingEffect.StopAwaiting(item));
        }
    }
}
