using System.Diagnostics;
using AlignBot.Engine.Clock;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Telemetry;
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
    OutboxTable outbox, MessageMaker maker, MessageEnds ends, PlainerMessages plainer, LostMessages lost, StrayMessages stray, DeletedMessages deleted,
    RevivedMessages revived, LeftMessages left,
    SlackApis slack, InstallationDirectory installations, IDatabase database, ForwardClock clock, TimeProvider time, IOptions<DeliveryOptions> options,
    Troubles troubles, ILogger<MessageSender> log)
{
    /// <summary>In every message's metadata: how a lost one is found.</summary>
    public const string MetadataType = "alignbot_message";

    readonly DeliveryOptions options = options.Value;
    readonly string claimer = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    public async Task AdvanceAsync(OutboxRow row, CancellationToken stopping)
    {
        using var activity = EngineTelemetry.Begin(row.Message, ActivityKind.Producer, row.Trace);
        switch (row.State)
        {
            case OutboxState.Sending:
                // Its lease is over and nobody has written how it ended: what is left of the time that Slack may still be at it.
                await SettleAsync(row, OutboxState.Uncertain, next: In(options.LookAfter > options.Lease ? options.LookAfter - options.Lease : TimeSpan.Zero));
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

    Instant In(TimeSpan wait) => clock.Now + Duration.FromTimeSpan(wait * options.Pace);

    async Task SendAsync(OutboxRow row, CancellationToken stopping)
    {
        var workspace = await installations.WorkspaceAsync(row.InstallationId);
        string? refusedEarlier = null;
        if (row.Kind != OutboxKind.Edit)
        {
            (var lookAgain, refusedEarlier) = await revived.EarlierAsync(row);
            if (lookAgain)
            {
                return;
            }

            // The wait for the channel's turn comes before the claim, so that a crash while waiting leaves nothing in doubt.
            var turn = slack.Pacer.NextSlot(SlackMethods.ChatPostMessage, workspace, row.Destination);
            if (turn > TimeSpan.Zero)
            {
                await Task.Delay(turn, time, stopping);
            }
        }

        var claimed = time.GetTimestamp();
        if (!await outbox.ClaimAsync(row, claimer, In(options.Lease)))
        {
            return;
        }

        if (refusedEarlier is not null)
        {
            await ends.FailedAsync(row, refusedEarlier);
            return;
        }

        try
        {
            await HandOverAsync(row, slack.For(workspace), claimed, stopping);
        }
        catch (SlackApiException refused)
        {
            await RefusedAsync(row, refused);
        }
        catch (BlockLimitException tooMuch)
        {
            // What was rendered is checked as a whole before it leaves: it never reached Slack, and would not on another try.
            log.LogError(tooMuch, "Message {Message} {Id} is not one that Slack would take.", row.Message, row.Id);
            await ends.FailedAsync(row, DeliveryWords.CannotRender);
        }
    }

    async Task HandOverAsync(OutboxRow row, SlackApi api, long claimed, CancellationToken stopping)
    {
        var (rendering, own, thread) = await maker.RenderAsync(row);
        if (row.Kind != OutboxKind.Edit && time.GetElapsedTime(claimed) >= options.Lease * options.Pace)
        {
            // This process stood still for so long that others took it for dead: whoever looks for the message next sends it.
            return;
        }

        switch (rendering)
        {
            case Rendering.Unable:
                await ends.FailedAsync(row, DeliveryWords.CannotRender);
                break;
            case Rendering.Newer:
                await left.LeaveAsync(row);
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
            await plainer.SayAsync(row, edit, said => api.Chat.Update(
                new UpdateMessage { Channel = own.ChannelId, Ts = own.Timestamp, Text = said.Text, Blocks = said.BlocksIfAny }, stopping));
            troubles.Over(Troubles.TokenOf(row.InstallationId));
            await ends.EditedAsync(row);
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
                await ends.FailedAsync(row, never.Error);
            }
        }
    }

    async Task PostAsync(OutboxRow row, Rendering.Send post, PostRow? thread, SlackApi api, CancellationToken stopping)
    {
        try
        {
            var posted = await plainer.SayAsync(row, post, said => api.Chat.PostMessage(
                new PostMessage
                {
                    Channel = thread?.ChannelId ?? row.Destination,
                    ThreadTs = thread?.Timestamp,
                    ReplyBroadcast = thread is not null && post.Broadcast,
                    Text = said.Text,
                    Blocks = said.BlocksIfAny,
                    Metadata = MessageMetadata.Of(MetadataType, ("outbox_id", row.Id.ToString())),
                },
                stopping));
            troubles.Over(Troubles.TokenOf(row.InstallationId));
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
            await LookLaterAsync(row, later);
            return;
        }

        await ends.SentAsync(row, api, stands, stopping);
    }

    async Task FollowThreadAsync(OutboxRow row, PostRow? gone)
    {
        if (!await deleted.FollowAsync(row, gone))
        {
            await ends.FailedAsync(row, "thread_missing");
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
                await ends.FailedAsync(row, refused.Error);
                break;
            default:
                if (SlackErrors.IsDeadToken(refused.Error))
                {
                    troubles.Met(Troubles.TokenOf(row.InstallationId), refused);
                }

                // Rate limits, an outage, a token that somebody has to renew: none of them is the message's fault.
                await SettleAsync(row, OutboxState.Pending, refused.Error, refused.RetryAfter is { } wait ? clock.Now + Duration.FromTimeSpan(wait) : Backoff(row));
                break;
        }
    }

    /// <summary>A look that Slack did not answer counts as an attempt: the next one comes later still.</summary>
    Task<bool> LookLaterAsync(OutboxRow row, SlackApiException later) => database.WriteAsync(WorkPriority.Clock, async session => await outbox.LookLaterAsync(
        session, row, later.Error, later.RetryAfter is { } wait ? clock.Now + Duration.FromTimeSpan(wait) : Backoff(row)));

    Instant Backoff(OutboxRow row)
    {
        var wait = options.FirstRetry * Math.Pow(2, Math.Min(row.Attempts, 10));
        return In(wait < options.LongestRetry ? wait : options.LongestRetry);
    }

    async Task LookAsync(OutboxRow row, CancellationToken stopping)
    {
        var api = slack.For(await installations.WorkspaceAsync(row.InstallationId));
        var thread = ThreadPlace.For(row) is var (subject, slot)
            ? await database.ReadAsync(db => new RenderContext(db, row, null!).PostAsync(subject, slot))
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
                        await MessageEnds.RecordAsync(session, row, DeliveryFact.MayBeDouble, refused.Error);
                    }
                });
        }
        catch (SlackApiException later)
        {
            await LookLaterAsync(row, later);
        }
    }

    Task<bool> SettleAsync(OutboxRow row, OutboxState state, string? error = null, Instant next = default) =>
        database.WriteAsync(WorkPriority.Clock, async session => await outbox.SettleAsync(session, row, state, error, next));
}
