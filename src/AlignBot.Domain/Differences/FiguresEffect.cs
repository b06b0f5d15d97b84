using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Differences;

/// <summary>What the rules ask of the bot. Closed.</summary>
public abstract record FiguresEffect : Effect
{
    FiguresEffect()
    {
    }

    /// <summary>A line of the record.</summary>
    public sealed record Log(FiguresFact Fact, UserId? Actor = null) : FiguresEffect, ILogs<FiguresFact>;

    /// <summary>Wait for the moment at which they are shown.</summary>
    public sealed record WaitToReveal(Instant At) : FiguresEffect, ISetsTimer
    {
        /// <summary>The timer's name.</summary>
        public const string TimerName = "reveal";

        string ISetsTimer.Name => TimerName;
    }

    /// <summary>Ask a side's leader for its figure, privately.</summary>
    public sealed record Ask(FigureSide Side, UserId Leader) : FiguresEffect;

    /// <summary>Bring what whoever was asked has in front of them to the present state.</summary>
    public sealed record Refresh(FigureSide Side, UserId Leader) : FiguresEffect;

    /// <summary>Have the sources of sides read for their figures.</summary>
    public sealed record Read : FiguresEffect;

    /// <summary>Tell the channel that they differ, or that one was not given, and bring it to the review.</summary>
    public sealed record Announce : FiguresEffect;

    /// <summary>The review that is on, or about to begin, has something else to show.</summary>
    public sealed record ShowInReview : FiguresEffect;
}

/// <summary>Something that happened to two sides' figures, as the record keeps it. The discriminators are stored for good.</summary>
/// <remarks>No figure stands in one before both are shown: nobody is to read it there.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(Given), "given")]
[JsonDerivedType(typeof(Revealed), "revealed")]
[JsonDerivedType(typeof(SourcesSet), "sources")]
public abstract record FiguresFact
{
    FiguresFact()
    {
    }

    /// <summary>Both sides' figures were asked for.</summary>
    public sealed record Asked(MeetingId Meeting, Instant RevealAt) : FiguresFact;

    /// <summary>A side gave its figure.</summary>
    /// <param name="Side">Which.</param>
    /// <param name="Source">The source that gave it; null where a person did.</param>
    public sealed record Given(FigureSide Side, string? Source) : FiguresFact;

    /// <summary>Both were shown.</summary>
    /// <param name="Sales">Null: not given.</param>
    /// <param name="Marketing">Null: not given.</param>
    /// <param name="Currency">What they are in.</param>
    public sealed record Revealed(decimal? Sales, decimal? Marketing, string Currency) : FiguresFact;

    /// <summary>Somebody said where the figures come from.</summary>
    public sealed record SourcesSet(FigureSources Sources) : FiguresFact;
}

/// <summary>Why something about the figures was not done. Closed.</summary>
public abstract record FiguresRefusal : Refusal
{
    FiguresRefusal()
    {
    }

    /// <summary>Both figures have been shown: nothing is entered or changed any more.</summary>
    public sealed record AlreadyRevealed : FiguresRefusal;

    /// <summary>The side has given its figure; it is final, and seen by nobody until both are shown.</summary>
    public sealed record AlreadyGiven(FigureSide Side) : FiguresRefusal;

    /// <summary>The figure of a side is given by its leader, or their deputy.</summary>
    /// <param name="Side">Which side.</param>
    /// <param name="WhoMay">Who, at the moment; nobody where nobody leads it.</param>
    public sealed record NotYourFigure(FigureSide Side, System.Collections.Immutable.ImmutableArray<UserId> WhoMay) : FiguresRefusal;

    /// <summary>A pipeline is not below zero, nor more than any can be.</summary>
    public sealed record NotAPipeline : FiguresRefusal;

    /// <summary>The deals that were named add up to something else.</summary>
    public sealed record DealsDoNotAddUp(decimal Amount, decimal Deals) : FiguresRefusal;
}
