using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Actions;

/// <summary>What the rules of follow-ups ask of the bot. Closed; carried out in order, in the transaction of the state.</summary>
public abstract record ActionEffect : Effect
{
    ActionEffect()
    {
    }

    /// <summary>Tell the owner that it is theirs, with the button that closes it.</summary>
    public sealed record Give(UserId To) : ActionEffect;

    /// <summary>Bring what the owner was told to the present state.</summary>
    public sealed record Refresh(UserId To) : ActionEffect;

    /// <summary>It is not theirs any more, or done: nothing for them to do.</summary>
    public sealed record Close(UserId To) : ActionEffect;

    /// <summary>Remind the owner. Dropped when it is done by then.</summary>
    public sealed record Nudge(UserId To, ActionMoment Moment) : ActionEffect;

    /// <summary>Bring a reminder to the present state: another counts now, or nothing is to be done.</summary>
    public sealed record EditNudge(UserId To, ActionMoment Moment) : ActionEffect;

    /// <summary>Ask whoever runs the program to hand over what a departed owner left.</summary>
    public sealed record AskToHandOver(UserId To) : ActionEffect;

    /// <summary>It was handed over, or needs it no more.</summary>
    public sealed record CloseHandOver(UserId To) : ActionEffect;

    /// <summary>Tell who asked, and its owner, that it was not taken over.</summary>
    public sealed record TellDeclined(UserId To, UserId By) : ActionEffect;

    /// <summary>Wait for a moment.</summary>
    public sealed record SetTimer(ActionMoment Moment, Instant At) : ActionEffect, ISetsTimer
    {
        string ISetsTimer.Name => Moment.ToString();
    }

    /// <summary>Do not wait for that moment any more.</summary>
    public sealed record ClearTimer(ActionMoment Moment) : ActionEffect, IClearsTimer
    {
        string IClearsTimer.Name => Moment.ToString();
    }

    /// <summary>A line of the record.</summary>
    public sealed record Log(ActionFact Fact, UserId? Actor) : ActionEffect, ILogs<ActionFact>;
}

/// <summary>Something that happened to a follow-up, as the record keeps it. The discriminators are stored for good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Given), "given")]
[JsonDerivedType(typeof(Done), "done")]
[JsonDerivedType(typeof(NotDoing), "not-doing")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(HandedOver), "handed-over")]
[JsonDerivedType(typeof(Offered), "offered")]
[JsonDerivedType(typeof(Declined), "declined")]
[JsonDerivedType(typeof(Moved), "moved")]
[JsonDerivedType(typeof(Overdue), "overdue")]
[JsonDerivedType(typeof(OwnerGone), "owner-gone")]
public abstract record ActionFact
{
    ActionFact()
    {
    }

    /// <summary>It was given to its owner.</summary>
    public sealed record Given(string Text, UserId Owner, LocalDate DueOn) : ActionFact;

    /// <summary>It is done.</summary>
    public sealed record Done : ActionFact;

    /// <summary>It will not be done.</summary>
    public sealed record NotDoing(string Reason) : ActionFact;

    /// <summary>It was not done after all.</summary>
    public sealed record Reopened : ActionFact;

    /// <summary>Somebody else does it from now on.</summary>
    public sealed record HandedOver(UserId From, UserId To, string Reason) : ActionFact;

    /// <summary>Somebody was asked to take it over.</summary>
    public sealed record Offered(UserId To, string Reason) : ActionFact;

    /// <summary>They do not take it over.</summary>
    public sealed record Declined(UserId By) : ActionFact;

    /// <summary>It is due on another day.</summary>
    public sealed record Moved(LocalDate From, LocalDate To, string Reason) : ActionFact;

    /// <summary>Its day passed and it was still open.</summary>
    public sealed record Overdue(LocalDate DueOn) : ActionFact;

    /// <summary>Its owner is gone, and somebody was asked to hand it over.</summary>
    public sealed record OwnerGone(UserId Owner) : ActionFact;
}
