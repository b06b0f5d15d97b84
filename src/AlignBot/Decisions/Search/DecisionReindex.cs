using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Engine.Erasure;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions.Search;

/// <summary>Writes the search words, and the question, of entries that an older build wrote, after an update. Costs one look where there are none.</summary>
sealed class DecisionReindex(IDatabase database, IDisputeRecord disputes) : IStartStep, IAfterErasure
{
    const int Chunk = 200;

    Task IStartStep.RunAsync(CancellationToken cancellation) => RunAsync(cancellation);

    /// <summary>Until nothing is left; how many entries that were.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var done = 0;
        while (true)
        {
            var written = await database.LookUpAsync(
                async connection => (await connection.Statement("SELECT 1 FROM decisions WHERE words_version = 0 LIMIT 1").QueryAsync(row => row.Int32(0))).Count,
                cancellation) == 0
                ? 0
                : await database.WriteAsync(WorkPriority.Import, WriteChunkAsync, cancellation);
            if (written == 0)
            {
                return done;
            }

            done += written;
        }
    }

    /// <summary>The search words of what was erased go with it.</summary>
    public async ValueTask ErasedAsync(Session session, ProgramKey key, IReadOnlyCollection<Guid> subjects)
    {
        foreach (var row in await DecisionChain.Of(session.Db, key).AsTracking().Where(row => subjects.Contains(row.Id)).ToListAsync())
        {
            var decision = DecisionDesk.StateOf(row);
            row.Words = DecisionWords.Of(decision);
            row.WordsVersion = DecisionWords.Version;
            row.Account = decision.Account;
        }
    }

    async ValueTask<int> WriteChunkAsync(Session session)
    {
        var rows = await session.Db.Decisions.Where(row => row.WordsVersion == 0).OrderBy(row => row.ProgramId).ThenBy(row => row.Number).Take(Chunk).ToListAsync();
        foreach (var row in rows)
        {
            var decision = DecisionDesk.StateOf(row);
            if (decision is { Question: null, Dispute: { } dispute }
                && await disputes.FindStateAsync(session.Db, new ProgramKey(row.InstallationId, row.ProgramId), dispute) is { } settled)
            {
                // An older build kept the question with the dispute alone.
                decision = decision with { Question = settled.Question };
                DecisionDesk.State.Write(row, decision);
            }

            row.Words = DecisionWords.Of(decision);
            row.WordsVersion = DecisionWords.Version;
            row.Account = decision.Account;
        }

        return rows.Count;
    }
}
