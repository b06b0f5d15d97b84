using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>When somebody wants to be reminded instead.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Later>))]
public enum Later
{
    /// <summary>Today, after noon where they are.</summary>
    ThisAfternoon,

    /// <summary>When their next day of work begins.</summary>
    TomorrowMorning,
}

/// <content>What a seat does short of an answer: puts its reminder off, or writes where nothing is counted.</content>
public static partial class DisputeWorkflow
{
    /// <summary>How often a seat may move its reminder at a level.</summary>
    public const int PutOffs = 2;

    /// <summary>Nobody wants to be reminded of what they have just read.</summary>
    static readonly Duration Soon = Duration.FromMinutes(45);

    /// <summary>The afternoon's hours at which one is reminded, in the order of the day.</summary>
    static readonly ImmutableArray<LocalTime> Afternoon = [new(14, 0), new(16, 0)];

    /// <summary>The moments to which this seat may move its reminder: in their own hours, before the level is due. None where they may not, or not any more.</summary>
    public static IReadOnlyDictionary<Later, Instant> MayPutOff(Dispute state, Roster roster, UserId user, Instant now) =>
        state is { IsOpen: true, DueAt: { } dueAt } && state.SeatOf(user) is { IsWaiting: true, TimesPutOff: < PutOffs }
            ? Moments(OwnHours(state, roster, user), now).Where(moment => moment.At < dueAt).ToDictionary(moment => moment.When, moment => moment.At)
            : ImmutableDictionary<Later, Instant>.Empty;

    static IEnumerable<(Later When, Instant At)> Moments(WorkingCalendar own, Instant now)
    {
        var today = now.InZone(own.Zone).Date;
        foreach (var time in Afternoon)
        {
            var at = today.At(time).InZoneLeniently(own.Zone).ToInstant();
            if (at >= now + Soon && WorkingTime.AtOrNextOpening(at, own) == at)
            {
                yield return (Later.ThisAfternoon, at);
                break;
            }
        }

        yield return (Later.TomorrowMorning, WorkingTime.FirstOpening(today.PlusDays(1), own));
    }

    static Outcome<Dispute> PutOff(DisputeStep step, DisputeCommand.PutOff command)
    {
        if (WhyNotSeated(step, command) is { } refusal)
        {
            return Refuse(refusal);
        }

        var (seat, dueAt) = (step.State.SeatOf(command.Actor)!, step.State.DueAt!.Value);
        if (!seat.IsWaiting)
        {
            return Ignore("they have answered");
        }

        if (seat.TimesPutOff >= PutOffs)
        {
            return Refuse(new DisputeRefusal.PutOffTooOften(PutOffs, dueAt));
        }

        if (!MayPutOff(step.State, step.Roster, command.Actor, step.Now).TryGetValue(command.Until, out var at))
        {
            return Refuse(new DisputeRefusal.PutOffTooFar(command.Until, dueAt));
        }

        step.Put(seat with { RemindAt = at, TimesPutOff = seat.TimesPutOff + 1 });
        SetReminders(step, command.Actor);
        step.Log(new DisputeFact.ReminderPutOff(step.State.Level, at), command.Actor);
        step.Refresh(command.Actor, AskKind.Decide);
        return step.DoneQuietly();
    }

    /// <summary>Whoever is asked and writes in the thread instead is told once that this is no answer.</summary>
    static Outcome<Dispute> WroteInThread(DisputeStep step, DisputeCommand.WroteInThread command)
    {
        if (WhyNotSeated(step, command) is not null || step.State.SeatOf(command.Actor) is not { IsWaiting: true, ToldOfThread: false } seat)
        {
            return Ignore("no answer of theirs is waited for, or they were told before");
        }

        step.Put(seat with { ToldOfThread = true });
        return step.DoneQuietly();
    }

    static DisputeTimer ChosenReminder(Dispute state, UserId user) => new(DisputeTimerKind.Reminder, state.Round, state.Level, 0, user);
}
