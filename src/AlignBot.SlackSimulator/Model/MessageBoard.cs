using System.Text.RegularExpressions;

namespace AlignBot.SlackSimulator.Model;

/// <summary>Posting, changing and deleting: keeps the messages and tells the app (events) and the pages (hints).</summary>
sealed partial class MessageBoard(Workspace workspace, BusinessClock clock, EventQueue events, Hints hints)
{
    /// <summary>Adds the message, and tells of it. The task is the first delivery of its event; null when the app does not hear of it.</summary>
    public Task<AppAnswer>? Post(Message message)
    {
        lock (workspace.Gate)
        {
            var channel = workspace.Channel(message.Channel)!;
            channel.Add(message);
            if (message.IsReply && channel.Find(message.ThreadTs) is { } parent)
            {
                parent.ThreadTs = parent.Ts;
            }

            if (message.EphemeralTo is null)
            {
                MarkRead(message.User, message.Channel, message.IsReply ? message.ThreadTs : null);
            }

            hints.Send("message", message.Channel, message.Ts, message.ThreadTs, message.EphemeralTo);
            return message.EphemeralTo is null ? RaisePosted(channel, message) : null;
        }
    }

    public Message New(string channel, string user, string text) =>
        new() { Ts = workspace.Ts.Next(clock.NowMs), Channel = channel, User = user, Text = text };

    /// <summary>A line such as "has joined the channel", told by Slack itself.</summary>
    public void PostNotice(string channel, string user, string subtype, string text) =>
        Post(new Message { Ts = workspace.Ts.Next(clock.NowMs), Channel = channel, User = user, Text = text, Subtype = subtype });

    public void Changed(Message message, Action change)
    {
        lock (workspace.Gate)
        {
            var before = SlackJson.Message(workspace, message, metadata: true);
            change();
            message.EditedTs = workspace.Ts.Next(clock.NowMs);
            hints.Send("message", message.Channel, message.Ts, message.ThreadTs, message.EphemeralTo);
            if (message.EphemeralTo is null)
            {
                RaiseHidden(message, "message_changed", e => (e["message"], e["previous_message"]) = (SlackJson.Message(workspace, message, metadata: true), before));
            }
        }
    }

    public void Delete(Message message)
    {
        lock (workspace.Gate)
        {
            var channel = workspace.Channel(message.Channel)!;
            var before = SlackJson.Message(workspace, message, metadata: true);
            channel.Pins.RemoveAll(p => p.Ts == message.Ts);
            hints.Send("message", message.Channel, message.Ts, message.ThreadTs, message.EphemeralTo);
            if (message.EphemeralTo is not null)
            {
                channel.Remove(message);
                return;
            }
            if (channel.Replies(message.Ts).Count > 0)
            {
                message.Tombstone = true;
                RaiseHidden(message, "message_changed", e => (e["message"], e["previous_message"]) = (SlackJson.Message(workspace, message, metadata: true), before));
                return;
            }
            channel.Remove(message);
            if (message.IsReply && channel.Find(message.ThreadTs) is { } parent && channel.Replies(parent.Ts).Count == 0)
            {
                parent.ThreadTs = null;
            }

            RaiseHidden(message, "message_deleted", e => (e["deleted_ts"], e["previous_message"]) = (message.Ts, before));
        }
    }

    public void MarkRead(string user, string channel, string? thread)
    {
        lock (workspace.Gate)
        {
            workspace.ReadMarks[thread is null ? $"{user} {channel}" : $"{user} {channel} {thread}"] = workspace.Ts.Last;
        }

        hints.Send("channels", channel, user: user);
    }

    Task<AppAnswer>? RaisePosted(Channel channel, Message message)
    {
        if (!BotIsIn(channel))
        {
            return null;
        }

        var inner = SlackJson.Message(workspace, message, metadata: true);
        inner["channel"] = channel.Id;
        inner["channel_type"] = KindName(channel.Kind);
        inner["event_ts"] = message.Ts;
        var sent = events.Raise(Subscription(channel), inner, channel.Id);
        if (message.Metadata is { } metadata)
        {
            events.Raise("message_metadata_posted", new JsonObject
            {
                ["type"] = "message_metadata_posted",
                ["app_id"] = workspace.App?.Id,
                ["bot_id"] = message.BotId,
                ["user_id"] = message.User,
                ["team_id"] = workspace.TeamId,
                ["channel_id"] = channel.Id,
                ["metadata"] = metadata.Copy(),
                ["message_ts"] = message.Ts,
            }, channel.Id);
        }
        if (workspace.App is { } app && message.BotId is null && message.Subtype is null or "file_share" && message.Text.Contains($"<@{app.BotUserId}>", StringComparison.Ordinal)
            && channel.Kind != ChannelKind.Im)
        {
            var mention = new JsonObject
            {
                ["type"] = "app_mention",
                ["user"] = message.User,
                ["text"] = message.Text,
                ["ts"] = message.Ts,
                ["channel"] = channel.Id,
                ["event_ts"] = message.Ts,
            };
            if (message.Files is not null)
            {
                mention["files"] = message.Files.Copy();
            }

            if (message.ThreadTs is not null)
            {
                mention["thread_ts"] = message.ThreadTs;
            }

            var mentioned = events.Raise("app_mention", mention, channel.Id);
            sent ??= mentioned;
        }
        return sent;
    }

