namespace AlignBot.SlackSimulator.WebApi;

/// <summary>Pins, bookmarks and reactions.</summary>
static class PinMethods
{
    const int MostPins = 100;
    const int MostBookmarks = 100;

    static readonly string[] WritePins = ["pins:write"];

    public static readonly ApiMethod[] All =
    [
        new("pins.add", RateTier.Tier2, WritePins, Add),
        new("pins.remove", RateTier.Tier2, WritePins, Remove),
        new("pins.list", RateTier.Tier2, ["pins:read"], List),
        new("bookmarks.add", RateTier.Tier2, ["bookmarks:write"], AddBookmark),
        new("bookmarks.list", RateTier.Tier3, ["bookmarks:read"], call => new JsonObject
        {
            ["ok"] = true, ["bookmarks"] = call.Channel("channel_id").Bookmarks.Select(b => (JsonNode?)b.Copy()).AsJson(),
        }),
        new("reactions.add", RateTier.Tier3, ["reactions:write"], React),
    ];

    static JsonObject Add(ApiCall call)
    {
        var (channel, message) = Target(call);
        if (channel.Pins.Any(p => p.Ts == message.Ts))
        {
            throw new SlackRefusal("already_pinned");
        }

        if (channel.Pins.Count >= MostPins)
        {
            throw new SlackRefusal("too_many_pins");
        }

        channel.Pins.Add(new Pin(message.Ts, call.App.BotUserId, call.Slack.Clock.NowMs));
        Tell(call, "pin_added", channel, message);
        return ApiCall.Ok;
    }

    static JsonObject Remove(ApiCall call)
    {
        var (channel, message) = Target(call);
        if (channel.Pins.RemoveAll(p => p.Ts == message.Ts) == 0)
        {
            throw new SlackRefusal("no_pin");
        }

        Tell(call, "pin_removed", channel, message);
        return ApiCall.Ok;
    }

    static JsonObject List(ApiCall call)
    {
        var channel = call.Channel();
        call.NeedMember(channel);
        return new JsonObject
        {
            ["ok"] = true,
            ["items"] = channel.Pins.Select(p => (JsonNode)new JsonObject
            {
                ["type"] = "message",
                ["created"] = p.CreatedMs / 1000,
                ["created_by"] = p.User,
                ["channel"] = channel.Id,
                ["message"] = channel.Find(p.Ts) is { } message ? SlackJson.Message(call.Workspace, message, metadata: false) : null,
            }).AsJson(),
        };
    }

    static JsonObject AddBookmark(ApiCall call)
    {
        var channel = call.Channel("channel_id");
        call.NeedMember(channel);
        if (call.Must("type") != "link")
        {
            throw new SlackRefusal("invalid_bookmark_type");
        }

        if (!Uri.TryCreate(call.Must("link"), UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"))
        {
            throw new SlackRefusal("invalid_link");
        }

        if (channel.Bookmarks.Count >= MostBookmarks)
        {
            throw new SlackRefusal("too_many_bookmarks");
        }

        var bookmark = new JsonObject
        {
            ["id"] = call.Workspace.NewId("Bk"),
            ["channel_id"] = channel.Id,
            ["title"] = call.Must("title"),
            ["link"] = call.Must("link"),
            ["type"] = "link",
            ["date_created"] = call.Slack.Clock.NowMs / 1000,
        };
        channel.Bookmarks.Add(bookmark);
        return new JsonObject { ["ok"] = true, ["bookmark"] = bookmark.Copy() };
    }

    static JsonObject React(ApiCall call)
    {
        var (channel, message) = Target(call);
        var name = call.Must("name");
        if (!message.Reactions.TryGetValue(name, out var users))
        {
            message.Reactions[name] = users = [];
        }

        if (users.Contains(call.App.BotUserId))
        {
            throw new SlackRefusal("already_reacted");
        }

        users.Add(call.App.BotUserId);
        call.Slack.Hints.Send("message", channel.Id, message.Ts, message.ThreadTs);
        return ApiCall.Ok;
    }

    static (Channel, Message) Target(ApiCall call)
    {
        var channel = call.Channel();
        call.NeedMember(channel);
        if (channel.IsArchived)
        {
            throw new SlackRefusal("is_archived");
        }

        var message = channel.Find(call.Must("timestamp"));
        return message is { EphemeralTo: null, Tombstone: false } ? (channel, message) : throw new SlackRefusal("message_not_found");
    }

    static void Tell(ApiCall call, string type, Channel channel, Message message)
    {
        call.Slack.Events.Raise(type, new JsonObject
        {
            ["type"] = type,
            ["user"] = call.App.BotUserId,
            ["channel_id"] = channel.Id,
            ["item"] = new JsonObject { ["type"] = "message", ["channel"] = channel.Id, ["message"] = SlackJson.Message(call.Workspace, message, metadata: false) },
            ["item_user"] = message.User,
            ["has_pins"] = channel.Pins.Count > 0,
            ["pin_count"] = channel.Pins.Count,
        }, channel.Id);
        call.Slack.Hints.Send("message", channel.Id, message.Ts, message.ThreadTs);
    }
}
