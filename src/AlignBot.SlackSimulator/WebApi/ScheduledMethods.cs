namespace AlignBot.SlackSimulator.WebApi;

/// <summary>chat.schedule*: messages that go out later.</summary>
static class ScheduledMethods
{
    public static readonly ApiMethod[] All =
    [
        new("chat.scheduleMessage", RateTier.Tier3, ChatMethods.Write, Schedule),
        new("chat.deleteScheduledMessage", RateTier.Tier3, ChatMethods.Write, DeleteScheduled),
        new("chat.scheduledMessages.list", RateTier.Tier3, [], ListScheduled),
    ];

    static JsonObject Schedule(ApiCall call)
    {
        var channel = ChatMethods.PostableChannel(call);
        var postAt = call.Number("post_at") ?? throw ApiCall.Invalid("missing required field: post_at", "");
        var now = call.Slack.Clock.NowMs / 1000;
        if (postAt <= now)
        {
            throw new SlackRefusal("time_in_past");
        }

        if (postAt > now + (120 * 24 * 3600))
        {
            throw new SlackRefusal("time_too_far");
        }

        if (call.Workspace.Scheduled.Count(s => s.Channel == channel.Id && s.PostAt / 300 == postAt / 300) >= 30)
        {
            throw new SlackRefusal("restricted_too_many");
        }

        var (text, _, _) = ChatMethods.Content(call);
        var scheduled = new ScheduledMessage(call.Workspace.NewId("Q"), channel.Id, postAt, call.Arguments.Copy()!);
        call.Workspace.Scheduled.Add(scheduled);
        return new JsonObject
        {
            ["ok"] = true,
            ["channel"] = channel.Id,
            ["scheduled_message_id"] = scheduled.Id,
            ["post_at"] = postAt.ToString(CultureInfo.InvariantCulture),
            ["message"] = new JsonObject { ["text"] = text, ["type"] = "delayed_message", ["bot_id"] = call.App.BotId },
        };
    }

    static JsonObject DeleteScheduled(ApiCall call) =>
        call.Workspace.Scheduled.RemoveAll(s => s.Id == call.Must("scheduled_message_id") && s.Channel == call.Must("channel")) == 0
            ? throw new SlackRefusal("invalid_scheduled_message_id") : ApiCall.Ok;

    static JsonObject ListScheduled(ApiCall call)
    {
        var (page, metadata) = call.Page(call.Workspace.Scheduled.Where(s => call.Text("channel") is not { Length: > 0 } c || c == s.Channel).ToArray());
        return new JsonObject
        {
            ["ok"] = true,
            ["scheduled_messages"] = page.Select(s => (JsonNode)new JsonObject
            {
                ["id"] = s.Id,
                ["channel_id"] = s.Channel,
                ["post_at"] = s.PostAt,
                ["text"] = s.Arguments.Str("text") ?? "",
            }).AsJson(),
            ["response_metadata"] = metadata,
        };
    }
}
