using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Scoreboard.Verdicts;

namespace AlignBot.Domain.Scoreboard.Boards;

/// <summary>What can be asked of a scoreboard. Closed.</summary>
public abstract record BoardCommand
{
    BoardCommand()
    {
    }

    /// <summary>Say what is counted.</summary>
    /// <param name="Actor">Who; null for a file that is applied at start.</param>
    /// <param name="Settings">What the measures count.</param>
    /// <param name="Targets">The lines that they are to be at.</param>
    /// <param name="Rates">What currencies are worth.</param>
    public sealed record SetUp(UserId? Actor, MeasureSettings Settings, ImmutableArray<Target> Targets, ImmutableArray<ExchangeRate> Rates) : BoardCommand;

    /// <summary>Have it read now.</summary>
    public sealed record Ask(UserId Actor) : BoardCommand;

    /// <summary>There is something to count that was not there before.</summary>
    public sealed record GroundChanged : BoardCommand;

    /// <summary>The moment of its next reading has come.</summary>
    public sealed record ReadingDue : BoardCommand;

    /// <summary>Take a reading that was counted.</summary>
    /// <param name="Reading">With the number that it has among those of its period.</param>
    /// <param name="PointBefore">The newest point of the same quarter before it; null where there is none.</param>
    /// <param name="Corrected">What it corrects; null for the first of its period.</param>
    public sealed record Take(Reading Reading, Reading? PointBefore, Reading? Corrected) : BoardCommand;

    /// <summary>Take figures that somebody entered.</summary>
    /// <param name="Actor">Who.</param>
    /// <param name="Reading">Made of them (<see cref="EnteredFigures"/>), with the number that it has among those of its period.</param>
    /// <param name="Corrected">What it corrects; null for the first of its period.</param>
    public sealed record Enter(UserId Actor, Reading Reading, Reading? Corrected) : BoardCommand;
}
