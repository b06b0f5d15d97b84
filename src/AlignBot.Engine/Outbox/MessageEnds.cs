using AlignBot.Engine.Clock;
using AlignBot.Engine.History;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;

namespace AlignBot.Engine.Outbox;

/// <summary>Writes how it ended with a message, and tells whoever goes by that: that it stands in Slack, or that Slack does not take it.</summary>
public sealed class MessageEnds(
    OutboxTable outbox, ReplacedMessages replaced, RevivedMessages revived, UnwrittenMessage unwritten, MessageMaker maker, IDatabase database, ForwardClock clock, ILogger<MessageEnds> log)
{
    /// <summary>Writes that the message stands in Slack, and where.</summary>
    public async Task SentAsync(OutboxRow row, SlackApi api, StandingMessage stands, CancellationToken stopping)
    {
        var permalink = row is { Slot: not null, Destination: [not 'U' and not 'W', ..] }
            ? await PermalinkAsync(api, stands.Channel, stands.Timestamp, stopping)
            : null;
        try
        {
            await database.WriteAsync(WorkPriority.Clock, session => SentAsync(session, row, stands, permalink));
        }
        catch (Exception wrong) when (MessageMaker.IsMistake(wrong))
        {
            // It stands, whatever those who go by that make of it: looked for again, it would hold up its lane.
            log.LogError(wrong, "Nobody hears that message {Message} {Id} was delivered.", row.Message, row.Id);
            await database.WriteAsync(WorkPriority.Clock, session => SentAsync(session, row, stands, permalink, renderer: null));
        }
    }

    /// <summary>Writes that the message stands in Slack, and tells whoever goes by that. Nothing where it is written already.</summary>
    public ValueTask SentAsync(Session session, OutboxRow row, StandingMessage stands, string? permalink) =>
        SentAsync(session, row, stands, permalink, maker.RendererOf(row.Message));

    /// <summary>Writes that an edit was taken.</summary>
    public Task EditedAsync(OutboxRow row) => database.WriteAsync(
        WorkPriority.Clock,
        async session =>
        {
            if (await outbox.SettleAsync(session, row, OutboxState.Sent))
            {
                await ReviveAsync(session, row);
            }
        });

    /// <summary>The message stands without its blocks. The operating lead hears of it, and the record says so of a post.</summary>
    public Task SaidPlainlyAsync(OutboxRow row, string error) => database.WriteAsync(
        WorkPriority.Clock,
        async session =>
        {
            if (row.Kind != OutboxKind.Edit)
            {
                await RecordAsync(session, row, DeliveryFact.Plain, error);
            }

            await unwritten.TellAsync(session, row, isPlain: true);
        });

    /// <summary>Slack will not take it: the record says what was not delivered to whom. What was tried again in vain has been told of.</summary>
    public async Task FailedAsync(OutboxRow row, string error)
    {
        if (row.Error == error && DeliveryWords.IsPassing(error))
        {
            await database.WriteAsync(
                WorkPriority.Clock, async session => await outbox.SettleAsync(session, row, OutboxState.Failed, error, next: clock.Now));
            return;
        }

        log.LogError("Message {Message} {Id} to {Destination} was refused: {Error}.", row.Message, row.Id, row.Destination, error);
        try
        {
            await GiveUpAsync(row, error, maker.RendererOf(row.Message));
        }
        catch (Exception wrong) when (MessageMaker.IsMistake(wrong))
        {
            log.LogError(wrong, "Nobody is told instead of message {Message} {Id}.", row.Message, row.Id);
            await GiveUpAsync(row, error, renderer: null);
        }
    }

    /// <summary>The record of the message's program says how it went; what was said before there was one stands in no record.</summary>
    public static async ValueTask RecordAsync(Session session, OutboxRow row, string kind, string error)
    {
        if (new ProgramKey(row.InstallationId, row.ProgramId) is { IsNone: false } key)
        {
            await session.AppendHistoryAsync(key, DeliveryFact.Entry(kind, session.Now, row, error));
        }
    }

    async ValueTask SentAsync(Session session, OutboxRow row, StandingMessage stands, string? permalink, IMessageRenderer? renderer)
    {
        if (!await outbox.SettleAsync(session, row, OutboxState.Sent))
        {
            return;
        }

        await InstallationDirectory.AnswersAsync(session, row.InstallationId);
        if (row.Slot is not null)
        {
            await replaced.MakeRoomAsync(session, row, stands);
            await OutboxTable.RememberAsync(session, row, stands, permalink);
        }

        if (renderer is not null)
        {
            await renderer.DeliveredAsync(session, row);
        }

        await ReviveAsync(session, row);
    }

    ValueTask ReviveAsync(Session session, OutboxRow got) =>
        got.Error is { } error && DeliveryWords.IsPassing(error) ? revived.ReviveAsync(session, got) : ValueTask.CompletedTask;

    async Task<string?> PermalinkAsync(SlackApi api, string channel, string timestamp, CancellationToken stopping)
    {
        try
        {
            return await api.Chat.GetPermalink(channel, timestamp, stopping);
        }
        catch (SlackApiException unknown)
        {
            // A link is a convenience; the message is posted and must be written down as such.
            log.LogWarning("No link to a posted message: {Error}.", unknown.Error);
            return null;
        }
    }

    /// <summary>Writes that it failed. What the bot could not write the operating lead hears of in any case.</summary>
    /// <param name="renderer">Who knows another way to say it; null where nobody does.</param>
    Task GiveUpAsync(OutboxRow row, string error, IMessageRenderer? renderer) => database.WriteAsync(
        WorkPriority.Clock,
        async session =>
        {
            // An edit that is not taken for now says nothing of its own: the card is brought up to date once it can be.
            if (await outbox.SettleAsync(session, row, OutboxState.Failed, error, next: clock.Now)
                && !(row.Kind == OutboxKind.Edit && (DeliveryWords.IsOfTheChannel(error) || DeliveryWords.OfThePermission.Contains(error))))
            {
                await RecordAsync(session, row, DeliveryFact.Failed, error);
                if (DeliveryWords.OfTheBlocks.Contains(error))
                {
                    await unwritten.TellAsync(session, row);
                }

                if (row.Kind != OutboxKind.Edit && renderer is not null)
                {
                    await renderer.UndeliverableAsync(session, row, error);
                }
            }
        });
}
