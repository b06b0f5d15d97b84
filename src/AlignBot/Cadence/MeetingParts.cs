using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Features;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Cadence;

/// <summary>Brings the cards of meetings that are about to begin or running to the present state when another feature has something else to show there.</summary>
sealed class MeetingParts(OutboxQueue outbox, ProgramDirectory programs) : IFollow<MeetingPartChanged>
{
    public async ValueTask FollowAsync(Session session, MeetingPartChanged moment)
    {
        var open = await MeetingQueries.Of(session.Db.Meetings, moment.Program)
            .Where(row => row.Status == MeetingStatus.Prompted || row.Status == MeetingStatus.Running).Select(row => row.Id).ToListAsync();
        if (open.Count == 0)
        {
            return;
        }

        var channel = (await programs.CurrentAsync(session, moment.Program)).ChannelId;
        foreach (var meeting in open)
        {
            await outbox.EnqueueAsync(
                session, moment.Program,
                new OutgoingMessage { Kind = OutboxKind.Edit, Message = MeetingCard.Name, SubjectId = meeting, Destination = channel, Slot = MeetingCard.Slot });
        }
    }
}
