using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.History;

/// <summary>An act of erasure, as the history keeps it: what it took away, by the sequences of the rows, and nothing of what stood there.</summary>
/// <param name="What">'person' or 'entry'.</param>
/// <param name="Rows">The rows whose text is gone.</param>
/// <param name="Actors">The rows of which it is gone who did it.</param>
public sealed record ErasureAct(string What, ImmutableArray<long> Rows, ImmutableArray<long> Actors);

[JsonSerializable(typeof(ErasureAct))]
sealed partial class ErasureJson : JsonSerializerContext;

/// <summary>Takes texts out of the history on a lawful request: with their salts, so that nobody guesses them back from the commitments that stay.</summary>
public static class HistoryErasure
{
    /// <summary>The name of the act in the history.</summary>
    public const string Kind = "record.erased";

    /// <summary>Erases, and adds the act that names what was erased. Without it 'verify' takes the gaps for tampering.</summary>
    public static async ValueTask EraseHistoryAsync(this Session session, ProgramKey key, string what, IReadOnlyCollection<long> rows, IReadOnlyCollection<long> actors)
    {
        foreach (var sequence in rows.Concat(actors).Distinct())
        {
            var row = await session.Db.History.SingleAsync(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Sequence == sequence);
            var salts = (byte[])row.Salts.Clone();
            if (rows.Contains(sequence))
            {
                row.Body = null;
                salts.AsSpan(HistoryChain.SaltLength, HistoryChain.SaltLength).Clear();
            }

            if (actors.Contains(sequence))
            {
                row.Actor = null;
                salts.AsSpan(0, HistoryChain.SaltLength).Clear();
            }

            row.Salts = salts;
        }

        await session.AppendHistoryAsync(key, new HistoryEntry(
            Kind, session.Now, null, null, JsonSerializer.Serialize(new ErasureAct(what, [.. rows.Order()], [.. actors.Order()]), ErasureJson.Default.ErasureAct)));
    }

    /// <summary>The act of a row; null where it holds none that can be read.</summary>
    public static ErasureAct? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ErasureJson.Default.ErasureAct);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
