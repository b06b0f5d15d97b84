using System.Text.Json;
using AlignBot.Cadence.Minutes;
using AlignBot.Cadence.NotHeld;
using AlignBot.Cadence.Overview;
using AlignBot.Cadence.Running;
using AlignBot.Cadence.Upcoming;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Cadence;

/// <summary>Turns what the rules ask to be said into outbox rows: a call for items, one living card, its minutes, and direct messages to whoever must act.</summary>
sealed class MeetingPosts(OutboxQueue outbox)
{
    public async ValueTask SendAsync(Session session, ProgramInfo program, MeetingRow row, MeetingEffect effect)
    {
        var (key, channel) = (program.Key, program.ChannelId);
        switch (effect)
        {
            case MeetingEffect.CallForItems:
                await SendAsync(OutboxKind.Ledger, MeetingCallMessage.Name, channel, slot: MeetingCallMessage.Slot);
                break;
            case MeetingEffect.EditCall:
                await SendAsync(OutboxKind.Edit, MeetingCallMessage.Name, channel, slot: MeetingCallMessage.Slot);
                break;
            case MeetingEffect.AskForItems ask:
                await SendAsync(OutboxKind.Nudge, MeetingAskMessage.Name, ask.To.Value, slot: MeetingAskMessage.SlotOf(ask.To));
                break;
            case MeetingEffect.EditAsk ask:
                await SendAsync(OutboxKind.Edit, MeetingAskMessage.Name, ask.To.Value, slot: MeetingAskMessage.SlotOf(ask.To));
                break;
            case MeetingEffect.Remind remind:
                await SendAsync(OutboxKind.Nudge, MeetingReminderMessage.Name, remind.To.Value, slot: MeetingReminderMessage.SlotOf(remind.To));
                break;
            case MeetingEffect.EditReminder remind:
                await SendAsync(OutboxKind.Edit, MeetingReminderMessage.Name, remind.To.Value, slot: MeetingReminderMessage.SlotOf(remind.To));
                break;
            case MeetingEffect.PostCard:
                await SendAsync(OutboxKind.Ledger, MeetingCard.Name, channel, slot: MeetingCard.Slot);
                break;
            case MeetingEffect.EditCard:
                await SendAsync(OutboxKind.Edit, MeetingCard.Name, channel, slot: MeetingCard.Slot);
                break;
            case MeetingEffect.PressForEnd:
                await SendAsync(OutboxKind.Nudge, MeetingPressMessage.Name, channel, thread: MeetingCard.Slot);
                break;
            case MeetingEffect.Announce { Notice: MeetingNotice.Missed or MeetingNotice.Skipped } when HasCard(row):
                // Its card says so, with the ways on: it is not said twice.
                break;
            case MeetingEffect.Announce { Notice: MeetingNotice.Missed or MeetingNotice.Skipped } ended:
                await SendAsync(OutboxKind.Ledger, MeetingNoticeMessage.Name, channel, slot: MeetingNoticeMessage.EndingSlot, body: Body(ended.Notice));
                break;
            case MeetingEffect.EditAnnounced:
                await SendAsync(OutboxKind.Edit, MeetingNoticeMessage.Name, channel, slot: MeetingNoticeMessage.EndingSlot);
                break;
            case MeetingEffect.Announce announce:
                await SendAsync(OutboxKind.Ledger, MeetingNoticeMessage.Name, channel, body: Body(announce.Notice));
                break;
            case MeetingEffect.PostMinutes:
                await SendAsync(OutboxKind.Ledger, MeetingMinutesMessage.Name, channel, slot: MeetingMinutesMessage.Slot, thread: HasCard(row) ? MeetingCard.Slot : null);
                break;
            case MeetingEffect.EditMinutes:
                await SendAsync(OutboxKind.Edit, MeetingMinutesMessage.Name, channel, slot: MeetingMinutesMessage.Slot);
                break;
            case MeetingEffect.RemindToConfirm remind:
                await outbox.EnqueueAsync(session, key, MeetingConfirmMessage.To(remind.To, OutboxKind.Nudge, row.Id));
                break;
            case MeetingEffect.EditConfirmReminder remind:
                await outbox.EnqueueAsync(session, key, MeetingConfirmMessage.To(remind.To, OutboxKind.Edit, row.Id));
                break;
            case MeetingEffect.TellOff tell:
                await SendAsync(OutboxKind.Nudge, MeetingOffMessage.Name, tell.To.Value, slot: MeetingOffMessage.SlotOf(tell.To));
                break;
            case MeetingEffect.EditOff tell:
                await SendAsync(OutboxKind.Edit, MeetingOffMessage.Name, tell.To.Value, slot: MeetingOffMessage.SlotOf(tell.To));
                break;
            case MeetingEffect.TellExecutive tell:
                await SendAsync(OutboxKind.Ledger, MeetingMissesMessage.Name, tell.To.Value, slot: MeetingMissesMessage.Slot);
                break;
            case MeetingEffect.EditTold tell:
                await SendAsync(OutboxKind.Edit, MeetingMissesMessage.Name, tell.To.Value, slot: MeetingMissesMessage.Slot);
                break;
            default:
                throw new InvalidOperationException($"No post is made for {effect.GetType().Name}.");
        }

        async ValueTask SendAsync(OutboxKind kind, string message, string to, string? slot = null, string? thread = null, string? body = null) =>
            await outbox.EnqueueAsync(session, key, new OutgoingMessage
            {
                Kind = kind,
                Message = message,
                SubjectId = row.Id,
                Destination = to,
                Slot = slot,
                ThreadSlot = thread,
                Body = body,
            });
    }

    static bool HasCard(MeetingRow row) => MeetingDesk.StateOf(row).PromptedAt is not null;

    static string Body(MeetingNotice notice) => JsonSerializer.Serialize(notice, CadenceJson.Default.MeetingNotice);
}
