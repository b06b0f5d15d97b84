using NodaTime;

namespace AlignBot.Domain.Scoreboard;

/// <summary>Why something about the scoreboard was not done. Closed.</summary>
public abstract record ScoreboardRefusal : Refusal
{
    ScoreboardRefusal()
    {
    }

    /// <summary>A figure was entered without the other that it is a share of, or the other way round.</summary>
    public sealed record HalfAFigure(MeasureKind Measure) : ScoreboardRefusal;

    /// <summary>A figure that was entered is below zero, or more than it can be.</summary>
    public sealed record OutOfRange(MeasureKind Measure) : ScoreboardRefusal;

    /// <summary>More was entered than what it is a share of.</summary>
    public sealed record MoreThanAll(MeasureKind Measure, decimal Numerator, decimal Denominator) : ScoreboardRefusal;

    /// <summary>One measure was entered twice.</summary>
    public sealed record Twice(MeasureKind Measure) : ScoreboardRefusal;

    /// <summary>Nothing was entered.</summary>
    public sealed record NothingEntered : ScoreboardRefusal;

    /// <summary>The period has not ended.</summary>
    public sealed record NotOver(Instant Ends) : ScoreboardRefusal;

}
