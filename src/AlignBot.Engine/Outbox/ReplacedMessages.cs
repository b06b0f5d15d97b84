using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Outbox;

/// <summary>A reminder takes the place of the message it reminds of: whoever is reminded has one message to act on, and the old one
/// is reduced to a line.</summary>
/// <remarks>The reminder is a nudge in the slot of a message that stands. Once it stands itself, the old message is remembered under a
/// slot of its own and edited once more, to what <see cref="IMessageRenderer.RenderReplacedAsync"/> makes of it.</remarks>
public sealed class ReplacedMessages(OutboxQueue queue)
{
    const string Was = "/was/";

    /// <summary>Whether the message of that slot has made room for a newer one.</summary>
    public static bool Has(string? slot) => slot?.Contains(Was, StringComparison.Ordinal) is true;

    /// <summary>What it was about, in a grey line without buttons, and where to look now.</summary>
    public static Rendering.Send Line(Mrkdwn about, string where)
    {
        var line = about.Shortened(200) + Mrkdwn.Of($"\n{where}");
        return new Rendering.Send(line, [new ContextBlock(line)]);
    }

    /// <summary>Lets the message that stands in this slot make room, before the slot is given to the new one.</summary>
    public async ValueTask MakeRoomAsync(Session session, OutboxRow row, StandingMessage stands)
    {
        if (row is not { Kind: OutboxKind.Nudge, Slot: { } slot })
        {
            return;
        }

        var old = await session.Db.Posts.AsNoTracking().SingleOrDefaultAsync(post => post.InstallationId == row.InstallationId
            && post.ProgramId == row.ProgramId && post.SubjectId == row.SubjectId && post.Slot == slot);
        if (old is null || old.Timestamp == stands.Timestamp)
        {
            return;
        }

        old.Slot = slot + Was + old.Timestamp;
        await OutboxTable.RememberAsync(session, old);
        await queue.EnqueueAsync(session, new ProgramKey(row.InstallationId, row.ProgramId), new OutgoingMessage
        {
            Kind = OutboxKind.Edit,
            Message = row.Message,
            SubjectId = row.SubjectId,
            Destination = row.Destination,
            Slot = old.Slot,
            Body = row.Body,
        });
    }
}
