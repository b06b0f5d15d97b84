using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>What the measures of a program count, for whoever speaks of the same signals and deals.</summary>
interface IMeasureSettings
{
    /// <summary>As both leaders see them; those where everybody begins while nobody has said so.</summary>
    Task<MeasureSettings> OfAsync(AlignBotContext db, ProgramInfo program);
}
