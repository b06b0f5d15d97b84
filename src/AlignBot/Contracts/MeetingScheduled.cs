using AlignBot.Domain.Cadence;
using AlignBot.Engine.Storage;

namespace AlignBot.Contracts;

/// <summary>A meeting was planned, moved or called off. Told in the transaction, after it is written.</summary>
/// <param name="Program">Of which program.</param>
/// <param name="Meeting">As it stands now.</param>
sealed record MeetingScheduled(ProgramKey Program, Meeting Meeting);
