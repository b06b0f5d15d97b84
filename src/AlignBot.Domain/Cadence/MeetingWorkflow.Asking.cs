using System.Collections.Immutable;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <content>What a meeting that closes itself would park once more: those who must be there say what becomes of it by the next working day, then the executive reads of it.</content>
public static partial class MeetingWorkflow
{
    /// <summary>How far ahead something may wait for somebody, in months.</summary>
    public const int MostMonthsWaiting = 3;

    /// <summary>The close of the next working day, by which they answer.</summary>
    public static Instant AnswerBy(Instant now, WorkingCalendar calendar) =>
        WorkingPeriods.On(ConfirmFrom(now, calendar).InZone(calendar.Zone).Date, calendar, calendar.Zone)[^1].Close;

    static void AskLeaders(MeetingStep step, AgendaItem item)
    {
        var (asked, due) = (Required(step), AnswerBy(step.Now, step.Context.Calendar));
        PutDisposition(step, item, new Disposition.Asked(step.Now, asked, due), actor: null);
        foreach (var user in asked)
        {
            step.Emit(new MeetingEffect.AskWhatBecomes(item.Id, user, due));
        }
    }

    /// <summary>The timer that the asks leave behind.</summary>
    static void AwaitAnswers(MeetingStep step)
    {
        if (step.State.Items.Select(item => item.Disposition).OfType<Disposition.Asked>().FirstOrDefault() is { } asked)
        {
            step.SetTimer(new MeetingTimer(MeetingTimerKind.Answer), asked.DueAt);
        }
    }

    /// <summary>A dispute from anybody, since it is raised by then; a person and a date, or a reason to drop it, from those who were asked and those who run the meeting.</summary>
    static Outcome<Meeting> Answer(MeetingStep step, AgendaItem item, Disposition.Asked asked, MeetingCommand.Dispose command)
    {
        if (WhyNotTakePart(step, command.Actor) is { } stranger)
        {
            return Refuse(stranger);
        }

        if (command.As is not Disposition.Escalated && !asked.Of.Contains(command.Actor) && asked.Executive != command.Actor && WhyNotRun(step, command.Actor) is { } not)
        {
            return Refuse(not);
        }

        var open = item with { Disposition = null };
        if (command.As is not (Disposition.Escalated or Disposition.Parked or Disposition.Dropped))
        {
            return Refuse(new MeetingRefusal.ParkedBefore(item));
        }

        if (WhyNotSo(step, open, command.As) is { } why)
        {
            return Refuse(why);
        }

        PutDisposition(step, open, command.As, command.Actor);
        StopAsking(step, item, asked);
        if (command.As is Disposition.Parked)
        {
            var carried = step.State.Item(item.Id)!.Carried();
            step.Emit(new MeetingEffect.Carry(carried));
            step.Emit(new MeetingEffect.Await(carried));
        }

        if (!step.State.Items.Any(other => other.Disposition is Disposition.Asked { Executive: null }))
        {
            step.ClearTimers(timer => timer.Kind is MeetingTimerKind.Answer);
        }

        step.Emit(new MeetingEffect.EditMinutes());
        return step.Done();
    }

    static void StopAsking(MeetingStep step, AgendaItem item, Disposition.Asked asked)
    {
        foreach (var user in asked.Of)
        {
            step.Emit(new MeetingEffect.EditWhatBecomes(item.Id, user, IsOver: true));
        }

        if (asked.Executive is { } executive)
        {
            step.Emit(new MeetingEffect.EditLeftOpen(item.Id, executive));
        }
    }

    static Outcome<Meeting> AnswerDue(MeetingStep step)
    {
        var executive = step.Roster.Acting(Role.AccountableExecutive, step.Now) ?? step.Roster.Acting(Role.OperatingLead, step.Now);
        var waiting = step.State.Items.Where(item => item.Disposition is Disposition.Asked { Executive: null }).ToImmutableArray();
        if (waiting.IsEmpty || executive is not { } reader)
        {
            return Ignore("nobody is asked, or nobody is there to read of it");
        }

        step.ClearTimers(timer => timer.Kind is MeetingTimerKind.Answer);
        foreach (var item in waiting)
        {
            var asked = (Disposition.Asked)item.Disposition!;
            step.Put(item with { Disposition = asked with { Executive = reader } });
            step.Log(new MeetingFact.LeftOpen(item.Id, item.Text, reader));
            step.Emit(new MeetingEffect.TellLeftOpen(item.Id, reader));
            foreach (var user in asked.Of)
            {
                step.Emit(new MeetingEffect.EditWhatBecomes(item.Id, user, IsOver: false));
            }
        }

        return step.Done();
    }
}
