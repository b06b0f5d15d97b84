using AlignBot.Engine.Storage;

namespace AlignBot.Engine.History;

/// <summary>What walking a program's chain, and comparing what people read with it, found.</summary>
/// <param name="Rows">Rows walked.</param>
/// <param name="Erased">Rows whose text was erased on request; they do not break the chain.</param>
/// <param name="BrokenAt">Sequence of the first row that does not fit or is missing, or that led to a state which is another one now; null when all do.</param>
/// <param name="Why">What is wrong there, as a sentence.</param>
public sealed record HistoryVerification(long Rows, long Erased, long? BrokenAt, string? Why)
{
    /// <summary>What else is wrong, a sentence each; not more than anybody reads.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>How many things stand in the record whose states no row is bound to: an older build wrote them, and nothing has changed them since.</summary>
    public long Unbound { get; init; }

    /// <summary>The row whose digest is the one that was given to compare with; 0 where it is the record's beginning, null where it is none of its rows'.</summary>
    public long? HeadAt { get; init; }

    /// <summary>Walks the chain of one program from its first row to the head that the program holds, and compares every state with the row that led to it.</summary>
    /// <param name="db">The record as of one moment.</param>
    /// <param name="key">The program.</param>
    /// <param name="head">A digest that was kept elsewhere; null for none.</param>
    public static async Task<HistoryVerification> RunAsync(AlignBotContext db, ProgramKey key, byte[]? head = null)
    {
        var walk = new HistoryWalk(db, key, head);
        var found = await walk.RunAsync();
        if (found.BrokenAt is not null)
        {
            return found;
        }

        var states = await StateVerification.RunAsync(db, key, walk.Led);
        IReadOnlyList<(long Row, string Why)> wrong = [.. walk.Unasked(), .. states.Wrong];
        return found with
        {
            BrokenAt = wrong.Count > 0 ? wrong[0].Row : null,
            Why = wrong.Count > 0 ? wrong[0].Why : null,
            Others = wrong.Count > 1 ? [.. wrong.Skip(1).Select(one => one.Why)] : found.Others,
            Unbound = states.Unbound,
        };
    }
}
