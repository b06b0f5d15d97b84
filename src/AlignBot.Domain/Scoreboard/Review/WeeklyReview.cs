using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Review;

/// <summary>What the weekly review is for, filled from the deals on the list.</summary>
public sealed record WeeklyReview
{
    /// <summary>So many lines of each section are shown; the rest is counted.</summary>
    public const int Most = 10;

    /// <summary>Accounts where a deal moved since the last review, the most important first.</summary>
    public ImmutableArray<AccountInMotion> InMotion { get; init => field = value.OrEmpty(); } = [];

    /// <summary>How many more accounts are in motion.</summary>
    public int MoreInMotion { get; init; }

    /// <summary>Open deals of tier one that have stood in their stage for too long, the longest first.</summary>
    public ImmutableArray<StuckDeal> Stuck { get; init => field = value.OrEmpty(); } = [];

    /// <summary>How many more are stuck.</summary>
    public int MoreStuck { get; init; }

    /// <summary>Close dates and amounts that changed, and dates that are over.</summary>
    public ImmutableArray<SlippageLine> Slippage { get; init => field = value.OrEmpty(); } = [];

    /// <summary>How many more lines of slippage there are.</summary>
    public int MoreSlippage { get; init; }
}

/// <summary>An account where a deal moved.</summary>
public sealed record AccountInMotion(string AccountKey, int? Tier, ImmutableArray<DealMotion> Motions);

/// <summary>What happened to a deal.</summary>
/// <param name="Kind">What.</param>
/// <param name="DealKey">The deal.</param>
/// <param name="Name">What people call it; null where it has no name.</param>
/// <param name="From">The stage before; null where it is new.</param>
/// <param name="To">The stage now.</param>
public sealed record DealMotion(MotionKind Kind, string DealKey, string? Name, string? From, string? To);

/// <summary>What happens to deals, in the order in which it is read.</summary>
public enum MotionKind
{
    /// <summary>Won.</summary>
    Won,

    /// <summary>Lost.</summary>
    Lost,

    /// <summary>Made since the last review.</summary>
    Opened,

    /// <summary>Closed before, and open again.</summary>
    Reopened,

    /// <summary>In another stage.</summary>
    StageMoved,
}

/// <summary>An open deal that stands still.</summary>
/// <param name="DealKey">The deal.</param>
/// <param name="AccountKey">Its account.</param>
/// <param name="Name">What people call it; null where it has no name.</param>
/// <param name="Stage">Where it stands; null where the source does not say.</param>
/// <param name="Since">The day on which a reading first had it there.</param>
/// <param name="Days">How many days that is.</param>
public sealed record StuckDeal(string DealKey, string AccountKey, string? Name, string? Stage, LocalDate Since, int Days);

/// <summary>One line of slippage: of a deal, or of many that were edited alike at once.</summary>
public sealed record SlippageLine
{
    /// <summary>What changed.</summary>
    public required SlippageKind Kind { get; init; }

    /// <summary>The deals; more than one where they were edited alike.</summary>
    public required ImmutableArray<string> DealKeys { get; init; }

    /// <summary>The account; null where the deals are of several.</summary>
    public string? AccountKey { get; init; }

    /// <summary>What people call the deal; null where there are many, or it has no name.</summary>
    public string? Name { get; init; }

    /// <summary>Its tier; null where it has none, or the deals are of several.</summary>
    public int? Tier { get; init; }

    /// <summary>The close before. Null where it was another for each deal, or is not what changed.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The close now. Null where it is another for each deal.</summary>
    public LocalDate? To { get; init; }

    /// <summary>By how many days it moved, or is overdue. Null where it is another number for each deal.</summary>
    public int? Days { get; init; }

    /// <summary>How often it has been moved this way, this time among them. 0 where there are many.</summary>
    public int Times { get; init; }

    /// <summary>The amount before; null where it had none, or is not what changed.</summary>
    public decimal? AmountFrom { get; init; }

    /// <summary>The amount now.</summary>
    public decimal? AmountTo { get; init; }

    /// <summary>Of the amount now; null where it has none.</summary>
    public string? Currency { get; init; }
}

/// <summary>The kinds of slippage, in the order in which they are read.</summary>
public enum SlippageKind
{
    /// <summary>The close was moved to a later day.</summary>
    Pushed,

    /// <summary>The day of the close is over, and the deal is open.</summary>
    Overdue,

    /// <summary>The amount changed.</summary>
    Amount,

    /// <summary>The close was moved to an earlier day.</summary>
    PulledIn,
}
