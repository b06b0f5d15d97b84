using System.Text.Json;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;

namespace AlignBot.Setup;

/// <summary>What the channel reads of its set-up: one card, and a line when somebody begins.</summary>
sealed class SetupPosts(OutboxQueue outbox)
{
    /// <summary>Posts the card of a channel that has none, or brings it up to date; says who has begun. The draft as it is to be kept.</summary>
    public async ValueTask<SetupDraft> TellAsync(Session session, int installationId, SetupDraft before, SetupDraft now)
    {
        if (now.StartedBy is not { } by || SetupCard.IsSame(before, now))
        {
            return now;
        }

        if (before.StartedBy is null)
        {
            await outbox.EnqueueAsync(session, ProgramKey.None(installationId), new OutgoingMessage
            {
                Kind = OutboxKind.Ledger,
                Message = SetupBegunMessage.Name,
                SubjectId = now.Subject,
                Destination = now.Channel,
                Body = JsonSerializer.Serialize(new SetupNews(by, now.NameOf(by)), SetupJson.Default.SetupNews),
            });
        }

        return now.HasCard ? await EditAsync(session, installationId, now) : now;
    }

    /// <summary>The card, for a channel that has none.</summary>
    public async ValueTask<SetupDraft> CardAsync(Session session, int installationId, SetupDraft draft)
    {
        await outbox.EnqueueAsync(session, ProgramKey.None(installationId), Card(draft, OutboxKind.Ledger));
        return draft with { HasCard = true };
    }

    public async ValueTask<SetupDraft> EditAsync(Session session, int installationId, SetupDraft draft)
    {
        await outbox.EnqueueAsync(session, ProgramKey.None(installationId), Card(draft, OutboxKind.Edit));
        return draft;
    }

    static OutgoingMessage Card(SetupDraft draft, OutboxKind kind) => new()
    {
        Kind = kind,
        Message = SetupCard.Name,
        SubjectId = draft.Subject,
        Destination = draft.Channel,
        Slot = SetupCard.Slot,
    };
}
