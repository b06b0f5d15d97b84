using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Readings;

/// <summary>How long sales took to act on signals.</summary>
public sealed record LagReading
{
    /// <summary>Of the whole list.</summary>
    public required LagFigure Total { get; init; }

    /// <summary>Of each tier, 1 to 3, and last of the accounts without one, where there are any.</summary>
    public ImmutableArray<TierLag> Tiers { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Each signal, in the order of time.</summary>
    public ImmutableArray<SignalEpisode> Episodes { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>The lag of a tier's signals.</summary>
/// <param name="Tier">1 to 3. Null: accounts without a tier.</param>
/// <param name="Figure">Theirs.</param>
public sealed record TierLag(int? Tier, LagFigure Figure);

/// <summary>The lags of some signals, by nearest rank; a signal without an action is later than every other.</summary>
public sealed record LagFigure
{
    /// <summary>How many, the unanswered ones among them.</summary>
    public int Count { get; init; }

    /// <summary>Half are no later, in business time. Null: not reached, or there are none.</summary>
    public Duration? Median { get; init; }

    /// <summary>Nine of ten are no later, in business time. Null: not reached, or there are none.</summary>
    public Duration? NinetyPercent { get; init; }

    /// <summary>Half are no later, by the wall clock.</summary>
    public Duration? MedianByWallClock { get; init; }

    /// <summary>Nine of ten are no later, by the wall clock.</summary>
    public Duration? NinetyPercentByWallClock { get; init; }

    /// <summary>Acted on within the tier's promise, of those that have one and whose time is over or that were acted on.</summary>
    public Ratio InTime { get; init; }

    /// <summary>Without an action.</summary>
    public int Unanswered { get; init; }

    /// <summary>Of those, how many have time left.</summary>
    public int StillInTime { get; init; }

    /// <summary>How old the oldest of the unanswered is at the period's end, in business time. Null where none is.</summary>
    public Duration? OldestUnanswered { get; init; }
}

/// <summary>A signal, with those of its kind that came soon after it, and what sales did.</summary>
/// <param name="SignalKey">The first one's id.</param>
/// <param name="AccountKey">The account.</param>
/// <param name="Kind">As the source calls it.</param>
/// <param name="At">When the team could know of the first.</param>
public sealed record SignalEpisode(string SignalKey, string AccountKey, string Kind, Instant At)
{
    /// <summary>When sales acted. Null while nobody has.</summary>
    public Instant? AnsweredAt { get; init; }

    /// <summary>Business time until then; without an action, until the period's end or the moment of the reading.</summary>
    public Duration Worked { get; init; }

    /// <summary>How it stands.</summary>
    public EpisodeState State { get; init; }
}

/// <summary>How a signal stands. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EpisodeState>))]
public enum EpisodeState
{
    /// <summary>Acted on within the promise.</summary>
    InTime,

    /// <summary>Acted on, or not, and the promise is over.</summary>
    Late,

    /// <summary>Not acted on, and there is time left.</summary>
    StillInTime,

    /// <summary>Its tier has no promise.</summary>
    NoPromise,
}
