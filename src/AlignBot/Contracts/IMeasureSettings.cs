using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>What the measures of a program count, for whoever speaks of the same signals and deals.</summary>
interface IMeasureSettings
{
    /// <summary>As both leaders see them; those where everybody begins while nobody has said so.</summary>
    Task<MeasureSettings> OfAsync(AlignBotContext db, ProgramInfo program);

    /// <summary>The same with what currencies are worth; null while nobody has said what is counted.</summary>
    Task<SettledMeasures?> SettledAsync(AlignBotContext db, ProgramKey program);
}

/// <param name="Settings">What is counted.</param>
/// <param name="Rates">What currencies are worth in the reporting one.</param>
sealed record SettledMeasures(MeasureSettings Settings, ExchangeRates Rates);
