using NodaTime;

namespace AlignBot.Domain.Removal;

/// <summary>Whether somebody has asked to have the program deleted. It takes two, so until the other one has confirmed nothing goes.</summary>
/// <param name="AskedBy">Who asked; null: nobody did.</param>
/// <param name="AskedAt">When. UTC, whole milliseconds; null where nobody did.</param>
public sealed record RemovalRequest(UserId? AskedBy = null, Instant? AskedAt = null)
{
    /// <summary>How long the other one may take. Later it has to be asked anew.</summary>
    public static readonly Duration Life = Duration.FromDays(7);

    /// <summary>Nobody has asked.</summary>
    public static RemovalRequest None { get; } = new();

    /// <summary>Until when it may be confirmed; null where nobody asked.</summary>
    public Instant? Until => AskedAt + Life;

    /// <summary>Whether it may still be confirmed.</summary>
    public bool IsOpen(Instant now) => Until is { } until && now < until;
}

/// <summary>Something asked of a removal.</summary>
/// <param name="Actor">By whom.</param>
public abstract record RemovalCommand(UserId Actor)
{
    /// <summary>To have the program deleted.</summary>
    public sealed record Ask(UserId Actor) : RemovalCommand(Actor);

    /// <summary>That it be done.</summary>
    /// <param name="Actor">By whom.</param>
    /// <param name="HasExport">Whether both have the record as a file.</param>
    public sealed record Confirm(UserId Actor, bool HasExport) : RemovalCommand(Actor);

    /// <summary>That the program stays.</summary>
    public sealed record Keep(UserId Actor) : RemovalCommand(Actor);
}

/// <summary>What follows from it.</summary>
public abstract record RemovalEffect : Effect
{
    /// <summary>A line of the record, an export to both, and a question to the other one.</summary>
    public sealed record Asked(UserId By, UserId Other) : RemovalEffect;

    /// <summary>Everything that is kept of the program goes.</summary>
    public sealed record Removed(UserId AskedBy, UserId ConfirmedBy) : RemovalEffect;

    /// <summary>A line of the record, and a word to the other one.</summary>
    public sealed record Kept(UserId By, UserId Other) : RemovalEffect;
}

/// <summary>Why not.</summary>
public abstract record RemovalRefusal : Refusal
{
    /// <summary>There are no two people: a role is vacant, or one person has both.</summary>
    public sealed record NeedsTwo : RemovalRefusal;

    /// <summary>Only those two can.</summary>
    public sealed record NotOneOfThem(UserId Executive, UserId OperatingLead) : RemovalRefusal;

    /// <summary>It was asked for already.</summary>
    public sealed record AskedAlready(UserId By, Instant Until) : RemovalRefusal;

    /// <summary>Nobody has asked, or it is too long ago, or whoever did has the role no more.</summary>
    public sealed record NotAsked : RemovalRefusal;

    /// <summary>Whoever asked can't confirm it as well.</summary>
    public sealed record OwnRequest(UserId Other) : RemovalRefusal;

    /// <summary>They have not got the record as a file yet.</summary>
    public sealed record NoExportYet : RemovalRefusal;
}
