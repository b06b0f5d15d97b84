using AlignBot.Slack.Blocks;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

/// <summary>Messages.</summary>
public sealed class ChatApi
{
    /// <summary>Without it Slack may link what in people's text looks like a channel, a group or an address; an update would even begin to.</summary>
    const string Unparsed = "none";

    readonly SlackCalls calls;

    internal ChatApi(SlackCalls calls) => this.calls = calls;

    /// <summary>Posts a message. Keep channel and timestamp: together they are its id.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/chat.postMessage</remarks>
    /// <exception cref="SlackApiException">Also with an unknown outcome: look for the message's metadata before posting again.</exception>
    public Task<PostedMessage> PostMessage(PostMessage message, CancellationToken ct = default)
    {
        BlockLimits.Text("message.text", message.Text.Text, BlockLimits.PostedText, message.Blocks is null ? 1 : 0);
        if (message.Blocks is not null)
        {
            BlockLimits.CheckMessage(message.Blocks);
        }

        var form = new FormWriter()
            .Add("channel", message.Channel)
            .Add("text", message.Text.Text)
            .Add("parse", Unparsed)
            .Add("blocks", message.Blocks)
            .Add("thread_ts", message.ThreadTs)
            .Add("reply_broadcast", message.ReplyBroadcast ? true : null)
            .Add("metadata", message.Metadata)
            .Add("unfurl_links", message.UnfurlLinks)
            .Add("unfurl_media", message.UnfurlMedia);

        return calls.Call(SlackMethods.ChatPostMessage, form, SlackJson.Default.PostedMessage, ct, message.Channel);
    }

    /// <summary>Changes a message of one's own. What is given replaces; no blocks means that the message has none any more.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/chat.update. Metadata that is left out stays.</remarks>
    public Task<PostedMessage> Update(UpdateMessage message, CancellationToken ct = default)
    {
        BlockLimits.Text("message.text", message.Text.Text, BlockLimits.MessageText, message.Blocks is null ? 1 : 0);
        if (message.Blocks is not null)
        {
            BlockLimits.CheckMessage(message.Blocks);
        }

        var form = new FormWriter()
            .Add("channel", message.Channel)
            .Add("ts", message.Ts)
            .Add("text", message.Text.Text)
            .Add("parse", Unparsed)
            .Add("blocks", message.Blocks)
            .Add("metadata", message.Metadata);

        return calls.Call(SlackMethods.ChatUpdate, form, SlackJson.Default.PostedMessage, ct);
    }

    /// <summary>Deletes a message of one's own.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/chat.delete</remarks>
    public Task Delete(string channel, string ts, CancellationToken ct = default) =>
        calls.Call(SlackMethods.ChatDelete, new FormWriter().Add("channel", channel).Add("ts", ts), ct);

    /// <summary>Shows a message to one member of the conversation, if they are there; it is gone when they reload.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/chat.postEphemeral</remarks>
    public Task<PostedEphemeral> PostEphemeral(PostEphemeral message, CancellationToken ct = default)
    {
        BlockLimits.Text("message.text", message.Text.Text, BlockLimits.PostedText, message.Blocks is null ? 1 : 0);
        if (message.Blocks is not null)
        {
            BlockLimits.CheckMessage(message.Blocks);
        }

        var form = new FormWriter()
            .Add("channel", message.Channel)
            .Add("user", message.User)
            .Add("text", message.Text.Text)
            .Add("parse", Unparsed)
            .Add("blocks", message.Blocks)
            .Add("thread_ts", message.ThreadTs);

        return calls.Call(SlackMethods.ChatPostEphemeral, form, SlackJson.Default.PostedEphemeral, ct);
    }

    /// <summary>Posts a message later, at most 120 days. There is no metadata on it: with metadata Slack never posts it.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/chat.scheduleMessage</remarks>
    public Task<ScheduledMessage> ScheduleMessage(ScheduleMessage message, CancellationToken ct = default)
    {
        BlockLimits.Text("message.text", message.Text.Text, BlockLimits.PostedText, message.Blocks is null ? 1 : 0);
        if (message.Blocks is not null)
        {
            BlockLimits.CheckMessage(message.Blocks);
        }

        var form = new FormWriter()
            .Add("channel", message.Channel)
            .Add("post_at", message.PostAt.ToUnixTimeSeconds())
            .Add("text", message.Text.Text)
            .Add("parse", Unparsed)
            .Add("blocks", message.Blocks)
            .Add("thread_ts", message.ThreadTs);

        return calls.Call(SlackMethods.ChatScheduleMessage, form, SlackJson.Default.ScheduledMessage, ct);
    }

    /// <summary>Takes back a message that is not posted yet.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/chat.deleteScheduledMessage</remarks>
    public Task DeleteScheduledMessage(string channel, string scheduledMessageId, CancellationToken ct = default) =>
        calls.Call(
            SlackMethods.ChatDeleteScheduledMessage,
            new FormWriter().Add("channel", channel).Add("scheduled_message_id", scheduledMessageId),
            ct);

    /// <summary>The address of a message.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/chat.getPermalink</remarks>
    public async Task<string> GetPermalink(string channel, string messageTs, CancellationToken ct = default) =>
        (await calls.Call(
            SlackMethods.ChatGetPermalink,
            new FormWriter().Add("channel", channel).Add("message_ts", messageTs),
            SlackJson.Default.PermalinkResponse,
            ct)).Permalink;
}
