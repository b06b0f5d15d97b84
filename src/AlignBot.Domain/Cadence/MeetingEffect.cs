using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <summary>What the meeting rules ask of the bot. Closed; carried out in order, in the transaction of the state.</summary>
public abstract record MeetingEffect : Effect
{
    MeetingEffect()
    {
    }

    /// <summary>Call for items in the channel.</summary>
    public sealed record CallForItems : MeetingEffect;

    /// <summary>Bring the call to the present state: an item was added, the time has moved, it is over.</summary>
    public sealed record EditCall : MeetingEffect;

    /// <summary>Ask a leader for items. Dropped when they have given one.</summary>
    public sealed record AskForItems(UserId To) : MeetingEffect;

    /// <summary>Bring what they were asked to the present state: they have given one, the time has moved, it has begun or is over.</summary>
    public sealed record EditAsk(UserId To) : MeetingEffect;

    /// <summary>Remind somebody who must be there. Dropped once it has begun.</summary>
    public sealed record Remind(UserId To) : MeetingEffect;

    /// <summary>Bring the reminder to the present state: the time has moved, or it is over.</summary>
    public sealed record EditReminder(UserId To) : MeetingEffect;

    /// <summary>Post the card: it is to start.</summary>
    public sealed record PostCard : MeetingEffect;

    /// <summary>Bring the card to the present state.</summary>
    public sealed record EditCard : MeetingEffect;

    /// <summary>Press for dispositions, in the card's thread. Dropped when there is nothing open.</summary>
    public sealed record PressForEnd : MeetingEffect;

    /// <summary>A short post in the channel: moved, called off, not held.</summary>
    public sealed record Announce(MeetingNotice Notice) : MeetingEffect;

    /// <summary>It was recorded as held after all: what was said of its not being held is brought up to date.</summary>
    public sealed record EditAnnounced : MeetingEffect;

    /// <summary>The minutes, in the card's thread.</summary>
    public sealed record PostMinutes : MeetingEffect;

    /// <summary>Bring the minutes to the present state of their decisions.</summary>
    public sealed record EditMinutes : MeetingEffect;

    /// <summary>Remind somebody, once, that what was decided names them and lacks their word. Dropped where they have said it.</summary>
    public sealed record RemindToConfirm(UserId To) : MeetingEffect;

    /// <summary>They have said it: the reminder says so.</summary>
    public sealed record EditConfirmReminder(UserId To) : MeetingEffect;

    /// <summary>Tell the accountable executive that two or more were missed in a row.</summary>
    public sealed record TellExecutive(UserId To, int MissesInARow) : MeetingEffect;

    /// <summary>Ask somebody what becomes of it, since whoever must be there is away then.</summary>
    public sealed record AskToArrange(UserId To) : MeetingEffect;

    /// <summary>Bring that to the present state: somebody is there after all, it was moved or left so, or another is asked.</summary>
    public sealed record EditAwayAsk(UserId To) : MeetingEffect;

    /// <summary>Tell somebody who must be there that another person called it off.</summary>
    public sealed record TellOff(UserId To) : MeetingEffect;

    /// <summary>It takes place after all: what they were told is brought up to date.</summary>
    public sealed record EditOff(UserId To) : MeetingEffect;

    /// <summary>What the executive was told does not hold any more: it was recorded as held.</summary>
    public sealed record EditTold(UserId To) : MeetingEffect;

    /// <summary>The item goes to the first meeting of the series on or after its date.</summary>
    public sealed record Carry(AgendaItem Item) : MeetingEffect;

    /// <summary>The item comes back from the meeting that it was carried to, as it stands there.</summary>
    public sealed record BringBack(AgendaItemId Item) : MeetingEffect;

    /// <summary>Something waits for somebody until a date.</summary>
    public sealed record Await(AgendaItem Item) : MeetingEffect;

    /// <summary>It does not wait for them any longer.</summary>
    public sealed record StopAwaiting(AgendaItem Item) : MeetingEffect;

    /// <summary>Ask somebody who must be there what becomes of an item that was parked before.</summary>
    public sealed record AskWhatBecomes(AgendaItemId Item, UserId Of, Instant DueAt) : MeetingEffect;

    /// <summary>It was said, or the time for it is over: what they were asked is brought up to date.</summary>
    public sealed record EditWhatBecomes(AgendaItemId Item, UserId Of, bool IsOver) : MeetingEffect;

    /// <summary>Tell the accountable executive that nobody said what becomes of it.</summary>
    public sealed record TellLeftOpen(AgendaItemId Item, UserId To) : MeetingEffect
    {
        /// <summary>Another was told before, whose role they have now.</summary>
        public bool IsHandedOver { get; init; }
    }

    /// <summary>It was settled since.</summary>
    public sealed record EditLeftOpen(AgendaItemId Item, UserId To) : MeetingEffect;

    /// <summary>The series is to plan further ahead, and bring proposals to the next.</summary>
    public sealed record PlanAhead : MeetingEffect;

    /// <summary>Set a timer, or move it when the key is set already.</summary>
    public sealed record SetTimer(MeetingTimer Timer, Instant At) : MeetingEffect, ISetsTimer
    {
        string ISetsTimer.Name => Timer.Key;
    }

    /// <summary>The timer is not needed any more.</summary>
    public sealed record ClearTimer(MeetingTimer Timer) : MeetingEffect, IClearsTimer
    {
        string IClearsTimer.Name => Timer.Key;
    }

    /// <summary>A line of the record: what happened, and who did it (null: the clock or the bot).</summary>
    public sealed record Log(MeetingFact Fact, UserId? Actor) : MeetingEffect, ILogs<MeetingFact>;
}
