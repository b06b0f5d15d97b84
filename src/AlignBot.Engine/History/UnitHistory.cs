using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AlignBot.Engine.History;

/// <summary>What a unit of work adds to the history. It is chained as the unit ends: only then is it known which state each thing was left in.</summary>
/// <remarks>Each entry about a thing holds the digest of the state in which the unit left it. One that was changed without an entry gets one that says nothing else, so that
/// no state is ever other than the history says.</remarks>
sealed class UnitHistory : IUnitPart
{
    readonly List<(ProgramKey Program, HistoryEntry Entry)> happened = [];
    readonly Dictionary<(ProgramKey Program, Guid Subject), string> kept = [];

    public void Add(ProgramKey program, HistoryEntry entry) => happened.Add((program, entry));

    /// <summary>A state was written by a statement.</summary>
    public void Keep(ProgramKey program, Guid subject, int schema, string state) => kept[(program, subject)] = HistoryChain.StateText(schema, state);

    /// <summary>Takes in the states that EF is about to write: whatever keeps a state, its digest is not forgotten.</summary>
    public void Note(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries<IStateRow>())
        {
            if (entry.State is EntityState.Added || (entry.State is EntityState.Modified && entry.Property(nameof(IStateRow.State)).IsModified))
            {
                var key = new ProgramKey((int)entry.Property(nameof(HistoryRow.InstallationId)).CurrentValue!, (int)entry.Property(nameof(HistoryRow.ProgramId)).CurrentValue!);
                Keep(key, entry.Entity.Id, entry.Entity.Schema, entry.Entity.State);
            }
        }
    }

    public async ValueTask EndAsync(Session session)
    {
        foreach (var (program, entry) in happened)
        {
            var state = entry.SubjectId is { } subject && kept.TryGetValue((program, subject), out var left) ? left : null;
            await session.ChainAsync(program, entry, state);
        }

        foreach (var (program, entry) in happened)
        {
            kept.Remove((program, entry.SubjectId ?? default));
        }

        foreach (var ((program, subject), state) in kept)
        {
            await session.ChainAsync(program, new HistoryEntry(HistoryLog.StateKept, session.Now, null, subject, "{}"), state);
        }

        happened.Clear();
        kept.Clear();
    }
}
