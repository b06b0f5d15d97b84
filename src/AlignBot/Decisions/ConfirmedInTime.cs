using AlignBot.Contracts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Decisions;

/// <summary>When those who are named as having decided said so, or that they did not. Who recorded their own word is in no count.</summary>
sealed class ConfirmedInTime : IOwedRecord
{
    public ClauseKind Kind => ClauseKind.DecisionConfirmed;

    public async Task<IReadOnlyList<Owed>> OfAsync(AlignBotContext db, ProgramInfo program, Instant since)
    {
        var rows = await db.Decisions.Where(row =>
            row.InstallationId == program.Key.InstallationId && row.ProgramId == program.Key.ProgramId && row.RecordedAt >= since && row.KeptTo == null).ToListAsync();
        return [.. rows.Select(DecisionDesk.StateOf).SelectMany(decision => decision.DecidedBy.Select(by => Word(decision, by, program))).OfType<Owed>()];
    }

    /// <summary>Null for a word that was there with the entry, and for one that nobody waits for any more.</summary>
    static Owed? Word(Decision decision, DecidedBy by, ProgramInfo program)
    {
        var isGiven = by.Confirmation is not Confirmation.Awaited;
        return SlaCount.SideOf(by.User, program.Roster) is not { } side || (isGiven ? by.At is not { } at || at <= decision.RecordedAt : !decision.Holds)
            ? null
            : new Owed($"DEC-{decision.Number}", decision.Id.Value, side, decision.RecordedAt) { By = by.User, DoneAt = isGiven ? by.At : null };
    }
}
