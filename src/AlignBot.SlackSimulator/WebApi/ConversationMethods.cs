namespace AlignBot.SlackSimulator.WebApi;

/// <summary>conversations.*: finding, opening, joining. The messages are in <see cref="HistoryMethods"/>.</summary>
static class ConversationMethods
{
    static readonly string[] Read = ["channels:read", "groups:read", "im:read", "mpim:read"];

    public static readonly ApiMethod[] All =
    [
        new("conversations.open", RateTier.Tier3, ["im:write", "mpim:write"], Open),
        new("conversations.info", RateTier.Tier3, Read, Info),
        new("conversations.list", RateTier.Tier2, Read, List),
        new("conversations.members", RateTier.Tier4, Read, Members),
        new("conversations.join", RateTier.Tier3, ["channels:join"], Join),
        new("users.conversations", RateTier.Tier2, Read, OfUser),
    ];

    static JsonObject Open(ApiCall call)
    {
        if (call.Text("channel") is { Length: > 0 })
        {
            var known = call.Channel();
            call.NeedScope(known, "write");
            return Opened(call, known, already: true);
        }
        var users = call.Must("users").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        call.NeedScope(users.Length > 1 ? "mpim:write" : "im:write");
        if (users.Length > 8)
        {
            throw new SlackRefusal("too_many_users");
        }

        foreach (var id in users)
        {
            var person = call.Workspace.Person(id) ?? throw new SlackRefusal("user_not_found");
            if (person.Deleted)
            {
                throw new SlackRefusal("user_disabled");
            }

            if (person.Role == PersonRole.Bot)
            {
                throw new SlackRefusal(id == call.App.BotUserId ? "invalid_user_combination" : "cannot_dm_bot");
            }
        }
        var before = call.Workspace.Channels.Count;
        var channel = call.Slack.Roster.Direct([call.App.BotUserId, .. users]);
        return Opened(call, channel, already: call.Workspace.Channels.Count == before);
    }

    static JsonObject Opened(ApiCall call, Channel channel, bool already)
    {
        var answer = new JsonObject
        {
            ["ok"] = true,
            ["channel"] = call.Flag("return_im") ? SlackJson.Conversation(call.Workspace, channel) : new JsonObject { ["id"] = channel.Id },
        };
        if (already)
        {
            (answer["no_op"], answer["already_open"]) = (true, true);
        }

        return answer;
    }

    static JsonObject Info(ApiCall call)
    {
        var channel = call.Channel();
        call.NeedScope(channel, "read");
        var json = SlackJson.Conversation(call.Workspace, channel);
        if (call.Flag("include_num_members"))
        {
            json["num_members"] = channel.Members.Count;
        }

        return new JsonObject { ["ok"] = true, ["channel"] = json };
    }

    static JsonObject List(ApiCall call) =>
        Listed(call, call.Workspace.Channels.Values.Where(c => c.Kind == ChannelKind.Public || call.IsMember(c)));

    static JsonObject OfUser(ApiCall call)
    {
        var user = call.Text("user") is { Length: > 0 } id ? id : call.App.BotUserId;
        if (call.Workspace.Person(user) is null)
        {
            throw new SlackRefusal("user_not_found");
        }

        return Listed(call, call.Workspace.Channels.Values.Where(c => c.Members.Contains(user) && (c.Kind == ChannelKind.Public || call.IsMember(c))));
    }

    static JsonObject Listed(ApiCall call, IEnumerable<Channel> channels)
    {
        var types = (call.Text("types") is { Length: > 0 } given ? given : "public_channel").Split(',', StringSplitOptions.TrimEntries);
        if (Array.Find(types, t => t is not ("public_channel" or "private_channel" or "im" or "mpim")) is not null)
        {
            throw new SlackRefusal("invalid_types");
        }

        foreach (var type in types)
        {
            call.NeedScope($"{Family(type)}:read");
        }

        var chosen = channels
            .Where(c => types.Contains(TypeName(c.Kind)))
            .Where(c => !c.IsArchived || !call.Flag("exclude_archived")).ToArray();
        var (page, metadata) = call.Page(chosen);
        return new JsonObject
        {
            ["ok"] = true,
            ["channels"] = page.Select(c =>
            {
                var json = SlackJson.Conversation(call.Workspace, c);
                json["num_members"] = c.Members.Count;
                return (JsonNode)json;
            }).AsJson(),
            ["response_metadata"] = metadata,
        };
    }

    static string TypeName(ChannelKind kind) =>
        kind switch { ChannelKind.Public => "public_channel", ChannelKind.Private => "private_channel", ChannelKind.Im => "im", _ => "mpim" };

    static string Family(string type) => type switch { "public_channel" => "channels", "private_channel" => "groups", _ => type };

    static JsonObject Members(ApiCall call)
    {
        var channel = call.Channel();
        call.NeedScope(channel, "read");
        var (page, metadata) = call.Page(channel.Members.Where(m => call.Workspace.Person(m) is { Deleted: false }).ToArray());
        return new JsonObject { ["ok"] = true, ["members"] = page.AsJson(), ["response_metadata"] = metadata };
    }

    static JsonObject Join(ApiCall call)
    {
        var channel = call.Channel();
        if (channel.Kind != ChannelKind.Public)
        {
            throw new SlackRefusal("method_not_supported_for_channel_type");
        }

        if (channel.IsArchived)
        {
            throw new SlackRefusal("is_archived");
        }

        var already = call.IsMember(channel);
        call.Slack.Roster.Join(channel, call.App.BotUserId);
        var answer = new JsonObject { ["ok"] = true, ["channel"] = SlackJson.Conversation(call.Workspace, channel) };
        if (already)
        {
            answer["warning"] = "already_in_channel";
            answer["response_metadata"] = new JsonObject { ["warnings"] = new JsonArray("already_in_channel") };
        }
        return answer;
    }
}
