using AlignBot.Cadence.Overview;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;

namespace AlignBot.Cadence.Parked;

/// <summary>Says to whom something parked belongs: whom it waits for, who is asked what becomes of it, and who reads that nobody said.</summary>
sealed class ParkedPosts(WaitingList waiting, OutboxQueue outbox)
{
    /// <summary>False where the effect is not about something parked.</summary>
    public async ValueTask<bool> SendAsync(Session session, ProgramInfo program, MeetingRow row, MeetingEffect effect)
    {
        var (key, series) = (program.Key, row.SeriesId);
        switch (effect)
        {
            case MeetingEffect.Await { Item: { WaitingOn: { } user, NotBefore: { } until } item }:
                await waiting.AddAsync(session, key, MeetingWaiting.Name, series, MeetingWaiting.SlotOf(item), user.Value, until.AtStartOfDayInZone(program.Calendar.Zone).ToInstant());
                await SendAsync(OutboxKind.Nudge, WaitedForMessage.Name, user, series, MeetingWaiting.SlotOf(item));
                return true;
            case MeetingEffect.StopAwaiting { Item: { WaitingOn: { } waited } item }:
                await waiting.RemoveAsync(session, key, series, MeetingWaiting.SlotOf(item), waited.Value);
                await SendAsync(OutboxKind.Edit, WaitedForMessage.Name, waited, series, MeetingWaiting.SlotOf(item));
                return true;
            case MeetingEffect.AskWhatBecomes ask:
                await waiting.AddAsync(session, key, MeetingWaiting.Name, row.Id, AskedSlot.Of(ask.Item, ask.Of), ask.Of.Value, ask.DueAt);
                await SendAsync(OutboxKind.Ledger, WhatBecomesMessage.Name, ask.Of, row.Id, AskedSlot.Of(ask.Item, ask.Of));
                return true;
            case MeetingEffect.EditWhatBecomes ask:
                if (ask.IsOver)
                {
                    await waiting.RemoveAsync(session, key, row.Id, AskedSlot.Of(ask.Item, ask.Of), ask.Of.Value);
                }

                await SendAsync(OutboxKind.Edit, WhatBecomesMessage.Name, ask.Of, row.Id, AskedSlot.Of(ask.Item, ask.Of));
                return true;
            case MeetingEffect.TellLeftOpen tell:
                await SendAsync(OutboxKind.Ledger, LeftOpenMessage.Name, tell.To, row.Id, tell.IsHandedOver ? LeftOpenMessage.SlotOf(tell.Item, tell.To) : LeftOpenMessage.SlotOf(tell.Item));
                return true;
            case MeetingEffect.EditLeftOpen tell:
                await SendAsync(OutboxKind.Edit, LeftOpenMessage.Name, tell.To, row.Id, LeftOpenMessage.SlotOf(tell.Item));
                await SendAsync(OutboxKind.Edit, LeftOpenMessage.Name, tell.To, row.Id, LeftOpenMessage.SlotOf(tell.Item, tell.To));
                return true;
            default:
                return effect is MeetingEffect.Await or MeetingEffect.StopAwaiting;
        }

        async ValueTask SendAsync(OutboxKind kind, string message, UserId to, Guid subject, string slot) =>
            await outbox.EnqueueAsync(session, key, new OutgoingMessage { Kind = kind, Message = message, SubjectId = subject, Destination = to.Value, Slot = slot });
    }
}

/// <summary>Where it stands that somebody was asked what becomes of an item.</summary>
static class AskedSlot
{
    public const string Prefix = "asked/";

    public static string Of(AgendaItemId item, UserId user) => $"{Prefix}{item.Value:N}/{user.Value}";

    /// <summary>The item of such a slot; null where it is none.</summary>
    public static AgendaItemId? ItemOf(string slot) =>
        slot.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(slot[Prefix.Length..].Split('/')[0], "N", out var id) ? new AgendaItemId(id) : null;
}
