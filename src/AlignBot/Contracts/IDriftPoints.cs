using AlignBot.Domain.Drift;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>What a feature's record shows of one sign of drift. A sign that nobody offers is not counted yet.</summary>
/// <remarks>Only what every member may read: what is kept among few is in no count and no evidence.</remarks>
interface IDriftPoints
{
    /// <summary>Which sign it counts.</summary>
    DriftSign Sign { get; }

    /// <summary>What was counted, an entry for each function or category that the sign is of.</summary>
    /// <param name="db">The record.</param>
    /// <param name="program">Of which program.</param>
    /// <param name="from">A day of the program's own zone: what lies before is not asked for.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <returns>In any order. Empty where nothing can be counted; a day on which nothing happened is a point of zero, where it is known
    /// that nothing did.</returns>
    Task<IReadOnlyList<CountedSign>> OfAsync(AlignBotContext db, ProgramInfo program, LocalDate from, CancellationToken stop);
}

/// <summary>What was counted of a sign for one of those that it is of.</summary>
/// <param name="Of">The function or category, as people call it; null where it is about the programme.</param>
/// <param name="Points">Each counted fact, in any order, by days of the program's zone. Evidence is a number or a name of a thing, never
/// a person.</param>
sealed record CountedSign(string? Of, IReadOnlyList<DriftPoint> Points);
