using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.People;

/// <summary>Keeps what has become of a program's channel.</summary>
sealed class ChannelDesk(RevivedMessages revived, IEnumerable<IProgramChannels> others, Moments moments)
{
    // An edit's lane is its message's, not the channel's.
    const string MoveMessages =
        """
        UPDATE outbox SET destination = @to, lane = CASE WHEN lane = @old THEN @new ELSE lane END
        WHERE installation_id = @installation AND destination = @from AND state IN (0, 1, 2, 4)
        """;

    /// <summary>The channel is archived, deleted, in use again, or the bot is out of it.</summary>
    public async ValueTask ChangeAsync(Session session, ProgramKey key, ChannelState state)
    {
        await session.ProgramAsync(key);
        var row = await session.Db.Programs.SingleAsync(row => row.Id == key.ProgramId && row.InstallationId == key.InstallationId);
        if (row.ChannelState == state)
        {
            return;
        }

        row.ChannelState = state;
        await ProgramLedger.RecordAsync(session, key, new ProgramFact.ChannelChanged(state));
    }

    /// <summary>A channel goes by another id from now on: programs, the threads of disputes, messages on their way and where posted ones stand follow.</summary>
    public async ValueTask MoveAsync(Session session, int installationId, string from, string to)
    {
        var keys = await session.Db.Programs.Where(row => row.InstallationId == installationId).OrderBy(row => row.Id)
            .Select(row => new ProgramKey(row.InstallationId, row.Id)).ToListAsync();
        foreach (var key in keys)
        {
            await session.ProgramAsync(key);
            var row = await session.Db.Programs.SingleAsync(row => row.Id == key.ProgramId);
            var settings = ProgramParts.Read(row.Settings);
            var moved = others.Aggregate(settings, (parts, other) => other.Moved(parts, id => id == from ? to : id));
            var isNamed = moved != settings;
            if (row.ChannelId != from && !isNamed)
            {
                continue;
            }

            row.ChannelId = row.ChannelId == from ? to : row.ChannelId;
            if (isNamed)
            {
                row.Settings = moved.Write();
            }

            await ProgramLedger.RecordAsync(session, key, new ProgramFact.ChannelMoved(from, to));
            (await session.ProgramAsync(key)).RosterChanged();
        }

        await session.SaveAsync();
        await moments.TellAsync(session, new ChannelMoved(installationId, from, to));
        await MoveRowsAsync(session, installationId, from, to);
    }

    async ValueTask MoveRowsAsync(Session session, int installationId, string from, string to)
    {
        await session.Statement("UPDATE posts SET channel_id = @to WHERE installation_id = @installation AND channel_id = @from", "@to", "@installation", "@from")
            .Set(0, to).Set(1, installationId).Set(2, from).ExecuteAsync();
        var lane = OutboxQueue.LaneOf(installationId, to);
        await session.Statement(MoveMessages, "@to", "@old", "@new", "@installation", "@from")
            .Set(0, to).Set(1, OutboxQueue.LaneOf(installationId, from)).Set(2, lane).Set(3, installationId).Set(4, from)
            .ExecuteAsync();

        // What was refused because Slack knew the old id no longer goes out after all, in its order, before what came later.
        await revived.ReviveAsync(session, new OutboxRow { InstallationId = installationId, Lane = lane, Destination = to, Message = "" });
    }
}
