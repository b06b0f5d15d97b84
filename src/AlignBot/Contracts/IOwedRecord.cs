using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>What a feature's record shows of the promises of one kind: who owed what, from when, and when it was done.</summary>
/// <remarks>Only what every member may read: what is kept among few is in no count.</remarks>
interface IOwedRecord
{
    /// <summary>Of which kind of clause.</summary>
    ClauseKind Kind { get; }

    /// <summary>What was owed, in any order.</summary>
    /// <param name="since">Business time: what began before, or where it has a day of its own was due before, is not asked for.</param>
    Task<IReadOnlyList<Owed>> OfAsync(AlignBotContext db, ProgramInfo program, Instant since);
}
