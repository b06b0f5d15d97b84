using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Outbox;

/// <summary>Posts that a channel did not take (archived, the bot removed) go out after all once it takes messages again.</summary>
/// <remarks>One post of each such channel is tried now and then. When it gets through, the others of the channel follow, in their order,
/// and its cards are brought up to date.</remarks>
public sealed class RevivedMessages(IDatabase database, LaneSignal lanes)
{
    static readonly string OfTheChannel = $"error IN ('{string.Join("', '", DeliveryWords.OfTheChannel)}')";

    // The oldest of each lane stands for all of them: the card before what belongs in its thread.
    static readonly string TryOldest =
        $"""
        UPDATE outbox SET state = 0, not_before = 0 WHERE sequence IN (
            SELECT min(sequence) FROM outbox WHERE state = 4 AND kind = 0 AND {OfTheChannel} GROUP BY lane)
        RETURNING lane
        """;

    static readonly string RevivePosts = $"UPDATE outbox SET state = 0, not_before = 0 WHERE lane = @lane AND state = 4 AND kind = 0 AND {OfTheChannel}";

    // One edit of a card says all, and one may wait already.
    static readonly string ReviveEdits =
        $"""
        UPDATE outbox SET state = 0, not_before = 0 WHERE sequence IN (
            SELECT max(sequence) FROM outbox AS edit
            WHERE edit.state = 4 AND edit.kind = 2 AND edit.destination = @destination AND edit.installation_id = @installation AND {OfTheChannel}
                AND NOT EXISTS (SELECT 1 FROM outbox AS newer WHERE newer.lane = edit.lane AND newer.kind = 2 AND newer.state = 0)
            GROUP BY lane)
        RETURNING lane
        """;

    /// <summary>Tries one post of every channel that took none; how many.</summary>
    public Task<int> TryAgainAsync() => database.WriteAsync(
        WorkPriority.Clock,
        async session => Wake(session, await session.Statement(TryOldest).QueryAsync(row => row.String(0))));

    /// <summary>A post that had been refused stands now: the channel takes messages again.</summary>
    public async ValueTask ReviveAsync(Session session, OutboxRow got)
    {
        await session.Statement(RevivePosts, "@lane").Set(0, got.Lane).ExecuteAsync();
        Wake(session, [got.Lane]);
        Wake(session, await session.Statement(ReviveEdits, "@destination", "@installation")
            .Set(0, got.Destination).Set(1, got.InstallationId).QueryAsync(row => row.String(0)));
    }

    int Wake(Session session, List<string> woken)
    {
        session.AfterCommit(() => woken.ForEach(lanes.Wake));
        return woken.Count;
    }
}
