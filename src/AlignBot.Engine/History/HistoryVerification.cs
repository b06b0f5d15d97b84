using System.Security.Cryptography;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.History;

/// <summary>What walking a program's chain found.</summary>
/// <param name="Rows">Rows walked.</param>
/// <param name="Erased">Rows whose text was erased on request; they do not break the chain.</param>
/// <param name="BrokenAt">Sequence of the first row that does not fit or is missing, or null when all do.</param>
/// <param name="Why">What is wrong there, as a sentence.</param>
public sealed record HistoryVerification(long Rows, long Erased, long? BrokenAt, string? Why)
{
    /// <summary>Walks the chain of one program from its first row to the head that the program holds.</summary>
    public static async Task<HistoryVerification> RunAsync(AlignBotContext db, ProgramKey key)
    {
        var program = await db.Programs.SingleAsync(row => row.InstallationId == key.InstallationId && row.Id == key.ProgramId);
        var expected = HistoryChain.Start;
        long walked = 0, erased = 0;

        await foreach (var row in db.History
            .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)
            .OrderBy(row => row.Sequence)
            .AsAsyncEnumerable())
        {
            if (Fault(row, expected, walked + 1) is { } why)
            {
                return new HistoryVerification(walked, erased, walked + 1, why);
            }

            expected = HistoryChain.DigestRow(
                row.Previous, row.Sequence, row.At, row.SubjectId, row.Kind, row.Schema, row.Commitments, row.StateDigest);
            walked++;
            erased += row.Body is null ? 1 : 0;
        }

        if (walked == program.HistoryCount && CryptographicOperations.FixedTimeEquals(expected, program.HistoryHead))
        {
            return new HistoryVerification(walked, erased, null, null);
        }

        // As many rows as the program counts: the last is another one. Fewer, or more: the first that only one of the two knows.
        var brokenAt = walked == program.HistoryCount ? walked : Math.Min(walked, program.HistoryCount) + 1;
        return new HistoryVerification(
            walked, erased, brokenAt, $"The program holds the digest of row {program.HistoryCount}, but the rows end otherwise.");
    }

    static string? Fault(HistoryRow row, byte[] expected, long sequence) => row switch
    {
        _ when row.Sequence != sequence => $"Row {sequence} is missing.",
        _ when !row.Previous.AsSpan().SequenceEqual(expected) => $"Row {sequence} does not follow the row before it.",
        { Salts.Length: not HistoryChain.Commitments * HistoryChain.SaltLength } or { Commitments.Length: not HistoryChain.Commitments * HistoryChain.DigestLength } =>
            $"Row {sequence} has no commitments that can be read.",

        // A text without its salt cannot be checked, so it is not taken for the one that was recorded.
        { Body: { } body } when !Holds(row, 1, body) => $"The text of row {sequence} is not the text that was recorded.",
        { Body: null } when !HistoryChain.IsErased(row.Salts, 1) => $"The text of row {sequence} is gone, and nothing erased it.",
        _ when !HistoryChain.IsErased(row.Salts, 0) && !Holds(row, 0, row.Actor ?? "") => $"The actor of row {sequence} is not the one that was recorded.",
        _ when HistoryChain.IsErased(row.Salts, 0) && row.Actor is not null => $"The actor of row {sequence} is not the one that was recorded.",
        _ => null,
    };

    static bool Holds(HistoryRow row, int index, string text) =>
        HistoryChain.Commit(HistoryChain.SaltOf(row.Salts, index), text).AsSpan().SequenceEqual(HistoryChain.CommitmentOf(row.Commitments, index));
}
