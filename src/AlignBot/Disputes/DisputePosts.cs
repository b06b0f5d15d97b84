using System.Text.Json;
using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Cards;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;

namespace AlignBot.Disputes;

/// <summary>Turns what the rules ask to be said into outbox rows: one living card, short notices in its thread, and a direct message to
/// whoever must act, who also finds it on Home.</summary>
sealed class DisputePosts(OutboxQueue outbox, WaitingList waiting)
{
    /// <param name="session">The unit of work of the change.</param>
    /// <param name="key">The program.</param>
    /// <param name="row">The dispute's row.</param>
    /// <param name="dispute">The state that the change leads to.</param>
    /// <param name="effect">What is to be said.</param>
    public async ValueTask SendAsync(Session session, ProgramKey key, DisputeRow row, Dispute dispute, DisputeEffect effect)
    {
        switch (effect)
        {
            case DisputeEffect.Ask ask:
                await WaitAsync(session, key, dispute, AskKey.Of(ask.Of));
                break;
            case DisputeEffect.RefreshAsk ask:
                await WaitAsync(session, key, dispute, AskKey.Of(ask.Of));
                break;
            case DisputeEffect.CloseAsk ask:
                await waiting.RemoveAsync(session, key, row.Id, AskKey.Of(ask.Of).Slot, ask.Of.To.Value);
                break;
        }

        await PostAsync(session, key, row, effect);
        if (effect is DisputeEffect.Announce { Notice: DisputeNotice.WentUp or DisputeNotice.Decided or DisputeNotice.DecidedByTimeout })
        {
            await TellWhoAnsweredAsync(session, key, row, dispute);
        }
    }

    /// <summary>Whoever answered reads in their own message what became of it: 'You have decided' would not be true of those who were overruled.</summary>
    async ValueTask TellWhoAnsweredAsync(Session session, ProgramKey key, DisputeRow row, Dispute dispute)
    {
        foreach (var (by, level) in dispute.Rulings.Where(ruling => ruling.Round == dispute.Round).Select(ruling => (ruling.By, ruling.Level)).Distinct())
        {
            await outbox.EnqueueAsync(session, key, Ask(row, OutboxKind.Edit, new AskKey(by.Value, AskKind.Decide, dispute.Round, level) { Ended = AskEnd.Answered }));
        }
    }

    ValueTask WaitAsync(Session session, ProgramKey key, Dispute dispute, AskKey ask) => dispute.Asks.Any(open => AskKey.Of(open) == ask)
        ? waiting.AddAsync(session, key, DisputeTimers.FeatureName, dispute.Id.Value, ask.Slot, ask.User, dispute.AnswerBy)
        : ValueTask.CompletedTask; // Answered within the same command: nothing waits.

    ValueTask PostAsync(Session session, ProgramKey key, DisputeRow row, DisputeEffect effect) => effect switch
    {
        DisputeEffect.PostCard => outbox.EnqueueAsync(session, key, Card(row, OutboxKind.Ledger)),
        DisputeEffect.EditCard => outbox.EnqueueAsync(session, key, Card(row, OutboxKind.Edit)),
        // The entry of the log is posted into the thread and says it all.
        DisputeEffect.Announce { Notice: DisputeNotice.Decided or DisputeNotice.DecidedByTimeout } => ValueTask.CompletedTask,
        DisputeEffect.Announce announce => outbox.EnqueueAsync(session, key, new OutgoingMessage
        {
            Kind = OutboxKind.Ledger,
            Message = DisputeNoticeMessage.Name,
            SubjectId = row.Id,
            Destination = row.ChannelId,
            ThreadSlot = DisputeCard.Slot,
            Body = JsonSerializer.Serialize(announce.Notice, DisputeJson.Default.DisputeNotice),
        }),
        DisputeEffect.Ask ask => outbox.EnqueueAsync(session, key, Ask(row, OutboxKind.Nudge, AskKey.Of(ask.Of))),
        DisputeEffect.RefreshAsk ask => outbox.EnqueueAsync(session, key, Ask(row, OutboxKind.Edit, AskKey.Of(ask.Of))),
        DisputeEffect.CloseAsk ask => outbox.EnqueueAsync(
            session, key, Ask(row, OutboxKind.Edit, AskKey.Of(ask.Of) with { Ended = ask.Why })),
        DisputeEffect.AskOnceMore ask => outbox.EnqueueAsync(session, key, Ask(row, OutboxKind.Nudge, AskKey.Of(ask.Of) with { Reminds = AskKey.OnceMore })),
        DisputeEffect.Nudge nudge => outbox.EnqueueAsync(
            session, key, Ask(row, OutboxKind.Nudge, new AskKey(nudge.To.Value, AskKind.Decide, nudge.Round, nudge.Level) { Reminds = nudge.Percent == 0 ? AskKey.AtChosenTime : nudge.Percent })),
        _ => throw new InvalidOperationException($"No post is made for {effect.GetType().Name}."),
    };

    static OutgoingMessage Card(DisputeRow row, OutboxKind kind) => new()
    {
        Kind = kind,
        Message = DisputeCard.Name,
        SubjectId = row.Id,
        Destination = row.ChannelId,
        Slot = DisputeCard.Slot,
    };

    static OutgoingMessage Ask(DisputeRow row, OutboxKind kind, AskKey ask) => new()
    {
        Kind = kind,
        Message = DisputeAskMessage.Name,
        SubjectId = row.Id,
        Destination = ask.User,
        Slot = ask.Slot,
        Body = JsonSerializer.Serialize(ask, DisputeFormJson.Default.AskKey),
    };
}
