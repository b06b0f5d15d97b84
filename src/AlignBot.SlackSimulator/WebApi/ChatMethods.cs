using AlignBot.SlackSimulator.Validation;

namespace AlignBot.SlackSimulator.WebApi;

/// <summary>chat.*: posting, changing, deleting.</summary>
static class ChatMethods
{
    const int LongestPost = 40_000;
    const int LongestUpdate = 4_000;

    public static readonly string[] Write = ["chat:write"];

    public static readonly ApiMethod[] All =
    [
        new("chat.postMessage", RateTier.Posting, Write, Post),
        new("chat.update", RateTier.Tier3, Write, Update),
        new("chat.delete", RateTier.Tier3, Write, Delete),
        new("chat.postEphemeral", RateTier.Tier4, Write, PostEphemeral),
        new("chat.getPermalink", RateTier.Special, [], Permalink),
    ];

    public static JsonObject Post(ApiCall call)
    {
        var channel = PostableChannel(call);
        var (text, blocks, attachments) = Content(call);
        var thread = Thread(call, channel);
        var fresh = call.Slack.Board.New(channel.Id, call.App.BotUserId, text.Length > LongestPost ? text[..LongestPost] : text);
        var message = new Message
        {
            Ts = fresh.Ts,
            Channel = channel.Id,
            User = call.App.BotUserId,
            BotId = call.App.BotId,
            Text = fresh.Text,
            Blocks = blocks,
            Attachments = attachments,
            Metadata = Metadata(call),
            ThreadTs = thread?.Ts,
            Broadcast = thread is not null && call.Flag("reply_broadcast"),
            Subtype = thread is not null && call.Flag("reply_broadcast") ? "thread_broadcast" : null,
        };
        call.Slack.Board.Post(message);
        var shown = SlackJson.Message(call.Workspace, message, metadata: true);
        return new JsonObject { ["ok"] = true, ["channel"] = channel.Id, ["ts"] = message.Ts, ["message"] = shown };
    }

    static JsonObject Update(ApiCall call)
    {
        var channel = call.Channel();
        var message = channel.Find(call.Must("ts"));
        if (message is null || message.EphemeralTo is not null || message.Tombstone)
        {
            throw new SlackRefusal("message_not_found");
        }

        if (message.User != call.App.BotUserId)
        {
            throw new SlackRefusal("cant_update_message");
        }

        if (channel.IsArchived)
        {
            throw new SlackRefusal("is_inactive");
        }

        if (call.Text("text") is { } tooLong && Validation.Rules.Length(tooLong) > LongestUpdate)
        {
            throw new SlackRefusal("msg_too_long");
        }

        var hasText = call.Text("text") is not null;
        var hasBlocks = call.Json("blocks") is not null;
        var hasAttachments = call.Json("attachments") is not null;
        if (!hasText && !hasBlocks && !hasAttachments)
        {
            throw new SlackRefusal("no_text");
        }

        var blocks = BlockCheck.Message(call.Json("blocks"));
        if (call.Text("text") is null or "" && blocks is null or { Count: 0 } && !hasAttachments)
        {
            throw new SlackRefusal("no_text");
        }

        var metadata = call.Json("metadata");
        var newMetadata = metadata is JsonObject { Count: > 0 } ? Metadata(call) : null;

        call.Slack.Board.Changed(message, () =>
        {
            message.Text = call.Text("text") ?? message.Text;
            // Text without blocks deletes the blocks; an empty list does too.
            message.Blocks = blocks is { Count: > 0 } ? BlockTree.WithIds(blocks) : null;
            if (hasAttachments)
            {
                message.Attachments = (call.Json("attachments") as JsonArray).Copy();
            }

            if (metadata is not null)
            {
                message.Metadata = newMetadata;
            }

            foreach (var user in message.StateByUser.Keys.ToArray())
            {
                message.StateByUser[user] = InputState.Of(message.Blocks, message.StateByUser[user]);
            }
        });
        return new JsonObject
        {
            ["ok"] = true,
            ["channel"] = channel.Id,
            ["ts"] = message.Ts,
            ["text"] = message.Text,
            ["message"] = SlackJson.Message(call.Workspace, message, metadata: true),
        };
    }

    static JsonObject Delete(ApiCall call)
    {
        var channel = call.Channel();
        var message = channel.Find(call.Must("ts"));
        if (message is null || message.EphemeralTo is not null || message.Tombstone)
        {
            throw new SlackRefusal("message_not_found");
        }

        if (message.User != call.App.BotUserId)
        {
            throw new SlackRefusal("cant_delete_message");
        }

        call.Slack.Board.Delete(message);
        return new JsonObject { ["ok"] = true, ["channel"] = channel.Id, ["ts"] = message.Ts };
    }

