using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <content>Who sits while a level is open: recusal, departures, absences, changes of role.</content>
public static partial class DisputeWorkflow
{
    /// <summary>When Slack is asked again who is in the channel, should its answer not come.</summary>
    static readonly Duration AskAgain = Duration.FromMinutes(10);

    static Outcome<Dispute> Recuse(DisputeStep step, DisputeCommand.Recuse command)
    {
        if (WhyNotSeated(step, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (TextLimits.Check(FormField.Reason, command.Reason, TextLimits.Body) is { } text)
        {
            return Refuse(text);
        }

        step.State = step.State with { Recused = step.State.Recused.Add(command.Actor) };
        var seat = step.State.SeatOf(command.Actor)!;

        // Unlike somebody who leaves, somebody who should not decide takes their ruling with them.
        if (seat.Ruling is { AgreesWith: null } ruling)
        {
            VoidAgreementWith(step, ruling.Revision);
        }

        seat = step.State.SeatOf(command.Actor)! with { Ruling = null };
        var next = seat.Reason is SeatReason.LastResort ? seat with { Occupant = null } : Refill(step, seat, mayBeOutOfChannel: true);
        Reseat(step, seat, next, next.Reason is SeatReason.LastResort ? next : next with { Reason = SeatReason.Recused }, AskEnd.Recused, command.Reason.Trim());
        AfterSeatsChanged(step);

        // Nothing above is stored when this refuses: somebody must be left who can answer.
        return step.State.IsOpen && step.State.Deciders.IsEmpty && step.State.Seats.All(s => !s.IsFilled)
            ? Refuse(new DisputeRefusal.LastToDecide())
            : step.Done();
    }

    /// <summary>The seat that is theirs and that another holds, for whom they can be there again; null when there is none.</summary>
    public static Seat? SeatToTakeBack(Dispute state, Roster roster, UserId actor, Instant now)
    {
        if (!state.IsOpen || state.SeatOf(actor) is not null || state.Seats.FirstOrDefault(s => s is { IsWaiting: true, IsDeputy: true } && s.For == actor) is not { } seat)
        {
            return null;
        }

        var taken = state.Seats.Where(s => s.Index != seat.Index).Select(s => s.Occupant).OfType<UserId>().ToArray();
        return Seating.Fill(seat, state, state.Level, roster, now, taken, mayBeOutOfChannel: false).Occupant == actor ? seat : null;
    }

    static Outcome<Dispute> TakeSeatBack(DisputeStep step, DisputeCommand.TakeSeatBack command)
    {
        if (WhyNotAtLevel(step.State, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        if (step.State.SeatOf(command.Actor) is not null)
        {
            return Ignore("they sit there already");
        }

        if (SeatToTakeBack(step.State, step.Roster, command.Actor, step.Now) is not { } seat)
        {
            return Refuse(new DisputeRefusal.NotASeat(step.State.Level, step.State.Seats));
        }

        var next = Refill(step, seat, mayBeOutOfChannel: false);
        Reseat(step, seat, next, next with { Reason = SeatReason.NowAvailable }, AskEnd.Reseated);
        AfterSeatsChanged(step);
        return step.Done();
    }

    static Outcome<Dispute> RosterChanged(DisputeStep step)
    {
        var before = step.State;
        if (!step.State.IsOpen)
        {
            LookWhoIsAsked(step);
            return ReferenceEquals(before, step.State) ? Ignore($"the dispute is {step.State.Status}") : step.Done();
        }

        foreach (var index in Enumerable.Range(0, step.State.Seats.Length))
        {
            LookAgain(step, step.State.Seats[index]);
        }

        if (!ReferenceEquals(before, step.State))
        {
            AfterSeatsChanged(step);
        }

        return step.HasEffects ? step.Done() : ReferenceEquals(before, step.State) ? Ignore("its seats are as they were") : step.DoneQuietly();
    }

    /// <summary>Reseats where somebody left, is away or lost the role; fills a vacancy; leaves alone whoever has ruled.</summary>
    static void LookAgain(DisputeStep step, Seat seat)
    {
        if (seat.Ruling is not null)
        {
            return;
        }

        if (WhyNotAnyMore(step, seat) is not { } why)
        {
            if (IsGone(step, seat) && WasAsked(step, seat))
            {
                ReplaceGone(step, seat);
            }
            else
            {
                WatchChannel(step, seat);
            }

            return;
        }

        if (seat.Reason is SeatReason.LastResort)
        {
            if (Seating.LastResort(step.State, step.Roster, step.Now) is { } last)
            {
                Reseat(step, seat, Seating.LastResortSeat(last), seat with { Reason = why }, AskEnd.Reseated);
            }

            return;
        }

        var next = Refill(step, seat, mayBeOutOfChannel: seat.Occupant is not null);
        if (next.Occupant == seat.Occupant)
        {
            return;
        }

        Reseat(step, seat, next, next with { Reason = seat.Occupant is null ? SeatReason.NowAvailable : why }, AskEnd.Reseated);
    }

    /// <summary>The last who can decide hands on to a deputy while they are away, once there is one.</summary>
    static SeatReason? WhyNotAnyMore(DisputeStep step, Seat seat) =>
        Seating.WhyNotAnyMore(seat, step.State, step.Roster, step.Now)
        ?? (seat is { Reason: SeatReason.LastResort, Occupant: { } occupant } && step.Roster.IsAway(occupant, step.Now)
            && Seating.LastResort(step.State, step.Roster, step.Now) is { } last && last.User != occupant
                ? SeatReason.Away
                : null);

    static Seat Refill(DisputeStep step, Seat seat, bool mayBeOutOfChannel)
    {
        var taken = step.State.Seats.Where(s => s.Index != seat.Index && s.Occupant is not null).Select(s => s.Occupant!.Value).ToArray();
        return Seating.Fill(seat, step.State, step.State.Level, step.Roster, step.Now, taken, mayBeOutOfChannel);
    }

    /// <summary>Puts somebody else, or nobody, in a seat; tells the thread, the one who leaves it and the one who takes it.</summary>
    static void Reseat(DisputeStep step, Seat from, Seat to, Seat notice, AskEnd why, string? reason = null)
    {
        if (from.Occupant is { } leaver)
        {
            if (!step.State.Unseated.Contains(leaver))
            {
                step.State = step.State with { Unseated = step.State.Unseated.Add(leaver) };
            }

            step.CloseAsk(leaver, AskKind.Decide, why);
            step.ClearTimers(t => t.User == leaver);
        }

        step.Put(to);
        step.Tell(
            new DisputeNotice.Reseated(step.State.Round, step.State.Level, to.Index, from.Occupant, to.Occupant, notice.Reason ?? SeatReason.NowAvailable, reason),
            reason is null ? null : from.Occupant);
        AskSeat(step, to);
    }

    /// <summary>Goes on with the seats that are left: a level that can't decide any more goes up, a rule that is met now decides.</summary>
    static void AfterSeatsChanged(DisputeStep step)
    {
        if (Seating.WhyNot(step.State.CurrentLevel, step.State.Seats) is not { } why)
        {
            Weigh(step);
            if (step.State.IsOpen)
            {
                step.RefreshDeciders();
                ExpireIfDue(step);
            }

            return;
        }

        if (!step.State.IsLastLevel)
        {
            GoUp(step, new WentUp(step.State.Level, why));
            return;
        }

        if (Seating.LastResort(step.State, step.Roster, step.Now) is not { } last || step.State.Deciders.Contains(last.User))
        {
            return;
        }

        var level = step.State.Level;
        EndLevel(step, why, by: null, AskEnd.Reseated);
        step.Tell(new DisputeNotice.Skipped(step.State.Round, level, why, step.State.Seats));
        OpenLastResort(step, wentUp: null);
    }

    /// <summary>Leaving the channel frees nobody: they are asked directly, and reseated only when they stay away for the grace.</summary>
    static void WatchChannel(DisputeStep step, Seat seat)
    {
        if (seat.Occupant is not { } occupant || seat.Reason is SeatReason.LastResort)
        {
            return;
        }

        var isOut = step.Roster.StandingOf(occupant) is Standing.NotInChannel;
        if (isOut == seat.OutOfChannelSince is not null)
        {
            return;
        }

        var timer = LeftTimer(step.State, occupant);
        if (!isOut)
        {
            step.Put(seat with { OutOfChannelSince = null, OutOfChannelUntil = null });
            step.ClearTimers(t => t == timer);
            return;
        }

        var gone = seat with { OutOfChannelSince = step.Now, OutOfChannelUntil = null };
        gone = gone with { OutOfChannelUntil = GoneAt(step.State, gone) };
        step.Put(gone);
        step.SetTimer(timer, gone.OutOfChannelUntil!.Value);
    }

    static Outcome<Dispute> OutOfChannelTooLong(DisputeStep step, DisputeCommand.OutOfChannelTooLong command)
    {
        if (WhyLate(step.State, command.Round, command.Level) is { } late)
        {
            return Ignore(late);
        }

        if (step.State.SeatOf(command.User) is not { IsWaiting: true, OutOfChannelSince: not null } seat)
        {
            return Ignore("they are back, have ruled, or no longer sit there");
        }

        if (step.Roster.StandingOf(command.User) is not Standing.NotInChannel)
        {
            return RosterChanged(step);
        }

        if (!IsGone(step, seat))
        {
            return Ignore("they were given time back");
        }

        // Whoever came back while nobody listened keeps the seat: Slack is asked before it is taken from them.
        if (!WasAsked(step, seat))
        {
            step.SetTimer(LeftTimer(step.State, command.User), step.Now + AskAgain);
            step.Emit(new DisputeEffect.AskWhoIsThere());
            return step.DoneQuietly();
        }

        ReplaceGone(step, seat);
        AfterSeatsChanged(step);
        return step.Done();
    }

    static void ReplaceGone(DisputeStep step, Seat seat)
    {
        var next = Refill(step, seat, mayBeOutOfChannel: false);
        Reseat(step, seat, next, next with { Reason = SeatReason.LeftChannel }, AskEnd.Reseated);
    }

    static bool IsGone(DisputeStep step, Seat seat) =>
        seat is { IsWaiting: true, OutOfChannelSince: not null, Occupant: { } occupant }
        && step.Roster.StandingOf(occupant) is Standing.NotInChannel && step.Now >= GoneAt(step.State, seat);

    static bool WasAsked(DisputeStep step, Seat seat) => step.Context.PeopleAskedAt is not { } at || at >= GoneAt(step.State, seat);

    static Instant GoneAt(Dispute state, Seat seat) =>
        seat.OutOfChannelUntil ?? WorkingTime.Deadline(seat.OutOfChannelSince!.Value, state.Path.LeftChannelGrace, state.Calendar).At;

    static DisputeTimer LeftTimer(Dispute state, UserId user) => new(DisputeTimerKind.LeftChannel, state.Round, state.Level, 0, user);
}
