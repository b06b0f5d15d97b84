using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Puts back what somebody deleted in Slack: a card in its newest state, and under the new card what belongs in its thread.</summary>
public sealed class DeletedMessages(OutboxTable outbox, OutboxQueue queue, IDatabase database)
{
    /// <summary>An edit found its message gone: the message is posted again, once however many edits find out.</summary>
    public Task PostAgainAsync(OutboxRow edit, PostRow gone, Instant soon) => database.WriteAsync(
        WorkPriority.Clock,
        async session =>
        {
            if (await outbox.ForgetAsync(session, gone))
            {
                await outbox.SettleAsync(session, edit, OutboxState.Dropped, "message_not_found");
                await queue.EnqueueAsync(session, KeyOf(edit), Copy(edit, OutboxKind.Ledger));
            }
            else
            {
                // It is back, or on its way: the edit waits for the new one.
                await outbox.SettleAsync(session, edit, OutboxState.Pending, next: soon);
            }
        });

    /// <summary>A reply found its thread gone: the thread's card is posted again, and the reply queues up behind it.</summary>
    /// <param name="gone">Where the card stood; null when it was known to be gone.</param>
    /// <returns>False when the card never stood anywhere, so that there is nothing to wait for.</returns>
    public Task<bool> FollowAsync(OutboxRow reply, PostRow? gone) => database.WriteAsync(
        WorkPriority.Clock,
        async session =>
        {
            var card = await session.Db.Outbox
                .Where(row => row.InstallationId == reply.InstallationId && row.ProgramId == reply.ProgramId
                    && row.SubjectId == reply.SubjectId && row.Slot == reply.ThreadSlot && row.Kind != OutboxKind.Edit)
                .OrderByDescending(row => row.Sequence)
                .FirstOrDefaultAsync();
            if (card is null or { State: OutboxState.Failed })
            {
                return false;
            }

            if (gone is not null && await outbox.ForgetAsync(session, gone))
            {
                await queue.EnqueueAsync(session, KeyOf(reply), Copy(card, card.Kind));
            }

            await outbox.SettleAsync(session, reply, OutboxState.Dropped, "thread_not_found");
            await queue.EnqueueAsync(session, KeyOf(reply), Copy(reply, reply.Kind));
            return true;
        });

    static ProgramKey KeyOf(OutboxRow row) => new(row.InstallationId, row.ProgramId);

    static OutgoingMessage Copy(OutboxRow row, OutboxKind kind) => new()
    {
        Kind = kind,
        Message = row.Message,
        SubjectId = row.SubjectId,
        Destination = row.Destination,
        Slot = row.Slot,
        ThreadSlot = row.ThreadSlot,
        Body = row.Body,
    };
}
