using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>How many disputes there were in a time, and how long a decision took.</summary>
/// <remarks>Only those that stand before everybody: what is kept among few is in no count.</remarks>
interface IDisputeTimes
{
    Task<DisputeTimes> OfAsync(AlignBotContext db, ProgramInfo program, Interval within);
}

/// <summary>The disputes of a time.</summary>
/// <param name="Raised">Raised in it.</param>
/// <param name="Decided">Decided by somebody in it, or settled by the two parties.</param>
/// <param name="ByTheClock">Ended in it with the default, since nobody decided.</param>
/// <param name="Open">Open at its end.</param>
/// <param name="Median">'median 1.4 days to a decision'; null where fewer ended than tell of a middle.</param>
sealed record DisputeTimes(int Raised, int Decided, int ByTheClock, int Open, string? Median);
