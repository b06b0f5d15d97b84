namespace AlignBot.SlackSimulator.Model;

/// <summary>Slack's own JSON of people, channels and messages, as the Web API and the events show it to the app.</summary>
static class SlackJson
{
    public static string EmailOf(Workspace workspace, Person person) => person.Email ?? $"{person.Name}@{workspace.Domain}.example";

    public static JsonObject User(Workspace workspace, Person person, long nowMs, bool withEmail)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(person.Tz, out var found) ? found : TimeZoneInfo.Utc;
        var offset = (int)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(nowMs)).TotalSeconds;
        var profile = new JsonObject
        {
            ["title"] = person.Title,
            ["real_name"] = person.RealName,
            ["real_name_normalized"] = person.RealName,
            ["display_name"] = person.Name,
            ["display_name_normalized"] = person.Name,
            ["fields"] = new JsonArray(),
            ["status_text"] = "",
            ["status_emoji"] = "",
            ["avatar_hash"] = "",
            ["image_72"] = "",
            ["team"] = person.TeamId,
        };
        if (withEmail && person.IsHuman)
        {
            profile["email"] = EmailOf(workspace, person);
        }

        var external = person.Role == PersonRole.External;
        return new JsonObject
        {
            ["id"] = person.Id,
            ["team_id"] = person.TeamId,
            ["name"] = person.Name,
            ["deleted"] = person.Deleted,
            ["color"] = Colour(person.Id)[1..],
            ["real_name"] = person.RealName,
            ["tz"] = person.Tz,
            ["tz_label"] = zone.StandardName,
            ["tz_offset"] = offset,
            ["profile"] = profile,
            ["is_admin"] = false,
            ["is_owner"] = false,
            ["is_primary_owner"] = false,
            ["is_restricted"] = person.Role is PersonRole.Guest or PersonRole.SingleChannelGuest,
            ["is_ultra_restricted"] = person.Role == PersonRole.SingleChannelGuest,
            ["is_bot"] = person.Role == PersonRole.Bot,
            ["is_stranger"] = external,
            ["is_app_user"] = false,
            ["updated"] = nowMs / 1000,
        };
    }

    public static JsonObject Conversation(Workspace workspace, Channel channel)
    {
        var bot = workspace.App?.BotUserId ?? "";
        var json = new JsonObject
        {
            ["id"] = channel.Id,
            ["created"] = channel.CreatedMs / 1000,
            ["updated"] = channel.CreatedMs,
            ["is_archived"] = channel.IsArchived,
            ["is_channel"] = channel.Kind == ChannelKind.Public,
            ["is_group"] = channel.Kind == ChannelKind.Private,
            ["is_im"] = channel.Kind == ChannelKind.Im,
            ["is_mpim"] = channel.Kind == ChannelKind.Mpim,
            ["is_private"] = channel.Kind != ChannelKind.Public,
            ["is_org_shared"] = false,
            ["is_frozen"] = false,
            ["context_team_id"] = workspace.TeamId,
        };
        if (channel.Kind == ChannelKind.Im)
        {
            json["user"] = channel.Members.FirstOrDefault(m => m != bot);
            json["is_open"] = true;
            return json;
        }
        json["name"] = channel.Name;
        json["name_normalized"] = channel.Name;
        json["creator"] = channel.Members.FirstOrDefault();
        json["is_general"] = false;
        json["is_member"] = channel.Members.Contains(bot);
        json["is_ext_shared"] = channel.Members.Any(m => workspace.Person(m)?.Role == PersonRole.External);
        json["topic"] = new JsonObject { ["value"] = channel.Topic, ["creator"] = "", ["last_set"] = 0 };
        json["purpose"] = new JsonObject { ["value"] = "", ["creator"] = "", ["last_set"] = 0 };
        return json;
    }

    /// <param name="metadata">whether the whole payload is shown; else only its event_type</param>
    public static JsonObject Message(Workspace workspace, Message message, bool metadata)
    {
        if (message.Tombstone)
        {
            var grave = new JsonObject
            {
                ["type"] = "message",
                ["subtype"] = "tombstone",
                ["text"] = "This message was deleted.",
                ["user"] = Person.SlackbotId,
                ["hidden"] = true,
                ["ts"] = message.Ts,
            };
            AddThread(workspace, message, grave);
            return grave;
        }
        var json = new JsonObject { ["type"] = "message", ["user"] = message.User, ["ts"] = message.Ts, ["text"] = message.Text, ["team"] = workspace.TeamId };
        if (message.Subtype is not null)
        {
            json["subtype"] = message.Subtype;
        }

        if (message.BotId is not null)
        {
            json["bot_id"] = message.BotId;
            json["app_id"] = workspace.App?.Id;
            json["bot_profile"] = new JsonObject
            {
                ["id"] = message.BotId,
                ["app_id"] = workspace.App?.Id,
                ["name"] = workspace.App?.Name,
                ["deleted"] = false,
                ["team_id"] = workspace.TeamId,
            };
        }
        if (message.Blocks is not null)
        {
            json["blocks"] = message.Blocks.Copy();
        }
        else if (message.BotId is null && message.Subtype is null)
        {
            json["blocks"] = TypedBlocks.Of(message.Text);
        }

        if (message.Files is not null)
        {
            json["files"] = message.Files.Copy();
            json["upload"] = false;
        }

        if (message.Attachments is not null)
        {
            json["attachments"] = message.Attachments.Copy();
        }

        if (message.EditedTs is not null)
        {
            json["edited"] = new JsonObject { ["user"] = message.User, ["ts"] = message.EditedTs };
        }

        if (message.Metadata is not null)
        {
            json["metadata"] = metadata ? message.Metadata.Copy() : new JsonObject { ["event_type"] = message.Metadata.Str("event_type") };
        }

        if (message.Reactions.Count > 0)
        {
            json["reactions"] = message.Reactions
                .Select(r => (JsonNode)new JsonObject { ["name"] = r.Key, ["users"] = r.Value.AsJson(), ["count"] = r.Value.Count }).AsJson();
        }
        AddThread(workspace, message, json);
        return json;
    }

    static void AddThread(Workspace workspace, Message message, JsonObject json)
    {
        if (message.ThreadTs is null)
        {
            return;
        }

        json["thread_ts"] = message.ThreadTs;
        var channel = workspace.Channel(message.Channel)!;
        if (message.IsReply)
        {
            json["parent_user_id"] = channel.Find(message.ThreadTs)?.User;
            return;
        }
        var replies = channel.Replies(message.Ts);
        var users = replies.Select(r => r.User).Distinct().ToArray();
        json["reply_count"] = replies.Count;
        json["reply_users_count"] = users.Length;
        json["reply_users"] = users.Take(5).AsJson();
        json["latest_reply"] = replies.Count == 0 ? null : replies[^1].Ts;
        json["is_locked"] = false;
        json["subscribed"] = true;
    }

    static readonly string[] Colours = ["#41639a", "#84518f", "#217366", "#9c5128", "#a03e63", "#4c6d2e", "#6253ac", "#2a7190", "#80621f", "#7a5c4a"];

    /// <summary>A colour that stays with the person.</summary>
    public static string Colour(string userId) => Colours[userId.Aggregate(0, (sum, c) => (sum * 31 + c) & 0xffff) % Colours.Length];
}
