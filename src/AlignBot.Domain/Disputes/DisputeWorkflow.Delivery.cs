using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <content>What the bot reports: forms opened and closed, asks that arrived or can't, time in which it was down.</content>
public static partial class DisputeWorkflow
{
    static Outcome<Dispute> FormOpened(DisputeStep step, DisputeCommand.FormOpened command)
    {
        if (WhyNotSeated(step, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        var seat = step.State.SeatOf(command.Actor)!;

        // Opened in time counts; opening it again after the deadline neither adds time nor takes any away.
        if (step.Now >= step.State.DueAt && seat.FormOpenedAt is not null)
        {
            return Ignore("the form is waited for already");
        }

        step.Put(seat with { FormOpenedAt = step.Now });
        return step.DoneQuietly();
    }

    static Outcome<Dispute> FormClosed(DisputeStep step, DisputeCommand.FormClosed command)
    {
        if (WhyNotSeated(step, command) is not null || step.State.SeatOf(command.Actor) is not { FormOpenedAt: not null } seat)
        {
            return Ignore("no form of theirs is waited for");
        }

        step.Put(seat with { FormOpenedAt = null });
        ExpireIfDue(step);
        return step.HasEffects ? step.Done() : step.DoneQuietly();
    }

    static Outcome<Dispute> AskDelivered(DisputeStep step, DisputeCommand.AskDelivered command)
    {
        if (WhyLate(step.State, command.Round, command.Level) is { } late)
        {
            return Ignore(late);
        }

        if (step.State.SeatOf(command.User) is not { AskDeliveredAt: null } seat)
        {
            return Ignore("they were told already, or no longer sit there");
        }

        seat = seat with { AskDeliveredAt = step.Now, Undeliverable = null };
        step.Put(seat with { LiveUntil = LiveUntil(step, seat) });
        step.Log(new DisputeFact.Delivered(command.Level, command.User));
        var held = step.State.HeldUntil;
        ExpireIfDue(step);
        return step.State.HeldUntil != held || !step.State.IsOpen || step.State.Level != command.Level ? step.Done() : step.DoneQuietly();
    }

    static Outcome<Dispute> AskUndeliverable(DisputeStep step, DisputeCommand.AskUndeliverable command)
    {
        if (WhyLate(step.State, command.Round, command.Level) is { } late)
        {
            return Ignore(late);
        }

        if (step.State.SeatOf(command.User) is not { AskDeliveredAt: null, Undeliverable: null } seat)
        {
            return Ignore("they were told already, or no longer sit there");
        }

        step.Put(seat with { Undeliverable = command.Why });
        step.Log(new DisputeFact.NotDelivered(command.Level, command.User, command.Why));
        ExpireIfDue(step);
        return step.Done();
    }

    static Outcome<Dispute> CreditOutage(DisputeStep step, DisputeCommand.CreditOutage command)
    {
        var state = step.State;
        if (!state.IsOpen || state.DueAt is not { } dueAt)
        {
            return Ignore("no level is open");
        }

        var from = Instant.Max(command.From, Instant.Max(state.LevelOpenedAt, state.CreditedUntil ?? Instant.MinValue));
        var to = Instant.Min(command.To, step.Now);
        if (to <= from)
        {
            return Ignore("the level lost no time");
        }

        var newDueAt = from < dueAt ? Later(dueAt) : dueAt;
        var waitedFor = CreditSeats(step, from, to) | CreditForm(step, from, to);
        if (!(CreditLeavers(step, from, to) | waitedFor) && newDueAt == dueAt)
        {
            return Ignore("the level lost no working time");
        }

        step.State = step.State with { CreditedUntil = to };
        if (newDueAt == dueAt)
        {
            if (waitedFor)
            {
                CreditHold(step, dueAt, from, to);
            }

            return step.HasEffects ? step.Done() : step.DoneQuietly();
        }

        var reconcile = state.ReconcileUntil;
        step.Log(new DisputeFact.OutageCredited(state.Level, from, to, dueAt, newDueAt));
        MoveDeadline(step, newDueAt, state.Receipt);
        if (reconcile is { } until && !state.IsLastLevel && from < until)
        {
            step.State = step.State with { ReconcileUntil = Instant.Min(Later(until), newDueAt) };
            step.SetTimer(ReconcileTimer(step.State), step.State.ReconcileUntil!.Value);
        }

        return step.Done();

        Instant Later(Instant at) => state.CurrentLevel.Window.IsWorkingTime
            ? WorkingTime.WholeMilliseconds(WorkingTime.Add(at, WorkingTime.Between(from, to, state.Calendar), state.Calendar))
            : WorkingTime.AtOrNextOpening(at + (to - from), state.Calendar);
    }

    /// <summary>Gives those who are asked the working time back that they lost of theirs.</summary>
    static bool CreditSeats(DisputeStep step, Instant from, Instant to)
    {
        var gaveBack = false;
        foreach (var seat in step.State.Seats.Where(s => s is { IsWaiting: true, AskDeliveredAt: not null }))
        {
            var (live, own) = (LiveUntil(step, seat), OwnHours(step, seat.Occupant!.Value));
            var lost = WorkingTime.Between(Instant.Max(from, seat.AskDeliveredAt!.Value), to, own);
            if (from >= live || lost == Duration.Zero)
            {
                continue;
            }

            step.Put(seat with { LiveUntil = WorkingTime.AtOrNextOpening(WorkingTime.WholeMilliseconds(WorkingTime.Add(live, lost, own)), step.State.Calendar) });
            gaveBack = true;
        }

        return gaveBack;
    }

    /// <summary>Whoever is out of the channel has as long to come back as if the bot had been there to see it.</summary>
    static bool CreditLeavers(DisputeStep step, Instant from, Instant to)
    {
        var gaveBack = false;
        foreach (var seat in step.State.Seats.Where(s => s is { IsWaiting: true, OutOfChannelSince: not null }))
        {
            var (until, lostFrom) = (GoneAt(step.State, seat), Instant.Max(from, seat.OutOfChannelSince!.Value));
            var lost = step.State.Path.LeftChannelGrace.IsWorkingTime ? WorkingTime.Between(lostFrom, to, step.State.Calendar) : to - lostFrom;
            if (from >= until || lost <= Duration.Zero)
            {
                continue;
            }

            until = step.State.Path.LeftChannelGrace.IsWorkingTime ? WorkingTime.WholeMilliseconds(WorkingTime.Add(until, lost, step.State.Calendar)) : until + lost;
            step.Put(seat with { OutOfChannelUntil = until });
            step.SetTimer(LeftTimer(step.State, seat.Occupant!.Value), until);
            gaveBack = true;
        }

        return gaveBack;
    }

    /// <summary>A form that was waited for gets its minutes back.</summary>
    static bool CreditForm(DisputeStep step, Instant from, Instant to)
    {
        if (step.State is not { HeldFor: HoldReason.FormOpen, HeldUntil: { } held } || from >= held)
        {
            return false;
        }

        step.State = step.State with { HeldUntil = to + (held - from) };
        return true;
    }

    /// <summary>After the deadline, what it waits for ends later.</summary>
    static void CreditHold(DisputeStep step, Instant dueAt, Instant from, Instant to)
    {
        if (EndsAt(step.State) is not { } ends || step.Now < ends || HoldOf(step, ends) is not { } hold)
        {
            return;
        }

        step.Log(new DisputeFact.OutageCredited(step.State.Level, from, to, dueAt, hold.Until));
        Hold(step, hold, ends == step.State.DueAt, isAnew: true);
        step.RefreshDeciders();
    }
}
