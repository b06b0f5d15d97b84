using NodaTime;

namespace AlignBot.Domain.Differences;

/// <summary>What can be done about two sides' figures. Closed.</summary>
public abstract record FiguresCommand
{
    FiguresCommand()
    {
    }

    /// <summary>A side's leader gives its figure.</summary>
    /// <param name="Actor">Who.</param>
    /// <param name="Side">For which side.</param>
    /// <param name="Amount">In the reporting currency.</param>
    /// <param name="Deals">What it is made of; null where they do not say.</param>
    public sealed record Enter(UserId Actor, FigureSide Side, decimal Amount, IReadOnlyList<FigureDeal>? Deals = null) : FiguresCommand;

    /// <summary>A source gives a side's figure.</summary>
    public sealed record Give(FigureSide Side, BlindFigure Figure) : FiguresCommand;

    /// <summary>The source that was to give a side's figure has none: its leader is asked.</summary>
    public sealed record CannotGive(FigureSide Side) : FiguresCommand;

    /// <summary>Somebody else leads a side now.</summary>
    public sealed record LeaderChanged : FiguresCommand;

    /// <summary>The review begins at another time.</summary>
    public sealed record Move(Instant StartsAt) : FiguresCommand;

    /// <summary>The moment has come to show them.</summary>
    public sealed record Reveal : FiguresCommand;
}
