using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain.Scoreboard;

/// <summary>Why something about the scoreboard was not done. Closed.</summary>
public abstract record ScoreboardRefusal : Refusal
{
    ScoreboardRefusal()
    {
    }

    /// <summary>Only those who run the program and both leaders say what is counted.</summary>
    /// <param name="WhoMay">Who, at the moment; nobody where none is there, and for whoever takes no part in the program.</param>
    public sealed record NotYours(ImmutableArray<UserId> WhoMay) : ScoreboardRefusal;

    /// <summary>Only whoever runs the program enters figures: no leader counts their own.</summary>
    /// <param name="WhoMay">Who, at the moment; nobody where none is there, and for whoever takes no part in the program.</param>
    public sealed record NotYourEntry(ImmutableArray<UserId> WhoMay) : ScoreboardRefusal;

    /// <summary>Nobody has said yet what is counted.</summary>
    public sealed record NotSetUp : ScoreboardRefusal;

    /// <summary>What is to be counted can't be.</summary>
    /// <param name="Problems">A sentence each.</param>
    public sealed record CannotBeCounted(ImmutableArray<string> Problems) : ScoreboardRefusal;

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

    /// <summary>Only the leader of the side that owes answers, or their deputy.</summary>
    /// <param name="WhoMay">Who, at the moment.</param>
    public sealed record NotYourBreach(ImmutableArray<UserId> WhoMay) : ScoreboardRefusal;

    /// <summary>It is no breach any more.</summary>
    public sealed record IsWithdrawn : ScoreboardRefusal;

    /// <summary>It is being decided in a dispute.</summary>
    public sealed record IsContested(DisputeId Dispute) : ScoreboardRefusal;

    /// <summary>The day by which it is acted on is over, or too far off.</summary>
    public sealed record NotADayToActBy(LocalDate From, LocalDate Until) : ScoreboardRefusal;
}
