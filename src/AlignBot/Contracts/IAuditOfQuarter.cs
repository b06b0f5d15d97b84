using System.Collections.Immutable;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>What the audit of a quarter found, and who mends it.</summary>
interface IAuditOfQuarter
{
    /// <summary>Of the newest audit whose quarter begins within some days; what the record shows by itself where there is none.</summary>
    /// <param name="db">The record.</param>
    /// <param name="program">The program.</param>
    /// <param name="first">The first day of the quarter.</param>
    /// <param name="end">The first day that is not in it any more.</param>
    /// <param name="now">Business time.</param>
    Task<FoundInQuarter> FindAsync(AlignBotContext db, ProgramInfo program, LocalDate first, LocalDate end, Instant now);
}

/// <summary>What was found in a quarter.</summary>
/// <param name="Where">'the audit of 2026 Q3, closed'; null where there was no audit.</param>
/// <param name="Findings">What is wrong and still so, those that nobody mends first.</param>
sealed record FoundInQuarter(string? Where, ImmutableArray<FoundAndOwned> Findings);

/// <summary>Something found, and who mends it.</summary>
/// <param name="Finding">What.</param>
/// <param name="How">'Dana mends it by Fri 15 Jan 2027', 'accepted by Priya: ...'; null while nobody does anything about it.</param>
sealed record FoundAndOwned(Finding Finding, string? How);
