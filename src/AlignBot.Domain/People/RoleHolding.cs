using NodaTime;

namespace AlignBot.Domain.People;

/// <summary>Who holds a role and who stands in for them.</summary>
public sealed record RoleHolding
{
    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>Its one holder.</summary>
    public required UserId Holder { get; init; }

    /// <summary>Who stands in when the holder is away, gone, recused or a party. Null: nobody.</summary>
    public UserId? Deputy { get; init; }

    /// <summary>First day the deputy may stand in; null: at once.</summary>
    public LocalDate? DeputyFrom { get; init; }

    /// <summary>Last day the deputy may stand in, inclusive; null: until told otherwise.</summary>
    public LocalDate? DeputyTo { get; init; }

    /// <summary>The deputy, if one is appointed for that day.</summary>
    public UserId? DeputyOn(LocalDate date) =>
        (DeputyFrom is null || date >= DeputyFrom) && (DeputyTo is null || date <= DeputyTo) ? Deputy : null;
}

/// <summary>Days on which somebody is away. Calendar days in the person's own zone, both ends included.</summary>
public sealed record Absence
{
    /// <summary>Who is away.</summary>
    public required UserId User { get; init; }

    /// <summary>First day away.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last day away.</summary>
    public required LocalDate To { get; init; }

    /// <summary>Why, if they said so.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the absence covers that day.</summary>
    public bool Covers(LocalDate date) => date >= From && date <= To;
}
