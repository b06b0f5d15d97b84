using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Puts back what somebody deleted in Slack, or what can't be edited there any more: a card in its newest state, and under the new card
/// what belongs in its thread.</summary>
public sealed class DeletedMessages(OutboxTable outbox, OutboxQueue queue, StrayMessages stray, IDatabase database)
{
    /// <summary>Slack's word for a message that is not there any more.</summary>
    public const string Gone = "message_not_found";

    /// <summary>An edit found its message gone: the message is posted again, once however many edits find out.</summary>
    public Task PostAgainAsync(OutboxRow edit, PostRow gone, Instant soon, string why = Gone) => database.WriteAsync(
        WorkPriority.Clock,
        async session =>
        {
            if (await outbox.ForgetAsync(session, gone))
            {
                await outbox.SettleAsync(session, edit, OutboxState.Dropped, why);
                await queue.EnqueueAsync(session, KeyOf(edit), Copy(edit, OutboxKind.Ledger));
            }
            else
            {
                // It is back, or on its way: the edit waits for the new one.
                await outbox.SettleAsync(session, edit, OutboxState.Pending, next: soon);
            }
        });

    /// <summary>A message that can't be edited any more says what is not so: it is taken away where Slack lets us, and its newest state posted anew.</summary>
    /// <returns>False when a post in its place was refused already, and waits for its channel.</returns>
    /// <exception cref="SlackApiException">The old one may still stand, and may be taken away later.</exception>
    public async Task<bool> ReplaceAsync(SlackApi api, OutboxRow edit, PostRow old, Instant soon, string why, CancellationToken stopping)
    {
        if (!await stray.TakeBackAsync(api, edit, new StandingMessage(old.ChannelId, old.Timestamp, old.ThreadTimestamp), stopping))
        {
            return await PostBesideAsync(edit, old, why);
        }

        await PostAgainAsync(edit, old, soon, why);
        return true;
    }

    /// <summary>The old one is the message until the new one stands.</summary>
    Task<bool> PostBesideAsync(OutboxRow edit, PostRow old, string why) => database.WriteAsync(
        WorkPriority.Clock,
        async session =>
        {
            var posts = session.Db.Outbox.Where(row => row.InstallationId == edit.InstallationId && row.ProgramId == edit.ProgramId
                && row.SubjectId == edit.SubjectId && row.Slot == edit.Slot && row.Kind != OutboxKind.Edit);
            if (await posts.AnyAsync(row => row.State == OutboxState.Failed && DeliveryWords.OfTheChannel.Contains(row.Error!)))
            {
                return false;
            }

            var stands = await session.Db.Posts.AnyAsync(post => post.InstallationId == old.InstallationId && post.ProgramId == old.ProgramId
                && post.SubjectId == old.SubjectId && post.Slot == old.Slot && post.Timestamp == old.Timestamp);
            if (!stands || await posts.AnyAsync(row => row.State < OutboxState.Sent))
            {
                // The new one is there, or on its way: the edit is for that one.
                await outbox.SettleAsync(session, edit, OutboxState.Pending);
                return true;
            }

            if (await outbox.SettleAsync(session, edit, OutboxState.Dropped, why))
            {
                await queue.EnqueueAsync(session, KeyOf(edit), Copy(edit, OutboxKind.Ledger));
            }

            return true;
        });

    /// <summary>A reply found its thread gone: the thread's card is posted again, and the reply queues up behind it. Of a card that Slack will never take what is
    /// of the ledger stands in the channel itself.</summary>
    /// <param name="gone">Where the card stood; null when it was known to be gone.</param>
    /// <returns>False when the card never stood anywhere, so that there is nothing to wait for, or waits for its channel itself.</returns>
    public Task<bool> FollowAsync(OutboxRow reply, PostRow? gone) => database.WriteAsync(
        WorkPriority.Clock,
        async session =>
        {
            var (subject, slot) = ThreadPlace.For(reply) ?? throw new ArgumentException("A reply has a thread.", nameof(reply));
            var card = await session.Db.Outbox
                .Where(row => row.InstallationId == reply.InstallationId && row.ProgramId == reply.ProgramId
                    && row.SubjectId == subject && row.Slot == slot && row.Kind != OutboxKind.Edit)
                .OrderByDescending(row => row.Sequence)
                .FirstOrDefaultAsync();
            if (card is { State: OutboxState.Failed, Error: { } error } && !DeliveryWords.IsPassing(error) && reply.Kind is OutboxKind.Ledger)
            {
                if (await outbox.SettleAsync(session, reply, OutboxState.Dropped, "thread_missing"))
                {
                    await queue.EnqueueAsync(session, KeyOf(reply), Copy(reply, reply.Kind) with { ThreadSlot = null });
                }

                return true;
            }

            if (card is null or { State: OutboxState.Failed })
            {
                return false;
            }

            if (!await outbox.SettleAsync(session, reply, OutboxState.Dropped, "thread_not_found"))
            {
                // Another replica found out as well, and has put it there.
                return true;
            }

            if (gone is not null && await outbox.ForgetAsync(session, gone))
            {
                await queue.EnqueueAsync(session, KeyOf(reply), Copy(card, card.Kind));
            }

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
