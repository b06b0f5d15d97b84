using System.Security.Cryptography;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.History;

/// <summary>Appends to a program's history. Rows are never changed or removed; only a body may be erased.</summary>
public static class HistoryLog
{
    const string Insert =
        """
        INSERT INTO history (installation_id, program_id, sequence, at, actor, subject_id, kind, body, salt, body_digest, previous)
        VALUES (@installation, @program, @sequence, @at, @actor, @subject, @kind, @body, @salt, @digest, @previous)
        """;

    public static async ValueTask AppendHistoryAsync(this Session session, ProgramKey key, HistoryEntry entry)
    {
        var head = await session.ProgramAsync(key);
        var salt = RandomNumberGenerator.GetBytes(HistoryChain.SaltLength);
        var bodyDigest = HistoryChain.DigestBody(salt, entry.Body);
        var previous = head.HistoryHead;
        var sequence = head.HistoryCount + 1;

        await session
            .Statement(
                Insert,
                "@installation", "@program", "@sequence", "@at", "@actor", "@subject", "@kind", "@body", "@salt", "@digest", "@previous")
            .Set(0, key.InstallationId).Set(1, key.ProgramId).Set(2, sequence).Set(3, entry.At.ToUnixTimeMilliseconds())
            .Set(4, entry.Actor).Set(5, entry.SubjectId).Set(6, entry.Kind).Set(7, entry.Body).Set(8, salt).Set(9, bodyDigest)
            .Set(10, previous)
            .DeferAsync();

        head.Chained(HistoryChain.DigestRow(previous, sequence, entry.At, entry.Actor, entry.SubjectId, entry.Kind, bodyDigest));
    }
}
