using AlignBot.Contracts;
using AlignBot.Disputes.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes.Asks;

/// <summary>Asks somebody in the thread, whose direct messages Slack does not let through. They count as asked once it stands there.</summary>
sealed class DisputeThreadAsk(DisputeDesk desk, DisputeElsewhere elsewhere) : IMessageRenderer
{
    public const string Name = "dispute.ask.thread";

    string IMessageRenderer.Message => Name;

    /// <summary>The same ask, for the thread; under the same slot, so that it ends with it.</summary>
    public static OutgoingMessage Message(DisputeRow row, OutboxRow refused) => new()
    {
        Kind = OutboxKind.Nudge,
        Message = Name,
        SubjectId = row.Id,
        Destination = row.ChannelId,
        Slot = refused.Slot,
        ThreadSlot = DisputeCard.Slot,
        Body = refused.Body,
    };

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.SubjectAsync<DisputeRow>();
        var (dispute, ask) = (DisputeDesk.StateOf(row), DisputeAskMessage.AskOf(context.Row));
        if (dispute.Asks.All(open => open != ask.Open))
        {
            return new Rendering.Drop("It was answered before it could be asked.");
        }

        return Show(dispute, ask, context.Program, stands: true);
    }

    /// <summary>The ask as the thread reads it; once it is over, a line without a button.</summary>
    public static Rendering.Send Show(Dispute dispute, AskKey ask, ProgramInfo program, bool stands)
    {
        if (!stands)
        {
            var over = Mrkdwn.Of($"{Names.Of(program.Roster, new UserId(ask.User))} was asked here, and is not any more.");
            return new Rendering.Send(over, [new ContextBlock(over)]);
        }

        var about = new DisputeRef(program.Key.ProgramId, dispute.Id.Value, ask.Round, ask.Level);
        var due = dispute.DueAt is { } at ? Mrkdwn.Of($" {When.By(at, dispute.Calendar.Zone)}") : Mrkdwn.Empty;
        var text = Mrkdwn.Of($"{Mention.User(ask.User)}  *{DisputeAskCard.Request(dispute, ask, program)}*") + due
            + Mrkdwn.Of($". It stands here because Slack lets no direct message from AlignBot through to you.");
        return new Rendering.Send(text, [new SectionBlock(text.Shortened(3000)), new ActionsBlock(DisputeAsks.Answer(dispute, ask, about, isPrimary: true))]);
    }

    public async ValueTask DeliveredAsync(Session session, OutboxRow row)
    {
        if (DisputeAskMessage.AskOf(row) is { Kind: AskKind.Decide } ask)
        {
            // Slack says how it went; what that no longer bears on is ignored.
            _ = await desk.ApplyAsync(
                session, new ProgramKey(row.InstallationId, row.ProgramId), row.SubjectId,
                new DisputeCommand.AskDelivered(ask.Round, ask.Level, new UserId(ask.User)));
        }
    }

    public async ValueTask UndeliverableAsync(Session session, OutboxRow row, string error)
    {
        var ask = DisputeAskMessage.AskOf(row);
        if (ask.Kind == AskKind.Decide)
        {
            // Slack says how it went; what that no longer bears on is ignored.
            _ = await desk.ApplyAsync(
                session, new ProgramKey(row.InstallationId, row.ProgramId), row.SubjectId,
                new DisputeCommand.AskUndeliverable(ask.Round, ask.Level, new UserId(ask.User), error));
        }

        await elsewhere.TellLeadAsync(session, row, ask.User, error);
    }
}
