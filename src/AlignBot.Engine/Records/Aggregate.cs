using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AlignBot.Domain;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Records;

/// <summary>What every desk does alike with its kind of thing: finds it, reads and keeps its state, and carries out what the rules ask of the record
/// and of the clock. What is the feature's own, its desk does.</summary>
/// <param name="state">How its state is kept.</param>
/// <param name="facts">How what happened to it is kept.</param>
/// <param name="kindOf">The name under which history keeps a fact.</param>
/// <param name="timers">The name of whoever handles its timers.</param>
public sealed class Aggregate<TState, TRow, TFact>(StateColumn<TState> state, JsonTypeInfo<TFact> facts, Func<TFact, string> kindOf, string timers)
    where TState : class
    where TRow : class, IAggregateRow
{
    /// <summary>Null when there is none such in the program.</summary>
    public Task<TRow?> FindAsync(Session session, ProgramKey key, Guid id) => session.Db.Set<TRow>().SingleOrDefaultAsync(
        row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Id == id);

    /// <summary>What the row keeps.</summary>
    public TState StateOf(TRow row) => state.Read(row);

    /// <summary>Keeps a state in its row, as the next version.</summary>
    public void Keep(TRow row, TState value)
    {
        row.Version++;
        state.Write(row, value);
    }

    /// <summary>Carries out an effect that is a line of the record or a moment to wait for. False for every other: it is the desk's own.</summary>
    public async ValueTask<bool> CarryOutAsync(Session session, ProgramKey key, Guid id, Effect effect)
    {
        switch (effect)
        {
            case ILogs<TFact> log:
                await session.AppendHistoryAsync(
                    key, new HistoryEntry(kindOf(log.Fact), session.Now, log.Actor?.Value, id, JsonSerializer.Serialize(log.Fact, facts)));
                return true;
            case ISetsTimer timer:
                await session.SetTimerAsync(key, timers, id, timer.Name, timer.At);
                return true;
            case IClearsTimer timer:
                await session.ClearTimerAsync(key, id, timer.Name);
                return true;
            default:
                return false;
        }
    }
}