    static JsonObject PostEphemeral(ApiCall call)
    {
        var channel = call.Channel();
        call.NeedMember(channel);
        if (channel.IsArchived)
        {
            throw new SlackRefusal("is_archived");
        }

        var user = call.Must("user");
        if (call.Workspace.Person(user) is not { Deleted: false } || !channel.Members.Contains(user))
        {
            throw new SlackRefusal("user_not_in_channel");
        }

        var (text, blocks, attachments) = Content(call);
        var fresh = call.Slack.Board.New(channel.Id, call.App.BotUserId, text);
        call.Slack.Board.Post(new Message
        {
            Ts = fresh.Ts,
            Channel = channel.Id,
            User = call.App.BotUserId,
            BotId = call.App.BotId,
            Text = text,
            Blocks = blocks,
            Attachments = attachments,
            ThreadTs = call.Text("thread_ts") is { Length: > 0 } thread ? thread : null,
            EphemeralTo = user,
        });
        return new JsonObject { ["ok"] = true, ["message_ts"] = fresh.Ts };
    }

    static JsonObject Permalink(ApiCall call)
    {
        var channel = call.Channel();
        var message = channel.Find(call.Must("message_ts")) ?? throw new SlackRefusal("message_not_found");
        return new JsonObject { ["ok"] = true, ["channel"] = channel.Id, ["permalink"] = call.Slack.Permalink(message) };
    }

    /// <summary>A channel the bot may post to; a user id opens the direct message.</summary>
    public static Channel PostableChannel(ApiCall call)
    {
        var id = call.Must("channel");
        if (call.Workspace.Person(id) is { } person)
        {
            if (person.Deleted || !person.IsHuman)
            {
                throw new SlackRefusal("channel_not_found");
            }

            RefuseClosedMessagesTab(call);
            return call.Slack.Roster.Direct(call.App.BotUserId, person.Id);
        }
        var channel = call.Channel();
        if (channel.Kind == ChannelKind.Im)
        {
            RefuseClosedMessagesTab(call);
        }

        if (channel.IsArchived)
        {
            throw new SlackRefusal("is_archived");
        }

        if (!call.IsMember(channel) && !call.App.Has("chat:write.public"))
        {
            throw new SlackRefusal("not_in_channel");
        }

        return channel;
    }

    static void RefuseClosedMessagesTab(ApiCall call)
    {
        if (call.App.Manifest.Obj("features").Obj("app_home").Bool("messages_tab_enabled") == false)
        {
            throw new SlackRefusal("messages_tab_disabled");
        }
    }

    /// <summary>The parent. Where there is none, Slack is seen to post at the channel's root and to answer ok; a fault makes it refuse.</summary>
    static Message? Thread(ApiCall call, Channel channel)
    {
        if (call.Text("thread_ts") is not { Length: > 0 } ts)
        {
            return null;
        }

        var parent = channel.Find(ts);
        if (parent is null || parent.EphemeralTo is not null)
        {
            return call.Slack.Faults.Strike(Fault.ThreadKinds, call.Method, channel.Id) is null ? null : throw new SlackRefusal("thread_not_found");
        }

        return parent.IsReply ? throw new SlackRefusal("cannot_reply_to_message") : parent;
    }

    public static (string Text, JsonArray? Blocks, JsonArray? Attachments) Content(ApiCall call)
    {
        var blocks = BlockCheck.Message(call.Json("blocks"));
        ShownFiles.Check(call.Slack, blocks);
        var attachments = call.Json("attachments") as JsonArray;
        if (attachments?.Count > 100)
        {
            throw new SlackRefusal("too_many_attachments");
        }

        var text = call.Text("text") ?? "";
        if (text.Length == 0 && blocks is null or { Count: 0 } && attachments is null or { Count: 0 })
        {
            throw new SlackRefusal("no_text");
        }

        return (text, blocks is { Count: > 0 } ? BlockTree.WithIds(blocks) : null, attachments.Copy());
    }

    static JsonObject? Metadata(ApiCall call)
    {
        var given = call.Json("metadata");
        if (given is null or JsonObject { Count: 0 })
        {
            return null;
        }

        if (given is not JsonObject metadata)
        {
            throw new SlackRefusal("invalid_metadata_format");
        }

        if (metadata.Str("event_type") is not { Length: > 0 } || metadata["event_payload"] is not JsonObject payload || !payload.All(value => IsShallow(value.Value)))
        {
            throw new SlackRefusal("invalid_metadata_schema");
        }

        if (JsonText.Write(payload).Length > 8000)
        {
            throw new SlackRefusal("metadata_too_large");
        }

        return metadata.Copy();
    }

    /// <summary>A value, or one level of an object or of a list whose entries may be objects; Slack takes nothing deeper.</summary>
    static bool IsShallow(JsonNode? value) => value switch
    {
        JsonValue => true,
        JsonObject o => IsFlat(o),
        JsonArray list => list.All(entry => entry is JsonValue || (entry is JsonObject o && IsFlat(o))),
        _ => false,
    };

    static bool IsFlat(JsonObject o) => o.All(value => value.Value is JsonValue);
}
