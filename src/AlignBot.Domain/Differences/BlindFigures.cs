using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Differences;

/// <summary>Whose figure. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FigureSide>))]
public enum FigureSide
{
    /// <summary>That of sales.</summary>
    Sales,

    /// <summary>That of marketing.</summary>
    Marketing,
}

/// <summary>The pipeline as one side has it: the open deals on the shared list.</summary>
/// <param name="Amount">In the reporting currency.</param>
/// <param name="AsOf">Of when it is.</param>
/// <param name="Source">The source that gives it; null where somebody entered it.</param>
/// <param name="By">Who entered it; null where a source gives it.</param>
public sealed record BlindFigure(decimal Amount, Instant AsOf, string? Source = null, UserId? By = null)
{
    /// <summary>The deals that it is made of, with their amounts. Empty where nobody said.</summary>
    public ImmutableArray<FigureDeal> Deals { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Open deals on the list that it could not count: without an amount, or without a rate for their currency.</summary>
    public int LeftOut { get; init; }
}

/// <summary>A deal as one side counts it.</summary>
/// <param name="Key">By which the two sides know it.</param>
/// <param name="AccountKey">Its account; null where nobody said.</param>
/// <param name="Amount">In the reporting currency.</param>
public sealed record FigureDeal(string Key, string? AccountKey, decimal Amount);

/// <summary>The two sides' figures for one review, which neither sees before both are shown. The whole state; immutable.</summary>
public sealed record BlindFigures
{
    /// <summary>The review before which they are asked for.</summary>
    public required MeetingId Meeting { get; init; }

    /// <summary>When they were asked for.</summary>
    public required Instant AskedAt { get; init; }

    /// <summary>When they are shown together, whatever has been given by then.</summary>
    public required Instant RevealAt { get; init; }

    /// <summary>What they are in: the scoreboard's reporting currency, ISO 4217, when they were asked for.</summary>
    public required string Currency { get; init; }

    /// <summary>Up to so many percent of the larger one they are alike.</summary>
    public decimal AlikeWithin { get; init; } = FigureSources.UsualAlikeWithin;

    /// <summary>That of sales; null while it is not given. Only <see cref="Seen"/> may be shown.</summary>
    public BlindFigure? Sales { get; init; }

    /// <summary>That of marketing; null while it is not given. Only <see cref="Seen"/> may be shown.</summary>
    public BlindFigure? Marketing { get; init; }

    /// <summary>Who was asked for that of sales; null where nobody was.</summary>
    public UserId? SalesAsked { get; init; }

    /// <summary>Who was asked for that of marketing; null where nobody was.</summary>
    public UserId? MarketingAsked { get; init; }

    /// <summary>When they were shown; null before.</summary>
    public Instant? RevealedAt { get; init; }

    /// <summary>What a side gave; null while it gave nothing.</summary>
    public BlindFigure? Of(FigureSide side) => side is FigureSide.Sales ? Sales : Marketing;

    /// <summary>Who was asked for a side's figure.</summary>
    public UserId? Asked(FigureSide side) => side is FigureSide.Sales ? SalesAsked : MarketingAsked;

    /// <summary>What may be shown of it, to anybody and anywhere: who has given a figure, and no figure before both are shown.</summary>
    [JsonIgnore]
    public SeenFigures Seen => RevealedAt is { } at
        ? new SeenFigures(Sales is not null, Marketing is not null, at, Sales, Marketing)
        : new SeenFigures(Sales is not null, Marketing is not null, null, null, null);

    /// <summary>How far they are apart; null before they are shown, and where one was not given.</summary>
    [JsonIgnore]
    public NumbersThatDiffer? Difference => NumbersThatDiffer.Of(Seen, AlikeWithin);
}

/// <summary>What may be shown of blind figures.</summary>
/// <param name="SalesGave">Sales has given one.</param>
/// <param name="MarketingGave">Marketing has given one.</param>
/// <param name="RevealedAt">When they were shown; null before.</param>
/// <param name="Sales">Null before, and where it was not given.</param>
/// <param name="Marketing">Null before, and where it was not given.</param>
public sealed record SeenFigures(bool SalesGave, bool MarketingGave, Instant? RevealedAt, BlindFigure? Sales, BlindFigure? Marketing);

/// <summary>Where the sides' figures come from.</summary>
/// <param name="Sales">A source's name, or that of files; null where the leader of sales is asked.</param>
/// <param name="Marketing">A source's name, or that of files; null where the leader of marketing is asked.</param>
/// <param name="AlikeWithin">Up to so many percent of the larger one they are alike.</param>
public sealed record FigureSources(string? Sales, string? Marketing, decimal AlikeWithin = FigureSources.UsualAlikeWithin)
{
    /// <summary>Where everybody begins.</summary>
    public const decimal UsualAlikeWithin = 2;

    /// <summary>Further apart nobody would call them alike.</summary>
    public const decimal MostAlikeWithin = 50;

    /// <summary>Both leaders are asked.</summary>
    public static FigureSources None { get; } = new(Sales: null, Marketing: null);

    /// <summary>The source of a side; null where its leader is asked.</summary>
    public string? Of(FigureSide side) => side is FigureSide.Sales ? Sales : Marketing;
}
