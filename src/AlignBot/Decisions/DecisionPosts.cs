using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using NodaTime;

namespace AlignBot.Decisions;

/// <summary>Turns what the rules ask to be said into outbox rows and into what waits on Home: one card in the channel, or in that of
/// its dispute, and a direct message to whoever must say a word.</summary>
sealed class DecisionPosts(OutboxQueue outbox, WaitingList waiting, ConfidentialDecisions confidential, IDisputeRecord disputes)
{
    public async ValueTask SendAsync(Session session, ProgramInfo program, Decision decision, Effect effect)
    {
        switch (effect)
        {
            case DecisionEffect.PostCard:
                await CardAsync(session, program, decision, OutboxKind.Ledger);
                break;
            case DecisionEffect.EditCard:
                await CardAsync(session, program, decision, OutboxKind.Edit);
                break;
            case DecisionEffect.AskToConfirm ask:
                await AskAsync(session, program, decision, new DecisionAsk(ask.To.Value, DecisionAskKind.Confirm), dueAt: null);
                break;
            case DecisionEffect.CloseAsk ask:
                await CloseAsync(session, program, decision, new DecisionAsk(ask.To.Value, DecisionAskKind.Confirm));
                break;
            case DecisionEffect.AskToReview ask:
                await AskAsync(session, program, decision, new DecisionAsk(ask.To.Value, DecisionAskKind.Review), session.Now);
                break;
            case DecisionEffect.CloseReview ask:
                await CloseAsync(session, program, decision, new DecisionAsk(ask.To.Value, DecisionAskKind.Review));
                break;
            case DecisionEffect.TellRefused tell:
                await outbox.EnqueueAsync(session, program.Key, new OutgoingMessage
                {
                    Kind = OutboxKind.Ledger,
                    Message = DecisionRefusedMessage.Name,
                    SubjectId = decision.Id.Value,
                    Destination = tell.To.Value,
                    Body = JsonSerializer.Serialize(new DecisionObjection(tell.By.Value, tell.Reason), DecisionAskJson.Default.DecisionObjection),
                });
                break;
            default:
                throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
        }
    }

    async ValueTask CardAsync(Session session, ProgramInfo program, Decision decision, OutboxKind kind)
    {
        // EF only where there is something to ask: touching it would cost every decision that somebody types.
        var channel = decision.KeptTo is null ? program.ChannelId : await confidential.ChannelAsync(session.Db, program, decision.KeptTo);
        var message = DecisionCard.Message(kind, channel, decision.Id.Value);
        if (decision.Dispute is { } dispute)
        {
            // What a dispute ends in stands in its thread, and the channel sees it there: one message for one decision.
            message = message with
            {
                Destination = await disputes.ChannelAsync(session.Db, program.Key, dispute),
                ThreadSlot = new ThreadPlace(dispute.Value, IDisputeRecord.ThreadSlot).ToString(),
            };
        }

        await outbox.EnqueueAsync(session, program.Key, message);
    }

    async ValueTask AskAsync(Session session, ProgramInfo program, Decision decision, DecisionAsk ask, Instant? dueAt)
    {
        await outbox.EnqueueAsync(session, program.Key, Message(OutboxKind.Nudge, decision, ask));
        await waiting.AddAsync(session, program.Key, DecisionWaiting.FeatureName, decision.Id.Value, ask.Slot, ask.User, dueAt);
    }

    async ValueTask CloseAsync(Session session, ProgramInfo program, Decision decision, DecisionAsk ask)
    {
        await outbox.EnqueueAsync(session, program.Key, Message(OutboxKind.Edit, decision, ask));
        await waiting.RemoveAsync(session, program.Key, decision.Id.Value, ask.Slot, ask.User);
    }

    static OutgoingMessage Message(OutboxKind kind, Decision decision, DecisionAsk ask) => new()
    {
        Kind = kind,
        Message = DecisionAskMessage.Name,
        SubjectId = decision.Id.Value,
        Destination = ask.User,
        Slot = ask.Slot,
        Body = JsonSerializer.Serialize(ask, DecisionAskJson.Default.DecisionAsk),
    };
}