    void RaiseHidden(Message message, string subtype, Action<JsonObject> fill)
    {
        var channel = workspace.Channel(message.Channel)!;
        if (!BotIsIn(channel))
        {
            return;
        }

        var inner = new JsonObject
        {
            ["type"] = "message",
            ["subtype"] = subtype,
            ["hidden"] = true,
            ["channel"] = channel.Id,
            ["channel_type"] = KindName(channel.Kind),
            ["ts"] = workspace.Ts.Next(clock.NowMs),
        };
        inner["event_ts"] = inner.Str("ts");
        fill(inner);
        events.Raise(Subscription(channel), inner, channel.Id);
    }

    bool BotIsIn(Channel channel) => workspace.App is { } app && channel.Members.Contains(app.BotUserId);

    static string Subscription(Channel channel) => channel.Kind switch
    {
        ChannelKind.Public => "message.channels",
        ChannelKind.Private => "message.groups",
        ChannelKind.Im => "message.im",
        _ => "message.mpim",
    };

    static string KindName(ChannelKind kind) => kind switch { ChannelKind.Public => "channel", ChannelKind.Private => "group", ChannelKind.Im => "im", _ => "mpim" };

    /// <summary>What Slack's composer makes of typed text: escaped, with mentions, channel names and links turned into their tokens.</summary>
    public string Typed(string text)
    {
        var escaped = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        escaped = EscapedToken().Replace(escaped, m =>
            workspace.Person(m.Groups[2].Value) is not null || workspace.Channel(m.Groups[2].Value) is not null ? $"<{m.Groups[1].Value}{m.Groups[2].Value}>" : m.Value);
        escaped = Link().Replace(escaped, m => $"<{m.Value}>");
        return AtName().Replace(escaped, m =>
            m.Groups[1].Value is "channel" or "here" or "everyone" ? $"<!{m.Groups[1].Value}>"
            : workspace.People.Values.FirstOrDefault(p => p.Name == m.Groups[1].Value) is { } person ? $"<@{person.Id}>" : m.Value);
    }

    /// <summary>With should_escape, a command's text has people and channels as <c>&lt;@U1|name&gt;</c>; without, it comes as typed.</summary>
    public string TypedForCommand(string text, bool escape)
    {
        if (!escape)
        {
            return text;
        }

        text = AtName().Replace(text, m => workspace.People.Values.FirstOrDefault(p => p.Name == m.Groups[1].Value) is { } p ? $"<@{p.Id}|{p.Name}>" : m.Value);
        text = RawToken().Replace(text, m => workspace.Person(m.Groups[1].Value) is { } p ? $"<@{p.Id}|{p.Name}>" : m.Value);
        return HashName().Replace(text, m =>
            workspace.Channels.Values.FirstOrDefault(c => c.Name == m.Groups[1].Value && !c.IsDirect) is { } c ? $"<#{c.Id}|{c.Name}>" : m.Value);
    }

    [GeneratedRegex("&lt;([@#])([A-Z0-9]+)(?:\\|[^&]*)?&gt;")]
    private static partial Regex EscapedToken();

    [GeneratedRegex("<@([A-Z0-9]+)>")]
    private static partial Regex RawToken();

    [GeneratedRegex("(?<![<\\w])https?://[^\\s<>|]+[^\\s<>|.,;:!?)]")]
    private static partial Regex Link();

    [GeneratedRegex("(?<![\\w<])@([a-z0-9][a-z0-9._-]*)")]
    private static partial Regex AtName();

    [GeneratedRegex("(?<![\\w<])#([a-z0-9][a-z0-9_-]*)")]
    private static partial Regex HashName();
}
