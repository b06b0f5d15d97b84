using AlignBot.Cadence.Overview;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;

namespace AlignBot.Cadence.Absences;

/// <summary>Asks whoever is to arrange a meeting that people are away for, and keeps it on their waiting list as long as it is open.</summary>
sealed class AwayPosts(WaitingList waiting, OutboxQueue outbox)
{
    public static string SlotOf(UserId user) => $"{Prefix}{user.Value}";

    const string Prefix = "away/";

    /// <summary>Whether the slot is of such an ask.</summary>
    public static bool Is(string slot) => slot.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>False where the effect is about something else.</summary>
    public async ValueTask<bool> SendAsync(Session session, ProgramKey key, MeetingRow row, MeetingEffect effect)
    {
        var (user, kind) = effect switch
        {
            MeetingEffect.AskToArrange ask => (ask.To, OutboxKind.Nudge),
            MeetingEffect.EditAwayAsk edit => (edit.To, OutboxKind.Edit),
            _ => (default, OutboxKind.Edit),
        };
        if (effect is not (MeetingEffect.AskToArrange or MeetingEffect.EditAwayAsk))
        {
            return false;
        }

        if (MeetingDesk.StateOf(row).OpenAwayAsk is { } open && open.To == user)
        {
            await waiting.AddAsync(session, key, MeetingWaiting.Name, row.Id, SlotOf(user), user.Value, open.StartsAt);
        }
        else
        {
            await waiting.RemoveAsync(session, key, row.Id, SlotOf(user), user.Value);
        }

        await outbox.EnqueueAsync(session, key, new OutgoingMessage { Kind = kind, Message = AwayAskMessage.Name, SubjectId = row.Id, Destination = user.Value, Slot = SlotOf(user) });
        return true;
    }
}
