using AlignBot.Domain.Decisions;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>What the dispute rules ask of the bot. Closed; carried out in order, in the transaction of the state.</summary>
public abstract record DisputeEffect : Effect
{
    DisputeEffect()
    {
    }

    /// <summary>Post the card: the thread begins. A ledger post.</summary>
    public sealed record PostCard : DisputeEffect;

    /// <summary>Bring the card to the present state.</summary>
    public sealed record EditCard : DisputeEffect;

    /// <summary>A short post in the thread. A ledger post: never dropped or merged.</summary>
    public sealed record Announce(DisputeNotice Notice) : DisputeEffect;

    /// <summary>Tell somebody directly that they must act.</summary>
    public sealed record Ask(OpenAsk Of) : DisputeEffect;

    /// <summary>Bring a standing ask to the present state: somebody else has ruled, the time has moved.</summary>
    public sealed record RefreshAsk(OpenAsk Of) : DisputeEffect;

    /// <summary>It is no longer theirs: the message says what became of it.</summary>
    public sealed record CloseAsk(OpenAsk Of, AskEnd Why) : DisputeEffect;

    /// <summary>Remind somebody. Dropped when it no longer applies.</summary>
    public sealed record Nudge(UserId To, int Round, int Level, int Percent, Instant DueAt) : DisputeEffect;

    /// <summary>Ask once more for what nobody has answered.</summary>
    public sealed record AskOnceMore(OpenAsk Of) : DisputeEffect;

    /// <summary>What would have prevented it becomes a draft or an action; the bot sets <see cref="Lesson.Draft"/>.</summary>
    public sealed record TakeLesson : DisputeEffect;

    /// <summary>Set a timer, or move it when the key is set already.</summary>
    public sealed record SetTimer(DisputeTimer Timer, Instant At) : DisputeEffect, ISetsTimer
    {
        string ISetsTimer.Name => Timer.Key;
    }

    /// <summary>The timer is not needed any more.</summary>
    public sealed record ClearTimer(DisputeTimer Timer) : DisputeEffect, IClearsTimer
    {
        string IClearsTimer.Name => Timer.Key;
    }

    /// <summary>Ask Slack who is in the channel, and look at the seats again then.</summary>
    public sealed record AskWhoIsThere : DisputeEffect;

    /// <summary>Write a decision to the log. The bot takes its number in the same transaction and sets <see cref="Closing.DecisionNumber"/>.</summary>
    public sealed record RecordDecision(Decision Decision) : DisputeEffect;

    /// <summary>A command to another decision, in the same transaction.</summary>
    public sealed record TellDecision(DecisionId Decision, DecisionCommand Command) : DisputeEffect;

    /// <summary>A line of the record: what happened, and who did it (null: the clock or the bot).</summary>
    public sealed record Log(DisputeFact Fact, UserId? Actor) : DisputeEffect, ILogs<DisputeFact>;
}
