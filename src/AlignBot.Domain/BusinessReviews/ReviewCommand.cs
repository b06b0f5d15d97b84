namespace AlignBot.Domain.BusinessReviews;

/// <summary>What somebody wants of the business reviews of a quarter. Closed.</summary>
/// <param name="Actor">Who.</param>
public abstract record ReviewCommand(UserId Actor)
{
    /// <summary>Keep the page as it reads now, as the next version.</summary>
    /// <param name="Actor">Who has it made.</param>
    /// <param name="Hash">Of its canonical text.</param>
    /// <param name="Says">Of what it says alone.</param>
    /// <param name="Head">The history's head.</param>
    public sealed record Make(UserId Actor, string Hash, string Says, string Head) : ReviewCommand(Actor);

    /// <summary>Sign a version.</summary>
    public sealed record Sign(UserId Actor, int Number) : ReviewCommand(Actor);

    /// <summary>Put a version into the channel.</summary>
    public sealed record Post(UserId Actor, int Number) : ReviewCommand(Actor);

    /// <summary>Enter what the programme cost.</summary>
    /// <param name="Actor">Who.</param>
    /// <param name="Amount">As it was read.</param>
    /// <param name="Currency">As it was typed.</param>
    public sealed record EnterCost(UserId Actor, decimal Amount, string Currency) : ReviewCommand(Actor);
}
