using NodaTime;

namespace AlignBot.Domain.Actions;

/// <summary>Everything that can be asked of a follow-up.</summary>
public abstract record ActionCommand
{
    ActionCommand()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Finish(UserId Actor) : ActionCommand;

    /// <summary>It will not be done.</summary>
    public sealed record Drop(UserId Actor, string Reason) : ActionCommand;

    /// <summary>A meeting has it on its agenda that it will not be done.</summary>
    public sealed record ReadIn(MeetingId Meeting) : ActionCommand;

    /// <summary>It was not done after all, or is to be done all the same.</summary>
    public sealed record Reopen(UserId Actor) : ActionCommand;

    /// <summary>Whoever was asked takes it over.</summary>
    public sealed record TakeOver(UserId Actor) : ActionCommand;

    /// <summary>Whoever was asked does not: it stays where it is.</summary>
    public sealed record Decline(UserId Actor) : ActionCommand;

    /// <summary>Somebody else is to do it: at once where its owner is gone or they take it themselves, else once they take it over.</summary>
    public sealed record HandOver(UserId Actor, UserId To, string Reason) : ActionCommand;

    /// <summary>It is due on another day.</summary>
    public sealed record Move(UserId Actor, LocalDate DueOn, string Reason) : ActionCommand;

    /// <summary>One of its moments has come.</summary>
    public sealed record Remind(ActionMoment Moment) : ActionCommand;

    /// <summary>Its owner has left: whoever runs the program hands it over.</summary>
    public sealed record OwnerLeft : ActionCommand;
}

/// <summary>The moments at which an open follow-up is spoken of.</summary>
public enum ActionMoment
{
    /// <summary>The morning of the working day before it is due.</summary>
    DayBefore,

    /// <summary>The morning of the day on which it is due.</summary>
    DueDay,

    /// <summary>The morning of the first working day after it was due.</summary>
    Overdue,
}
