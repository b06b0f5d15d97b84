using System.Collections.Frozen;
using System.Data.Common;
using AlignBot.Engine.History;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Takes one message one step further: sends it, looks for it, or gives it up by name.</summary>
/// <remarks>A post is claimed in the database before it is handed to Slack. From then on, until its end is written, it may stand in
/// Slack: whoever finds it so (after a crash, a time-out) looks for its id before posting again.</remarks>
public sealed class MessageSender(
    OutboxTable outbox, LostMessages lost, StrayMessages stray, DeletedMessages deleted, ReplacedMessages replaced, RevivedMessages revived, UnwrittenMessage unwritten, SlackApis slack, InstallationDirectory installations, ProgramDirectory programs,
    IDatabase database, IEnumerable<IMessageRenderer> renderers, TimeProvider time, IOptions<DeliveryOptions> options, ILogger<MessageSender> log)
{
    /// <summary>In every message's metadata: how a lost one is found.</summary>
    public const string MetadataType = "alignbot_message";

    readonly FrozenDictionary<string, IMessageRenderer> renderers = renderers.ToFrozenDictionary(renderer => renderer.Message);
    readonly DeliveryOptions options = options.Value;
    readonly string claimer = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    public async Task AdvanceAsync(OutboxRow row, CancellationToken stopping)
    {
        switch (row.State)
        {
            case OutboxState.Sending:
                // Its lease is over and nobody has written how it ended.
                await SettleAsync(row, OutboxState.Uncertain, next: In(options.LookAfter));
                break;
            case OutboxState.Uncertain when row.Kind != OutboxKind.Edit:
                await LookAsync(row, stopping);
                break;
            case OutboxState.Uncertain:
                await SettleAsync(row, OutboxState.Pending);
                break;
            default:
                await SendAsync(row, stopping);
                break;
        }
    }

    Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    Instant In(TimeSpan wait) => Now + Duration.FromTimeSpan(wait * options.Pace);

    async Task SendAsync(OutboxRow row, CancellationToken stopping)
    {
        var workspace = await installations.WorkspaceAsync(row.InstallationId);
        if (row.Kind != OutboxKind.Edit)
        {
            // The wait for the channel's turn comes before the claim, so that a crash while waiting leaves nothing in doubt.
            var turn = slack.Pacer.NextSlot(SlackMethods.ChatPostMessage, workspace, row.Destination);
            if (turn > TimeSpan.Zero)
            {
                await Task.Delay(turn, time, stopping);
            }
        }

        if (!await outbox.ClaimAsync(row, claimer, In(options.Lease)))
        {
            return;
        }

        try
        {
            await HandOverAsync(row, slack.For(workspace), stopping);
        }
        catch (SlackApiException refused)
        {
            await RefusedAsync(row, refused);
        }
        catch (BlockLimitException tooMuch)
        {
            // What was rendered is checked as a whole before it leaves: it never reached Slack, and would not on another try.
            log.LogError(tooMuch, "Message {Message} {Id} is not one that Slack would take.", row.Message, row.Id);
            await FailedAsync(row, DeliveryWords.CannotRender);
        }
    }

    async Task HandOverAsync(OutboxRow row, SlackApi api, CancellationToken stopping)
    {
        var (rendering, own, thread) = await RenderAsync(row);
        switch (rendering)
        {
            case Rendering.Unable:
                await FailedAsync(row, DeliveryWords.CannotRender);
                break;
            case Rendering.Drop dropped:
                await SettleAsync(row, OutboxState.Dropped, dropped.Why);
                break;
            case Rendering.Wait wait:
                await database.WriteAsync(WorkPriority.Clock, async session =>
                    await outbox.PutOffAsync(session, row, Instant.Max(wait.Until, In(TimeSpan.FromMilliseconds(250)))));
                break;
            case Rendering.Send when row.Kind == OutboxKind.Edit && own is null:
                await SettleAsync(row, OutboxState.Dropped, "The message it would edit was never posted.");
                break;
            case Rendering.Send when row.ThreadSlot is not null && thread is null:
                await FollowThreadAsync(row, gone: null);
                break;
            case Rendering.Send edit when row.Kind == OutboxKind.Edit:
                await EditAsync(row, edit, own!, api, stopping);
                break;
            case Rendering.Send post:
                await PostAsync(row, post, thread, api, stopping);
                break;
        }
    }

    async Task EditAsync(OutboxRow row, Rendering.Send edit, PostRow own, SlackApi api, CancellationToken stopping)
    {
        try
        {
            await api.Chat.Update(new UpdateMessage { Channel = own.ChannelId, Ts = own.Timestamp, Text = edit.Text, Blocks = edit.Blocks }, stopping);
            await SettleAsync(row, OutboxState.Sent);
        }
        catch (SlackApiException never) when (ReplacedMessages.Has(row.Slot) && (never.Error == DeletedMessages.Gone || DeliveryWords.IsOfTheEdit(never.Error)))
        {
            await SettleAsync(row, OutboxState.Dropped, never.Error);
        }
        catch (SlackApiException gone) when (gone.Error == DeletedMessages.Gone)
        {
            await deleted.PostAgainAsync(row, own, In(TimeSpan.FromMilliseconds(250)));
        }
        catch (SlackApiException never) when (DeliveryWords.IsOfTheEdit(never.Error))
        {
            if (!await deleted.ReplaceAsync(api, row, own, In(TimeSpan.FromMilliseconds(250)), never.Error, stopping))
            {
                await FailedAsync(row, never.Error);
            }
        }
    }

    async Task PostAsync(OutboxRow row, Rendering.Send post, PostRow? thread, SlackApi api, CancellationToken stopping)
    {
        try
        {
            var posted = await api.Chat.PostMessage(
                new PostMessage
                {
                    Channel = thread?.ChannelId ?? row.Destination,
                    ThreadTs = thread?.Timestamp,
                    Text = post.Text,
                    Blocks = post.Blocks,
                    Metadata = MessageMetadata.Of(MetadataType, ("outbox_id", row.Id.ToString())),
                },
                stopping);
            var stands = new StandingMessage(posted.Channel, posted.Ts, posted.Message is null ? thread?.Timestamp : posted.Message.ThreadTs);
            await StandsAsync(row, api, stands, thread, stopping);
        }
        catch (SlackApiException gone) when (thread is not null && gone.Error is ("thread_not_found" or "message_not_found"))
        {
            await FollowThreadAsync(row, thread);
        }
    }

    /// <summary>The message is in Slack: in its place, or beside the thread it belongs to, which it then is taken back from.</summary>
    async Task StandsAsync(OutboxRow row, SlackApi api, StandingMessage stands, PostRow? thread, CancellationToken stopping)
    {
        try
        {
            if (row.ThreadSlot is not null && !stands.IsReply && await stray.TakeBackAsync(api, row, stands, stopping))
            {
                await FollowThreadAsync(row, thread);
                return;
            }
        }
        catch (SlackApiException later)
        {
            // It must not be posted again while it stands: the next look finds it and takes it back.
            await SettleAsync(row, OutboxState.Uncertain, later.Error, later.RetryAfter is { } wait ? Now + Duration.FromTimeSpan(wait) : Backoff(row));
            return;
        }

        await SentAsync(row, api, stands, stopping);
    }

    async Task FollowThreadAsync(OutboxRow row, PostRow? gone)
    {
        if (!await deleted.FollowAsync(row, gone))
        {
            await FailedAsync(row, "thread_missing");
        }
    }

    /// <summary>Writes that the message stands in Slack, and where.</summary>
    async Task SentAsync(OutboxRow row, SlackApi api, StandingMessage stands, CancellationToken stopping)
    {
        var permalink = row is { Slot: not null, Destination: [not 'U' and not 'W', ..] }
            ? await PermalinkAsync(api, stands.Channel, stands.Timestamp, stopping)
            : null;
        try
        {
            await database.WriteAsync(WorkPriority.Clock, session => SentAsync(session, row, stands, permalink));
        }
        catch (Exception wrong) when (IsMistake(wrong))
        {
            // It stands, whatever those who go by that make of it: looked for again, it would hold up its lane.
            log.LogError(wrong, "Nobody hears that message {Message} {Id} was delivered.", row.Message, row.Id);
            await database.WriteAsync(WorkPriority.Clock, session => SentAsync(session, row, stands, permalink, renderer: null));
        }
    }

    /// <summary>Writes that the message stands in Slack, and tells whoever goes by that. Nothing where it is written already.</summary>
    public ValueTask SentAsync(Session session, OutboxRow row, StandingMessage stands, string? permalink) =>
        SentAsync(session, row, stands, permalink, renderers.GetValueOrDefault(row.Message));

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

        if (DeliveryWords.IsOfTheChannel(row.Error ?? ""))
        {
            await revived.ReviveAsync(session, row);
        }
    }

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

    async Task RefusedAsync(OutboxRow row, SlackApiException refused)
    {
        switch (refused.Kind)
        {
            case SlackErrorKind.UnknownOutcome when row.Kind != OutboxKind.Edit:
                log.LogWarning("Message {Message} {Id}: {Error}; nobody knows whether it arrived.", row.Message, row.Id, refused.Error);
                await SettleAsync(row, OutboxState.Uncertain, refused.Error, In(options.LookAfter));
                break;
            case SlackErrorKind.Permanent when !SlackErrors.IsDeadToken(refused.Error):
                await FailedAsync(row, refused.Error);
                break;
            default:
                // Rate limits, an outage, a token that somebody has to renew: none of them is the message's fault.
                await SettleAsync(row, OutboxState.Pending, refused.Error, refused.RetryAfter is { } wait ? Now + Duration.FromTimeSpan(wait) : Backoff(row));
                break;
        }
    }

    Instant Backoff(OutboxRow row)
    {
        var wait = options.FirstRetry * Math.Pow(2, Math.Min(row.Attempts, 10));
        return In(wait < options.LongestRetry ? wait : options.LongestRetry);
    }

    /// <summary>Slack will not take it: the record says what was not delivered to whom. A post that was tried again in vain has been told of.</summary>
    async Task FailedAsync(OutboxRow row, string error)
    {
        if (row.Error == error && DeliveryWords.IsOfTheChannel(error))
        {
            await SettleAsync(row, OutboxState.Failed, error);
            return;
        }

        log.LogError("Message {Message} {Id} to {Destination} was refused: {Error}.", row.Message, row.Id, row.Destination, error);
        try
        {
            await GiveUpAsync(row, error, renderers.GetValueOrDefault(row.Message));
        }
        catch (Exception wrong) when (IsMistake(wrong))
        {
            log.LogError(wrong, "Nobody is told instead of message {Message} {Id}.", row.Message, row.Id);
            await GiveUpAsync(row, error, renderer: null);
        }
    }

    /// <summary>Writes that it failed. What the bot could not write the operating lead hears of in any case.</summary>
    /// <param name="renderer">Who knows another way to say it; null where nobody does.</param>
    Task GiveUpAsync(OutboxRow row, string error, IMessageRenderer? renderer) => database.WriteAsync(
        WorkPriority.Clock,
        async session =>
        {
            // An edit that a closed channel does not take says nothing of its own: the card is brought up to date once it can be.
            if (await outbox.SettleAsync(session, row, OutboxState.Failed, error)
                && !(row.Kind == OutboxKind.Edit && DeliveryWords.IsOfTheChannel(error)))
            {
                await session.AppendHistoryAsync(
                    new ProgramKey(row.InstallationId, row.ProgramId),
                    DeliveryFact.Entry("delivery.failed", session.Now, row, error));
                if (error == DeliveryWords.CannotRender)
                {
                    await unwritten.TellAsync(session, row);
                }

                if (row.Kind != OutboxKind.Edit && renderer is not null)
                {
                    await renderer.UndeliverableAsync(session, row, error);
                }
            }
        });

    async Task LookAsync(OutboxRow row, CancellationToken stopping)
    {
        var api = slack.For(await installations.WorkspaceAsync(row.InstallationId));
        var thread = row.ThreadSlot is { } slot
            ? await database.ReadAsync(db => new RenderContext(db, row, null!).PostAsync(row.SubjectId, slot))
            : null;
        try
        {
            if (await lost.FindAsync(api, row, thread, stopping) is { } stands)
            {
                await StandsAsync(row, api, stands, thread, stopping);
            }
            else
            {
                await SettleAsync(row, OutboxState.Pending);
            }
        }
        catch (SlackApiException refused) when (refused.Kind == SlackErrorKind.Permanent && !SlackErrors.IsDeadToken(refused.Error))
        {
            // Slack won't let us look. Silence would lose a ledger post, so it goes out again, and the record says what that may mean.
            await database.WriteAsync(
                WorkPriority.Clock,
                async session =>
                {
                    if (await outbox.SettleAsync(session, row, OutboxState.Pending, refused.Error, mayBeDouble: true))
                    {
                        await session.AppendHistoryAsync(
                            new ProgramKey(row.InstallationId, row.ProgramId),
                            DeliveryFact.Entry("delivery.may-be-double", session.Now, row, refused.Error));
                    }
                });
        }
        catch (SlackApiException later)
        {
            await SettleAsync(row, OutboxState.Uncertain, later.Error, later.RetryAfter is { } wait ? Now + Duration.FromTimeSpan(wait) : Backoff(row));
        }
    }

    /// <summary>What the message is now, where it stands, and where its thread does. What can't be rendered is given up: it must not hold up what is behind it.</summary>
    async Task<(Rendering Rendering, PostRow? Own, PostRow? Thread)> RenderAsync(OutboxRow row)
    {
        try
        {
            return await database.ReadAsync(async db =>
            {
                var program = await programs.LatestAsync(new ProgramKey(row.InstallationId, row.ProgramId));
                var context = new RenderContext(db, row, program);
                var rendering = await renderers[row.Message].RenderAsync(context);
                var (own, comes) = row is { Kind: OutboxKind.Edit, Slot: { } slot } ? await context.PostOrComingAsync(row.SubjectId, slot) : default;
                if (rendering is Rendering.Send && comes is { } until)
                {
                    rendering = new Rendering.Wait(until);
                }

                return (rendering, own, row.ThreadSlot is { } parent ? await context.PostAsync(row.SubjectId, parent) : null);
            });
        }
        catch (Exception wrong) when (IsMistake(wrong))
        {
            log.LogError(wrong, "Message {Message} {Id} can't be rendered.", row.Message, row.Id);
            return (new Rendering.Unable(), null, null);
        }
    }

    /// <summary>Another try would end the same way: neither the database nor the end of the process is behind it.</summary>
    static bool IsMistake(Exception wrong) => wrong is not (DbException or OperationCanceledException or TimeoutException);

    Task<bool> SettleAsync(OutboxRow row, OutboxState state, string? error = null, Instant next = default) =>
        database.WriteAsync(WorkPriority.Clock, async session => await outbox.SettleAsync(session, row, state, error, next));
}
