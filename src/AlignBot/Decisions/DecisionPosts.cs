using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Decisions.Asks;
using AlignBot.Decisions.Cards;
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
                foreach (var objector in decision.DecidedBy.Where(by => by.Confirmation is Confirmation.Refused))
                {
                    await outbox.EnqueueAsync(session, program.Key, Message(OutboxKind.Edit, decision, new DecisionAsk(objector.User.Value, DecisionAskKind.Confirm)));
                    await ObjectionAsync(session, program, decision, OutboxKind.Edit, decision.RecordedBy, new DecisionObjection(objector.User.Value, objector.Reason ?? ""));
                }

                break;
            case DecisionEffect.AskToConfirm ask:
                await AskAsync(session, program, decision, new DecisionAsk(ask.To.Value, DecisionAskKind.Confirm), dueAt: null);
                break;
            case DecisionEffect.AwaitConfirmation wait:
                await WaitAsync(session, program, decision, new DecisionAsk(wait.From.Value, DecisionAskKind.Confirm), dueAt: null);
                break;
            case DecisionEffect.CloseAsk ask:
                await CloseAsync(session, program, decision, new DecisionAsk(ask.To.Value, DecisionAskKind.Confirm));
                if (decision.DecidedBy.Any(by => by.User == ask.To && by.Confirmation is Confirmation.Confirmed))
                {
                    // They may have said no before: whoever was told so reads that it is over.
                    await ObjectionAsync(session, program, decision, OutboxKind.Edit, decision.RecordedBy, new DecisionObjection(ask.To.Value, ""));
                }

                break;
            case DecisionEffect.AskToReview ask:
                await AskAsync(session, program, decision, new DecisionAsk(ask.To.Value, DecisionAskKind.Review), session.Now);
                break;
            case DecisionEffect.CloseReview ask:
                await CloseAsync(session, program, decision, new DecisionAsk(ask.To.Value, DecisionAskKind.Review));
                break;
            case DecisionEffect.TellRefused tell:
                await ObjectionAsync(session, program, decision, OutboxKind.Ledger, tell.To, new DecisionObjection(tell.By.Value, tell.Reason));
                break;
            default:
                throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
        }
    }

    async ValueTask ObjectionAsync(Session session, ProgramInfo program, Decision decision, OutboxKind kind, UserId? to, DecisionObjection objection)
    {
        if (to is { } recorder)
        {
            await outbox.EnqueueAsync(session, program.Key, new OutgoingMessage
            {
                Kind = kind,
                Message = DecisionRefusedMessage.Name,
                SubjectId = decision.Id.Value,
                Destination = recorder.Value,
                Slot = objection.Slot,
                Body = JsonSerializer.Serialize(objection, DecisionAskJson.Default.DecisionObjection),
            });
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
        await WaitAsync(session, program, decision, ask, dueAt);
    }

    ValueTask WaitAsync(Session session, ProgramInfo program, Decision decision, DecisionAsk ask, Instant? dueAt) =>
        waiting.AddAsync(session, program.Key, DecisionWaiting.FeatureName, decision.Id.Value, ask.Slot, ask.User, dueAt);

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
