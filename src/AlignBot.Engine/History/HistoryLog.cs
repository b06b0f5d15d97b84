using System.Security.Cryptography;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.History;

/// <summary>Appends to a program's history. Rows are never changed or removed; only an actor and a body may be erased, with their salts.</summary>
public static class HistoryLog
{
    const string Insert =
        """
        INSERT INTO history (installation_id, program_id, sequence, at, actor, subject_id, kind, schema, body, salts, commitments, state_digest, previous)
        VALUES (@installation, @program, @sequence, @at, @actor, @subject, @kind, @schema, @body, @salts, @commitments, @state, @previous)
        """;

    /// <summary>The name of an entry that holds nothing but the digest of a state.</summary>
    public const string StateKept = "state.kept";

    /// <summary>Adds an entry. It is chained as the unit of work ends.</summary>
    public static async ValueTask AppendHistoryAsync(this Session session, ProgramKey key, HistoryEntry entry)
    {
        // Held from here on, as everything is that the unit changes of the program.
        await session.ProgramAsync(key);
        session.Part<UnitHistory>().Add(key, entry);
    }

    /// <summary>A state was written by a statement and not by EF: the history holds its digest.</summary>
    public static void KeepState(this Session session, ProgramKey key, Guid subject, int schema, string state) => session.Part<UnitHistory>().Keep(key, subject, schema, state);

    internal static async ValueTask ChainAsync(this Session session, ProgramKey key, HistoryEntry entry, string? state)
    {
        var head = await session.ProgramAsync(key);
        var salts = RandomNumberGenerator.GetBytes(HistoryChain.Commitments * HistoryChain.SaltLength);
        var commitments = new byte[HistoryChain.Commitments * HistoryChain.DigestLength];
        HistoryChain.Commit(HistoryChain.SaltOf(salts, 0), entry.Actor ?? "", commitments.AsSpan(0, HistoryChain.DigestLength));
        HistoryChain.Commit(HistoryChain.SaltOf(salts, 1), entry.Body, commitments.AsSpan(HistoryChain.DigestLength));
        var stateDigest = state is null ? null : HistoryChain.Commit(HistoryChain.SaltOf(salts, 1), state);
        var previous = head.HistoryHead;
        var sequence = head.HistoryCount + 1;

        await session
            .Statement(
                Insert,
                "@installation", "@program", "@sequence", "@at", "@actor", "@subject", "@kind", "@schema", "@body", "@salts", "@commitments", "@state",
                "@previous")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, sequence).Set(3, entry.At.ToUnixTimeMilliseconds())
            .Set(4, entry.Actor).Set(5, entry.SubjectId).Set(6, entry.Kind).Set(7, entry.Schema).Set(8, entry.Body).Set(9, salts).Set(10, commitments)
            .Set(11, stateDigest).Set(12, previous)
            .DeferAsync();

        head.Chained(HistoryChain.DigestRow(previous, sequence, entry.At, entry.SubjectId, entry.Kind, entry.Schema, commitments, stateDigest));
    }
}
