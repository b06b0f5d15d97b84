namespace AlignBot.Domain.Actions;

/// <summary>Why a command to a follow-up was refused. Closed; besides these, text is refused with a <see cref="TextRefusal"/>.</summary>
public abstract record ActionRefusal : Refusal
{
    ActionRefusal()
    {
    }

    /// <summary>It is closed and changed by its owner, whoever gave it, and those who run the program.</summary>
    public sealed record NotYours(UserId Owner, UserId? GivenBy) : ActionRefusal;

    /// <summary>It is done: reopen it first.</summary>
    public sealed record AlreadyDone(UserId? By) : ActionRefusal;

    /// <summary>Nobody asks them to take it over, or not any more.</summary>
    public sealed record NotAsked(UserId Owner) : ActionRefusal;

    /// <summary>They were asked to take it over already.</summary>
    public sealed record AskedAlready(UserId To) : ActionRefusal;

    /// <summary>It is theirs already.</summary>
    public sealed record SameOwner(UserId Owner) : ActionRefusal;
}
