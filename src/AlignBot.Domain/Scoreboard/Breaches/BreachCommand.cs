using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Breaches;

/// <summary>What can be done about a breach. Closed.</summary>
public abstract record BreachCommand
{
    BreachCommand()
    {
    }

    /// <summary>'We act by then.'</summary>
    public sealed record ActBy(UserId Actor, LocalDate On) : BreachCommand;

    /// <summary>'There is a reason.'</summary>
    public sealed record Excuse(UserId Actor, string Reason) : BreachCommand;

    /// <summary>'That is not so': a dispute was raised.</summary>
    public sealed record Contest(UserId Actor, DisputeId Dispute) : BreachCommand;

    /// <summary>The dispute about it is over.</summary>
    public sealed record DisputeEnded(DisputeId Dispute) : BreachCommand;

    /// <summary>It has stood on the agenda for weeks: a dispute is offered.</summary>
    public sealed record OfferDispute : BreachCommand;
}

/// <summary>The world at the moment a breach is answered.</summary>
/// <param name="Now">Business time.</param>
/// <param name="Roster">Who is who.</param>
/// <param name="Calendar">The program's.</param>
public sealed record BreachContext(Instant Now, Roster Roster, WorkingCalendar Calendar)
{
    /// <summary>By the program's clock.</summary>
    public LocalDate Today => Now.InZone(Calendar.Zone).Date;
}

/// <summary>What the rules ask of the bot. Closed.</summary>
public abstract record BreachEffect : Effect
{
    BreachEffect()
    {
    }

    /// <summary>A line of the record.</summary>
    public sealed record Log(BreachFact Fact, UserId? Actor) : BreachEffect, ILogs<BreachFact>;

    /// <summary>Bring what the owing side was sent to the present state.</summary>
    public sealed record Refresh : BreachEffect;

    /// <summary>Offer a dispute to both leaders.</summary>
    public sealed record Offer : BreachEffect;
}

/// <summary>Something that happened to a breach, as the record keeps it. The discriminators are stored for good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Offered), "offered")]
[JsonDerivedType(typeof(Settled), "settled")]
[JsonDerivedType(typeof(Found), "found")]
[JsonDerivedType(typeof(Corrected), "corrected")]
public abstract record BreachFact
{
    BreachFact()
    {
    }

    /// <summary>A reading showed it.</summary>
    /// <param name="Key">Its key.</param>
    /// <param name="Clause">The clause's number.</param>
    /// <param name="Count">Of how many leads.</param>
    public sealed record Found(string Key, int Clause, int Count) : BreachFact;

    /// <summary>The source was corrected: some of it, or all, is no breach.</summary>
    /// <param name="Key">Its key.</param>
    /// <param name="Count">Of how many leads it was withdrawn.</param>
    /// <param name="IsWithdrawn">Nothing of it stands any more.</param>
    public sealed record Corrected(string Key, int Count, bool IsWithdrawn) : BreachFact;

    /// <summary>The owing side said something to it.</summary>
    public sealed record Answered(string Key, BreachAnswer Answer) : BreachFact;

    /// <summary>A dispute was offered.</summary>
    public sealed record Offered(string Key) : BreachFact;

    /// <summary>The dispute about it is over.</summary>
    public sealed record Settled(string Key, DisputeId Dispute) : BreachFact;
}
