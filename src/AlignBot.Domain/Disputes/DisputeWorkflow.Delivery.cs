using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <content>What the bot reports: forms opened and closed, asks that arrived or can't, time in which it was down.</content>
public static partial class DisputeWorkflow
{
    private static Outcome<Dispute> FormOpened(DisputeStep step, DisputeCommand.FormOpened command)
    {
        if (WhyNotSeated(step.State, command) is { } refusal)
            return Refuse(refusal);
        var seat = step.State.SeatOf(command.Actor)!;

        // Opened in time counts; opening it again after the deadline neither adds time nor takes any away.
        if (step.Now >= step.State.DueAt && seat.FormOpenedAt is not null)
            return Ignore("the form is waited for already");
        step.Put(seat with { FormOpenedAt = step.Now });
        return step.DoneQuietly();
    }

    private static Outcome<Dispute> FormClosed(DisputeStep step, DisputeCommand.FormClosed command)
    {
        if (WhyNotSeated(step.State, command) is not null || step.State.SeatOf(command.Actor) is not { FormOpenedAt: not null } seat)
            return Ignore("no form of theirs is waited for");
        step.Put(seat with { FormOpenedAt = null });
        ExpireIfDue(step);
        return step.HasEffects ? step.Done() : step.DoneQuietly();
    }

    private static Outcome<Dispute> AskDelivered(DisputeStep step, DisputeCommand.AskDelivered command)
    {
        if (WhyLate(step.State, command.Round, command.Level) is { } late)
            return Ignore(late);
        if (step.State.SeatOf(command.User) is not { AskDeliveredAt: null } seat)
            return Ignore("they were told already, or no longer sit there");
        step.Put(seat with { AskDeliveredAt = step.Now, Undeliverable = null });
        step.Log(new DisputeFact.Delivered(command.Level, command.User));
        var held = step.State.HeldUntil;
        ExpireIfDue(step);
        return step.State.HeldUntil != held || !step.State.IsOpen || step.State.Level != command.Level ? step.Done() : step.DoneQuietly();
    }

    private static Outcome<Dispute> AskUndeliverable(DisputeStep step, DisputeCommand.AskUndeliverable command)
    {
        if (WhyLate(step.State, command.Round, command.Level) is { } late)
            return Ignore(late);
        if (step.State.SeatOf(command.User) is not { AskDeliveredAt: null, Undeliverable: null } seat)
            return Ignore("they were told already, or no longer sit there");
        step.Put(seat with { Undeliverable = command.Why });
        step.Log(new DisputeFact.NotDelivered(command.Level, command.User, command.Why));
        ExpireIfDue(step);
        return step.Done();
    }

    private static Outcome<Dispute> CreditOutage(DisputeStep step, DisputeCommand.CreditOutage command)
    {
        var state = step.State;
        if (!state.IsOpen || state.DueAt is not { } dueAt)
            return Ignore("no level is open");
        var from = Instant.Max(command.From, Instant.Max(state.LevelOpenedAt, state.CreditedUntil ?? Instant.MinValue));
        var to = Instant.Min(command.To, step.Now);
        if (from >= dueAt || to <= from)
            return Ignore("the level lost no time");
        var inWorkingTime = state.CurrentLevel.Window.IsWorkingTime;
        var newDueAt = Later(dueAt);
        if (newDueAt == dueAt)
            return Ignore("the level lost no working time");

        var reconcile = state.ReconcileUntil;
        step.State = state with { CreditedUntil = to };
        step.Log(new DisputeFact.OutageCredited(state.Level, from, to, dueAt, newDueAt));
        MoveDeadline(step, newDueAt, state.Receipt);
        if (reconcile is { } until && !state.IsLastLevel && from < until)
        {
            step.State = step.State with { ReconcileUntil = Instant.Min(Later(until), newDueAt) };
            step.SetTimer(ReconcileTimer(step.State), step.State.ReconcileUntil!.Value);
        }

        return step.Done();

        Instant Later(Instant at) => inWorkingTime
            ? WorkingTime.WholeMilliseconds(WorkingTime.Add(at, WorkingTime.Between(from, to, state.Calendar), state.Calendar))
            : at + (to - from);
    }
}
