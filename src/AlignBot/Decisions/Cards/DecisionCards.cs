using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Features;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions.Cards;

/// <summary>The card of a decision shows how far its actions are: it follows them.</summary>
sealed class DecisionCards(ConfidentialDecisions confidential, OutboxQueue outbox) : IFollow<ActionChanged>
{
    public async ValueTask FollowAsync(Session session, ActionChanged moment)
    {
        if (moment.Action.Decision is { } decision)
        {
            var program = moment.Program;
            var keptTo = await DecisionChain.Of(session.Db, program.Key).Where(row => row.Id == decision.Value).Select(row => row.KeptTo).SingleOrDefaultAsync();
            var channel = await confidential.ChannelAsync(session.Db, program, keptTo is { } dispute ? new DisputeId(dispute) : null);
            await outbox.EnqueueAsync(session, program.Key, DecisionCard.Message(OutboxKind.Edit, channel, decision.Value));
        }
    }
}
