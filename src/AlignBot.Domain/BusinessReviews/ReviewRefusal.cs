using System.Collections.Immutable;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.BusinessReviews;

/// <summary>Why a business review was not made, signed or posted. Closed.</summary>
public abstract record ReviewRefusal : Refusal
{
    ReviewRefusal()
    {
    }

    /// <summary>Those who run the program and both leaders have it made and post it.</summary>
    /// <param name="WhoMay">Who, at the moment; nobody for whoever takes no part in the program.</param>
    public sealed record NotYours(ImmutableArray<UserId> WhoMay) : ReviewRefusal;

    /// <summary>The operating lead signs it, and enters the cost.</summary>
    /// <param name="WhoMay">Who, at the moment; nobody where nobody holds the role, and for whoever takes no part in the program.</param>
    public sealed record NotTheLead(ImmutableArray<UserId> WhoMay) : ReviewRefusal;

    /// <summary>The quarter still runs, or has not begun.</summary>
    /// <param name="Quarter">Which.</param>
    /// <param name="Ends">The moment after which it can be made.</param>
    public sealed record NotOver(FiscalQuarter Quarter, Instant Ends) : ReviewRefusal;

    /// <summary>The quarter was over when the program began: there is no record of it.</summary>
    /// <param name="Quarter">Which.</param>
    /// <param name="Began">The program's first day.</param>
    public sealed record BeforeTheProgram(FiscalQuarter Quarter, LocalDate Began) : ReviewRefusal;

    /// <summary>There is no such version.</summary>
    public sealed record NoSuchRevision(int Number) : ReviewRefusal;

    /// <summary>A later version stands beside it: that one is signed.</summary>
    public sealed record NotTheNewest(int Newest) : ReviewRefusal;

    /// <summary>It is signed already.</summary>
    public sealed record SignedAlready(ReviewHand Hand) : ReviewRefusal;

    /// <summary>It is to be signed first.</summary>
    public sealed record NotSigned(ImmutableArray<UserId> WhoSigns) : ReviewRefusal;

    /// <summary>It stands in the channel already.</summary>
    public sealed record PostedAlready(ReviewHand Hand) : ReviewRefusal;

    /// <summary>A cost is above zero, and not beyond any programme's.</summary>
    public sealed record NoCost : ReviewRefusal;

    /// <summary>That is not a currency.</summary>
    public sealed record NoCurrency(string Typed) : ReviewRefusal;

    /// <summary>As many versions as are kept of a quarter.</summary>
    public sealed record TooMany(int Most) : ReviewRefusal;
}
