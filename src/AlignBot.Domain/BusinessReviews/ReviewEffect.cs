using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.BusinessReviews;

/// <summary>What the rules of business reviews ask of the bot. Closed; carried out in order, in the transaction of the state.</summary>
public abstract record ReviewEffect : Effect
{
    ReviewEffect()
    {
    }

    /// <summary>Keep the text of a version.</summary>
    public sealed record Keep(ReviewRevision Revision) : ReviewEffect;

    /// <summary>Put a version into the channel.</summary>
    public sealed record Post(int Number) : ReviewEffect;

    /// <summary>A line of the record.</summary>
    public sealed record Log(ReviewFact Fact, UserId? Actor) : ReviewEffect, ILogs<ReviewFact>;
}

/// <summary>Something that happened to the business reviews of a quarter, as the record keeps it. The discriminators are stored for
/// good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Made), "made")]
[JsonDerivedType(typeof(Signed), "signed")]
[JsonDerivedType(typeof(Posted), "posted")]
[JsonDerivedType(typeof(CostEntered), "cost")]
public abstract record ReviewFact
{
    ReviewFact()
    {
    }

    /// <summary>A version was made.</summary>
    public sealed record Made(LocalDate Quarter, int Number, string Hash, string Head) : ReviewFact;

    /// <summary>A version was signed.</summary>
    public sealed record Signed(LocalDate Quarter, int Number, string Hash) : ReviewFact;

    /// <summary>A version was put into the channel.</summary>
    public sealed record Posted(LocalDate Quarter, int Number) : ReviewFact;

    /// <summary>The programme's cost was entered.</summary>
    public sealed record CostEntered(LocalDate Quarter, decimal Amount, string Currency) : ReviewFact;
}
