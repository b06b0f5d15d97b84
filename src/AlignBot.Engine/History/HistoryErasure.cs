using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.History;

/// <summary>Takes a text out of the history on a lawful request: with its salt, so that nobody guesses it back from the commitment that stays.</summary>
public static class HistoryErasure
{
    /// <summary>Erases the body of a row. False when there is no such row.</summary>
    public static Task<bool> EraseBodyAsync(this Session session, ProgramKey key, long sequence) => EraseAsync(session, key, sequence, 1, row => row.Body = null);

    /// <summary>Erases who did it. False when there is no such row.</summary>
    public static Task<bool> EraseActorAsync(this Session session, ProgramKey key, long sequence) => EraseAsync(session, key, sequence, 0, row => row.Actor = null);

    static async Task<bool> EraseAsync(Session session, ProgramKey key, long sequence, int commitment, Action<HistoryRow> erase)
    {
        if (await session.Db.History.SingleOrDefaultAsync(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Sequence == sequence)
            is not { } row)
        {
            return false;
        }

        erase(row);
        var salts = (byte[])row.Salts.Clone();
        salts.AsSpan(commitment * HistoryChain.SaltLength, HistoryChain.SaltLength).Clear();
        row.Salts = salts;
        return true;
    }
}
