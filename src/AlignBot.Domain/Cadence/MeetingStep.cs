using AlignBot.Domain.Cadence.Series;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <summary>One command on its way through the rules: the state as it becomes, and the effects it gathers. Lives within one Apply.</summary>
sealed class MeetingStep(Meeting state, MeetingContext context)
{
    readonly List<Effect> effects = [];

    readonly Meeting before = state;

    public Meeting State { get; set; } = state;

    public MeetingContext Context => context;

    public Instant Now => context.Now;

    public Roster Roster => context.Roster;

    public void Emit(MeetingEffect effect) => effects.Add(effect);

    public void Log(MeetingFact fact, UserId? actor = null) => Emit(new MeetingEffect.Log(fact, actor));

    /// <summary>A line of the record that the channel is told too.</summary>
    public void Tell(MeetingNotice notice, UserId? actor = null)
    {
        Log(notice, actor);
        Emit(new MeetingEffect.Announce(notice));
    }

    public void SetTimer(MeetingTimer timer, Instant at)
    {
        if (!State.Timers.Contains(timer))
        {
            State = State with { Timers = State.Timers.Add(timer) };
        }

        Emit(new MeetingEffect.SetTimer(timer, at));
    }

    public void ClearTimers(Func<MeetingTimer, bool>? which = null)
    {
        foreach (var timer in State.Timers.Where(which ?? (_ => true)))
        {
            Emit(new MeetingEffect.ClearTimer(timer));
        }

        State = State with { Timers = [.. State.Timers.Where(timer => which is not null && !which(timer))] };
    }

    public void Put(AgendaItem item) => State = State with { Items = [.. State.Items.Select(other => other.Id == item.Id ? item : other)] };

    /// <summary>What the message to a leader who was asked for items depends on.</summary>
    static (MeetingStatus Status, Instant StartsAt, int Given) Asks(Meeting meeting, UserId user) =>
        (meeting.Status, meeting.StartsAt, meeting.Items.Count(item => item.AddedBy == user));

    /// <summary>What a reminder depends on: as long as it lies ahead at its time, or is on, people are expected.</summary>
    static (MeetingStatus? Over, Instant StartsAt) Expects(Meeting meeting) => (meeting.IsAhead ? null : meeting.Status, meeting.StartsAt);

    /// <summary>What calendars show of it.</summary>
    static (MeetingTerms Terms, Instant StartsAt, bool IsOff) Entry(Meeting meeting) => (meeting.Terms, meeting.StartsAt, meeting.Status is MeetingStatus.Skipped);

    /// <summary>The outcome of something that nobody sees on the cards.</summary>
    public Outcome<Meeting>.Changed DoneQuietly() => new(State, [.. effects]);

    /// <summary>The outcome; whatever stands in the channel is brought to the present state last.</summary>
    public Outcome<Meeting>.Changed Done()
    {
        if (Entry(before) != Entry(State))
        {
            State = State with { ChangedAt = Now };
        }

        if (State.CalledAt is not null && !effects.Any(e => e is MeetingEffect.CallForItems))
        {
            Emit(new MeetingEffect.EditCall());
        }

        if (State.PromptedAt is not null && !effects.Any(e => e is MeetingEffect.PostCard))
        {
            Emit(new MeetingEffect.EditCard());
        }

        foreach (var user in before.Asked.Where(user => Asks(before, user) != Asks(State, user)))
        {
            Emit(new MeetingEffect.EditAsk(user));
        }

        foreach (var user in before.Reminded.Where(_ => Expects(before) != Expects(State)))
        {
            Emit(new MeetingEffect.EditReminder(user));
        }

        if (before.AwayAsk is { } asked && (before.Status, before.StartsAt) != (State.Status, State.StartsAt))
        {
            Emit(new MeetingEffect.EditAwayAsk(asked.To));
        }

        return new Outcome<Meeting>.Changed(State, [.. effects]);
    }
}
