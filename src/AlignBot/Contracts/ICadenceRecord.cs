using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>How the meetings of a program were kept.</summary>
interface ICadenceRecord
{
    /// <summary>Over a time: from a moment up to now.</summary>
    Task<CadenceHealth> SinceAsync(AlignBotContext db, ProgramInfo program, Instant since, Instant now);
}
