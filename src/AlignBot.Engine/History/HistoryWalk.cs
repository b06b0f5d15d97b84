using System.Security.Cryptography;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.History;

/// <summary>The last row about a thing that holds the digest of its state; without a digest, where an older build wrote all of its rows.</summary>
/// <param name="Sequence">The row.</param>
/// <param name="Kind">What happened there.</param>
/// <param name="Digest">The digest; null where there is none.</param>
/// <param name="Salt">Under which salt.</param>
readonly record struct LedTo(long Sequence, string Kind, byte[]? Digest, byte[] Salt);

/// <summary>Walks a program's chain from its first row to its head.</summary>
sealed class HistoryWalk(AlignBotContext db, ProgramKey key, byte[]? head)
{
    readonly Dictionary<Guid, LedTo> led = [];
    readonly List<long> erased = [], erasedActors = [];
    readonly HashSet<long> asked = [], askedActors = [];
    long? headAt = head is not null && head.AsSpan().SequenceEqual(HistoryChain.Start) ? 0 : null;

    /// <summary>What the history says of each thing.</summary>
    public IReadOnlyDictionary<Guid, LedTo> Led => led;

    public async Task<HistoryVerification> RunAsync()
    {
        if (await KeptAsync() is not { } program)
        {
            var left = await Rows().LongCountAsync();
            return new HistoryVerification(left, 0, 1, $"The program is gone, and {left:N0} rows of its history are still there.");
        }

        var expected = HistoryChain.Start;
        long walked = 0, bodies = 0;
        HistoryVerification Broken(long at, string why) => new(walked, bodies, at, why) { HeadAt = headAt };

        await using var rows = Rows().OrderBy(row => row.Sequence).AsAsyncEnumerable().GetAsyncEnumerator();
        while (true)
        {
            HistoryRow row;
            try
            {
                if (!await rows.MoveNextAsync())
                {
                    break;
                }

                row = rows.Current;
            }
            catch (Exception unread) when (unread is FormatException or InvalidCastException or OverflowException or ArgumentException or InvalidOperationException)
            {
                return Broken(walked + 1, $"Row {walked + 1} holds something that cannot be read.");
            }

            var digest = Digest(row);
            if (row.Sequence == walked + 1 && !row.Previous.AsSpan().SequenceEqual(expected))
            {
                // Bound to what follows, it is the row before that was changed; else it is this one.
                var next = await rows.MoveNextAsync() ? rows.Current.Previous : program.Head;
                return walked > 0 && next.AsSpan().SequenceEqual(digest)
                    ? Broken(walked, $"Row {walked} is not what it was when row {row.Sequence} was bound to it.")
                    : Broken(row.Sequence, $"Row {row.Sequence} does not follow the row before it.");
            }

            if (Fault(row, walked + 1) is { } why)
            {
                return Broken(walked + 1, why);
            }

            expected = digest;
            walked++;
            bodies += row.Body is null ? 1 : 0;
            Note(row);
            if (head is not null && head.AsSpan().SequenceEqual(expected))
            {
                headAt = walked;
            }
        }

        if (walked == program.Count && CryptographicOperations.FixedTimeEquals(expected, program.Head))
        {
            return new HistoryVerification(walked, bodies, null, null) { HeadAt = headAt };
        }

        // As many rows as the program counts: the last is another one. Fewer, or more: the first that only one of the two knows.
        return Broken(
            walked == program.Count ? walked : Math.Min(walked, program.Count) + 1,
            $"The program holds the digest of row {program.Count}, but the rows end otherwise.");
    }

    /// <summary>What is gone, and no act of erasure that came later names it.</summary>
    public IEnumerable<(long Row, string Why)> Unasked() =>
    [
        .. erased.Where(row => !asked.Contains(row)).Select(row => (row, $"The text of row {row} is gone, and no act of erasure names it.")),
        .. erasedActors.Where(row => !askedActors.Contains(row)).Select(row => (row, $"Who did what row {row} tells is gone, and no act of erasure names it.")),
    ];

    /// <summary>How many rows the program counted, and the digest that it holds; null where there is no such program.</summary>
    async Task<KeptHead?> KeptAsync() => await db.Database
        .SqlQuery<KeptHead>($"""SELECT history_count AS "Count", history_head AS "Head" FROM programs WHERE installation_id = {key.InstallationId} AND id = {key.ProgramId}""")
        .SingleOrDefaultAsync();

    sealed record KeptHead(long Count, byte[] Head);

    IQueryable<HistoryRow> Rows() => db.History.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    void Note(HistoryRow row)
    {
        if (row.SubjectId is { } subject && (row.StateDigest is not null || !led.ContainsKey(subject)))
        {
            led[subject] = new LedTo(row.Sequence, row.Kind, row.StateDigest, HistoryChain.SaltOf(row.Salts, 1).ToArray());
        }

        if (HistoryChain.IsErased(row.Salts, 1))
        {
            erased.Add(row.Sequence);
        }

        if (HistoryChain.IsErased(row.Salts, 0))
        {
            erasedActors.Add(row.Sequence);
        }

        if (row is { Kind: HistoryErasure.Kind, Body: { } body } && HistoryErasure.Read(body) is { } act)
        {
            // Only what stood there by then: nothing is erased in advance.
            asked.UnionWith(act.Rows.Where(named => named < row.Sequence));
            askedActors.UnionWith(act.Actors.Where(named => named < row.Sequence));
        }
    }

    static byte[] Digest(HistoryRow row) => HistoryChain.DigestRow(
        row.Previous, row.Sequence, row.At, row.SubjectId, row.Kind, row.Schema, row.Commitments, row.StateDigest);

    static string? Fault(HistoryRow row, long sequence) => row switch
    {
        _ when row.Sequence != sequence => $"Row {sequence} is missing.",
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
