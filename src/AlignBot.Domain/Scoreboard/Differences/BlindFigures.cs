using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Differences;

/// <summary>Whose figure. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FigureSide>))]
public enum FigureSide
{
    /// <summary>That of sales.</summary>
    Sales,

    /// <summary>That of marketing.</summary>
    Marketing,
}

/// <summary>The pipeline as one side has it.</summary>
/// <param name="Amount">In the reporting currency.</param>
/// <param name="AsOf">Of when it is.</param>
/// <param name="Source">The source that gives it; null where somebody entered it.</param>
/// <param name="By">Who entered it; null where a source gives it.</param>
public sealed record BlindFigure(decimal Amount, Instant AsOf, string? Source = null, UserId? By = null)
{
    /// <summary>The deals that it is made of, with their amounts. Empty where nobody said.</summary>
    public ImmutableArray<FigureDeal> Deals { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>A deal as one side counts it.</summary>
/// <param name="Key">By which the two sides know it.</param>
/// <param name="AccountKey">Its account; null where nobody said.</param>
/// <param name="Amount">In the reporting currency.</param>
public sealed record FigureDeal(string Key, string? AccountKey, decimal Amount);

/// <summary>The two sides' figures of one date, which neither sees before both are shown.</summary>
public sealed record BlindFigures
{
    /// <summary>When they are shown together, whatever has been given by then.</summary>
    public required Instant RevealAt { get; init; }

    /// <summary>That of sales; null while it is not given. Only <see cref="Seen"/> may be shown.</summary>
    public BlindFigure? Sales { get; init; }

    /// <summary>That of marketing; null while it is not given. Only <see cref="Seen"/> may be shown.</summary>
    public BlindFigure? Marketing { get; init; }

    /// <summary>When they were shown; null before.</summary>
    public Instant? RevealedAt { get; init; }

    /// <summary>Both come from a source: nobody need be asked.</summary>
    [JsonIgnore]
    public bool NeedsNobody => Sales?.Source is not null && Marketing?.Source is not null;

    /// <summary>What a side gave; null while it gave nothing.</summary>
    public BlindFigure? Of(FigureSide side) => side is FigureSide.Sales ? Sales : Marketing;

    /// <summary>What may be shown of it, to anybody and anywhere: who has given a figure, and no figure before both are shown.</summary>
    public SeenFigures Seen => RevealedAt is { } at
        ? new SeenFigures(Sales is not null, Marketing is not null, at, Sales, Marketing)
        : new SeenFigures(Sales is not null, Marketing is not null, null, null, null);
}

/// <summary>What may be shown of blind figures.</summary>
/// <param name="SalesGave">Sales has given one.</param>
/// <param name="MarketingGave">Marketing has given one.</param>
/// <param name="RevealedAt">When they were shown; null before.</param>
/// <param name="Sales">Null before, and where it was not given.</param>
/// <param name="Marketing">Null before, and where it was not given.</param>
public sealed record SeenFigures(bool SalesGave, bool MarketingGave, Instant? RevealedAt, BlindFigure? Sales, BlindFigure? Marketing);

/// <summary>The rules of giving and showing them. Pure.</summary>
public static class BlindFiguresWorkflow
{
    /// <summary>More than this is no pipeline.</summary>
    public const decimal Most = 1_000_000_000_000_000m;

    /// <summary>Why somebody can't give a side's figure; null when they can.</summary>
    public static Refusal? WhyNot(BlindFigures state, FigureSide side, UserId actor, Roster roster, Instant now)
    {
        var leader = side is FigureSide.Sales ? Role.SalesLeader : Role.MarketingLeader;
        return !roster.Acts(actor, leader, now) ? new ScoreboardRefusal.NotYourFigure(roster.Acting(leader, now) is { } who ? [who] : [])
            : state.RevealedAt is not null ? new ScoreboardRefusal.AlreadyRevealed()
            : state.Of(side) is not null ? new ScoreboardRefusal.AlreadyGiven(side)
            : null;
    }

    /// <summary>A side's leader gives its figure. It is final.</summary>
    public static Outcome<BlindFigures> Enter(BlindFigures state, FigureSide side, BlindFigure figure, Roster roster, Instant now) =>
        WhyNot(state, side, figure.By ?? default, roster, now) is { } forbidden ? new Outcome<BlindFigures>.Refused(forbidden)
        : figure.Amount is < 0 or > Most ? new Outcome<BlindFigures>.Refused(new ScoreboardRefusal.NotAPipeline())
        : Given(state, side, figure);

    /// <summary>A source gives a side's figure. What a person entered before stands.</summary>
    public static Outcome<BlindFigures> Give(BlindFigures state, FigureSide side, BlindFigure figure) =>
        state.RevealedAt is not null || state.Of(side)?.By is not null
            ? new Outcome<BlindFigures>.Ignored("it was shown, or entered by somebody")
            : Given(state, side, figure);

    /// <summary>The moment has come: both are shown, and one that is missing reads 'not given'.</summary>
    public static Outcome<BlindFigures> Reveal(BlindFigures state, Instant now) =>
        state.RevealedAt is not null ? new Outcome<BlindFigures>.Ignored("they were shown before")
        : now < state.RevealAt ? new Outcome<BlindFigures>.Ignored("it is too early")
        : new Outcome<BlindFigures>.Changed(state with { RevealedAt = now }, []);

    static Outcome<BlindFigures> Given(BlindFigures state, FigureSide side, BlindFigure figure) =>
        new Outcome<BlindFigures>.Changed(side is FigureSide.Sales ? state with { Sales = figure } : state with { Marketing = figure }, []);
}
