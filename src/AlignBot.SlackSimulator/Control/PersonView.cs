namespace AlignBot.SlackSimulator.Control;

/// <summary>The workspace as one person sees it, in the control API's shape.</summary>
sealed class PersonView(Simulator slack)
{
    Workspace Workspace => slack.Workspace;

    public JsonObject State(Person me) => new()
    {
        ["me"] = me.Id,
        ["team"] = new JsonObject { ["id"] = Workspace.TeamId, ["name"] = Workspace.Name, ["domain"] = Workspace.Domain },
        ["people"] = Workspace.People.Values.Select(p => (JsonNode)Render(p)).AsJson(),
        ["channels"] = Workspace.Channels.Values.Where(c => Model.Workspace.MaySee(me, c)).Select(c => (JsonNode)Render(c, me)).AsJson(),
        ["app"] = App(),
        ["clock"] = slack.Clock.Read().Render(),
        ["faults"] = slack.Faults.Render(),
    };

    public static JsonObject Render(Person person) => new()
    {
        ["id"] = person.Id,
        ["name"] = person.Name,
        ["real_name"] = person.RealName,
        ["title"] = person.Title,
        ["initials"] = person.Initials,
        ["color"] = SlackJson.Colour(person.Id),
        ["tz"] = person.Tz,
        ["role"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(person.Role.ToString()),
        ["deleted"] = person.Deleted,
        ["team_id"] = person.TeamId,
        ["presence"] = person.Presence,
    };

    public JsonObject Render(Channel channel, Person me)
    {
        var mark = Workspace.ReadMark(me.Id, channel.Id) ?? "";
        var unread = channel.Messages.Where(m => Counts(m, me) && (!m.IsReply || m.Broadcast) && string.CompareOrdinal(m.Ts, mark) > 0).ToArray();
        var inThreads = channel.Messages.Where(m =>
            m.IsReply && Counts(m, me) && string.CompareOrdinal(m.Ts, Workspace.ReadMark(me.Id, channel.Id, m.ThreadTs) ?? "") > 0 && m.Mentions(me.Id));
        return new JsonObject
        {
            ["id"] = channel.Id,
            ["name"] = channel.Kind == ChannelKind.Im ? Workspace.Person(Other(channel, me))?.RealName ?? channel.Name : channel.Name,
            ["kind"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(channel.Kind.ToString()),
            ["is_archived"] = channel.IsArchived,
            ["is_member"] = channel.Members.Contains(me.Id),
            ["members"] = channel.Members.AsJson(),
            ["user"] = channel.Kind == ChannelKind.Im ? Other(channel, me) : null,
            ["topic"] = channel.Topic,
            ["unread"] = channel.Members.Contains(me.Id) ? unread.Length : 0,
            // In a direct message everything is meant for you.
            ["mentions"] = !channel.Members.Contains(me.Id) ? 0 : channel.IsDirect ? unread.Length : unread.Count(m => m.Mentions(me.Id)) + inThreads.Count(),
            ["last_ts"] = channel.Messages.LastOrDefault(m => m.EphemeralTo is null && !m.IsReply)?.Ts,
            ["pinned"] = channel.Pins.Select(p => p.Ts).AsJson(),
        };
    }

    public JsonArray Messages(Channel channel, string? threadTs, Person me) => channel.Messages
        .Where(m => m.EphemeralTo is null || m.EphemeralTo == me.Id)
        .Where(m => threadTs is null ? !m.IsReply || m.Broadcast : m.ThreadTs == threadTs || m.Ts == threadTs)
        .Select(m => (JsonNode)Render(channel, m, me)).AsJson();

    public JsonObject Render(Channel channel, Message message, Person? me)
    {
        var replies = message.ThreadTs == message.Ts ? channel.Replies(message.Ts) : [];
        var read = me is null ? "" : Workspace.ReadMark(me.Id, channel.Id, message.Ts) ?? "";
        return new JsonObject
        {
            ["ts"] = message.Ts,
            ["thread_ts"] = message.ThreadTs,
            ["channel"] = message.Channel,
            ["user"] = message.User,
            ["text"] = message.Tombstone ? "This message was deleted." : message.Text,
            ["blocks"] = message.Tombstone ? null : message.Blocks.Copy(),
            ["attachments"] = message.Attachments.Copy(),
            ["subtype"] = message.Tombstone ? "tombstone" : message.Subtype,
            ["edited"] = message.EditedTs is not null,
            ["deleted"] = message.Tombstone,
            ["ephemeral"] = message.EphemeralTo is not null,
            ["ephemeral_to"] = message.EphemeralTo,
            ["bot"] = message.BotId is not null,
            ["reply_count"] = replies.Count,
            ["reply_users"] = replies.Select(r => r.User).Distinct().AsJson(),
            ["latest_reply"] = replies.Count == 0 ? null : replies[^1].Ts,
            ["unread_replies"] = me is null ? 0 : replies.Count(r => r.User != me.Id && string.CompareOrdinal(r.Ts, read) > 0),
            ["pinned"] = channel.Pins.Any(p => p.Ts == message.Ts),
            ["metadata"] = message.Metadata.Copy(),
            ["reactions"] = message.Reactions.Select(r => (JsonNode)new JsonObject { ["name"] = r.Key, ["users"] = r.Value.AsJson() }).AsJson(),
            ["permalink"] = slack.Permalink(message),
            ["state"] = me is null || message.Blocks is null ? null : InputState.Of(message.Blocks, message.StateByUser.GetValueOrDefault(me.Id)),
        };
    }

    public JsonObject Render(OpenView view) => new()
    {
        ["view"] = view.Render(Workspace),
        ["values"] = view.Values.Copy(),
        ["errors"] = JsonSerializer.SerializeToNode(view.Errors),
        ["busy"] = view.Busy,
        ["notice"] = view.Notice,
    };

    public JsonNode? App()
    {
        if (Workspace.App is not { } app)
        {
            return null;
        }

        return new JsonObject
        {
            ["id"] = app.Id,
            ["name"] = app.Name,
            ["bot_user_id"] = app.BotUserId,
            ["commands"] = app.Commands.Select(c => (JsonNode)new JsonObject
            {
                ["command"] = c.Str("command"),
                ["description"] = c.Str("description"),
                ["usage_hint"] = c.Str("usage_hint"),
            }).AsJson(),
            ["shortcuts"] = app.Shortcuts.Select(s => (JsonNode)new JsonObject
            {
                ["name"] = s.Str("name"),
                ["type"] = s.Str("type"),
                ["callback_id"] = s.Str("callback_id"),
                ["description"] = s.Str("description"),
            }).AsJson(),
            ["home_tab"] = app.HomeTab,
            ["mode"] = app.Mode == AppMode.Socket ? "socket" : "http",
            ["sockets"] = slack.Sockets.Count,
            ["connected"] = app.Mode == AppMode.Socket ? slack.Sockets.Count > 0 : app.RequestUrl is not null,
        };
    }

    /// <summary>All there is, for assertions: everybody's ephemerals and modals included.</summary>
    public JsonObject Snapshot() => new()
    {
        ["people"] = Workspace.People.Values.Select(p => (JsonNode)Render(p)).AsJson(),
        ["channels"] = Workspace.Channels.Values.Select(c => (JsonNode)new JsonObject
        {
            ["id"] = c.Id,
            ["name"] = c.Name,
            ["kind"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(c.Kind.ToString()),
            ["topic"] = c.Topic,
            ["is_archived"] = c.IsArchived,
            ["members"] = c.Members.AsJson(),
            ["pinned"] = c.Pins.Select(p => p.Ts).AsJson(),
            ["messages"] = c.Messages.Select(m => (JsonNode)Render(c, m, null)).AsJson(),
        }).AsJson(),
        ["views"] = new JsonObject(Workspace.Stacks.Where(s => s.Value.Count > 0)
            .Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value.Select(v => (JsonNode)Render(v)).AsJson()))),
        ["homes"] = new JsonObject(Workspace.Homes.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)h.Value.Render(Workspace)))),
        ["clock"] = slack.Clock.Read().Render(),
        ["app"] = App(),
    };

    static string Other(Channel channel, Person me) => channel.Members.FirstOrDefault(m => m != me.Id) ?? me.Id;

    static bool Counts(Message message, Person me) =>
        message.User != me.Id && !message.Tombstone && message.Subtype is null or "thread_broadcast" or "file_share"
        && (message.EphemeralTo is null || message.EphemeralTo == me.Id);
}
