using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.BusinessReviews;

/// <summary>The business reviews of one quarter: the programme's cost, and each version of the one page, beside each other.</summary>
/// <remarks>What a version says stands apart and never changes; here is its digest, which is what is signed.</remarks>
public sealed record BusinessReview
{
    /// <summary>Its own.</summary>
    public required BusinessReviewId Id { get; init; }

    /// <summary>The program.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>The first day of the quarter, by the clock of the scoreboard's zone.</summary>
    public required LocalDate Quarter { get; init; }

    /// <summary>The month in which the fiscal year begins, 1 to 12.</summary>
    public int FirstMonth { get; init; } = 1;

    /// <summary>What the programme cost in the quarter; null until somebody entered it.</summary>
    public ProgramCost? Cost { get; init; }

    /// <summary>The versions, the oldest first.</summary>
    public ImmutableArray<ReviewRevision> Revisions { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The quarter.</summary>
    [JsonIgnore]
    public FiscalQuarter Of => new(Quarter, FirstMonth);

    /// <summary>'2026 Q3'.</summary>
    [JsonIgnore]
    public string Name => Of.Name;

    /// <summary>The newest version; null before the first.</summary>
    [JsonIgnore]
    public ReviewRevision? Newest => Revisions is [.., var newest] ? newest : null;

    /// <summary>The newest version that stands in the channel; null where none does.</summary>
    [JsonIgnore]
    public ReviewRevision? Posted => Revisions.LastOrDefault(one => one.Posted is not null);

    /// <summary>A version by its number; null where there is none.</summary>
    public ReviewRevision? Find(int number) => Revisions.FirstOrDefault(one => one.Number == number);
}

/// <summary>What the programme cost in a quarter.</summary>
/// <param name="Amount">Above zero.</param>
/// <param name="Currency">Three capital letters, as ISO 4217 has them.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">Business time.</param>
public sealed record ProgramCost(decimal Amount, string Currency, UserId By, Instant At);

/// <summary>A version of a business review, as far as the rules look at it.</summary>
/// <param name="Number">1 for the first of its quarter.</param>
/// <param name="MadeAt">Business time: the figures are those of the record at that moment.</param>
/// <param name="MadeBy">Who had it made.</param>
/// <param name="Hash">SHA-256 of its canonical text in UTF-8, lower-case hex: what is signed.</param>
/// <param name="Says">The same of what it says alone, without when and by whom: two versions with the same one say the same.</param>
/// <param name="Head">The digest of the history's newest row when it was made, lower-case hex.</param>
public sealed record ReviewRevision(int Number, Instant MadeAt, UserId MadeBy, string Hash, string Says, string Head)
{
    /// <summary>Who signed it, and when; null while nobody has.</summary>
    public ReviewHand? Signed { get; init; }

    /// <summary>Who put it into the channel, and when; null while it is not there.</summary>
    public ReviewHand? Posted { get; init; }
}

/// <summary>Somebody did something with a version.</summary>
/// <param name="By">Who.</param>
/// <param name="At">Business time.</param>
public sealed record ReviewHand(UserId By, Instant At);
