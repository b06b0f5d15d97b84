namespace AlignBot.SlackSimulator.Delivery;

/// <summary>The payloads of commands and interactions, in Slack's shape.</summary>
static class Payloads
{
    public static JsonObject Command(Simulator slack, Person person, Channel channel, string command, string text)
    {
        var app = slack.Workspace.App!;
        return new JsonObject
        {
            ["token"] = "legacy-verification-token",
            ["team_id"] = slack.Workspace.TeamId,
            ["team_domain"] = slack.Workspace.Domain,
            ["channel_id"] = channel.Id,
            ["channel_name"] = ChannelName(channel),
            ["user_id"] = person.Id,
            ["user_name"] = person.Name,
            ["command"] = command,
            ["text"] = text,
            ["api_app_id"] = app.Id,
            ["is_enterprise_install"] = "false",
            ["response_url"] = slack.ResponseUrls.Issue(person.Id, channel.Id, sourceTs: null),
            ["trigger_id"] = slack.Triggers.Issue(person.Id),
        };
    }

    public static JsonObject Common(Simulator slack, string type, Person person) => new()
    {
        ["type"] = type,
        ["team"] = new JsonObject { ["id"] = slack.Workspace.TeamId, ["domain"] = slack.Workspace.Domain },
        ["user"] = new JsonObject { ["id"] = person.Id, ["username"] = person.Name, ["name"] = person.Name, ["team_id"] = person.TeamId },
        ["api_app_id"] = slack.Workspace.App!.Id,
        ["token"] = "legacy-verification-token",
        ["enterprise"] = null,
        ["is_enterprise_install"] = false,
    };

    public static JsonObject BlockActions(Simulator slack, Person person, Place place, JsonObject action)
    {
        var payload = Common(slack, "block_actions", person);
        payload["container"] = Container(place);
        payload["trigger_id"] = slack.Triggers.Issue(person.Id, place.View?.Type == "modal" ? place.View.Id : null);
        AddPlace(slack, payload, place, withState: true);
        if (place.Message is { } message)
        {
            payload["response_url"] = slack.ResponseUrls.Issue(person.Id, message.Channel, message.Ts);
        }

        payload["actions"] = new JsonArray(action);
        return payload;
    }

    public static JsonObject Suggestion(Simulator slack, Person person, Place place, PlacedElement placed, string query)
    {
        var payload = Common(slack, "block_suggestion", person);
        payload["container"] = Container(place);
        payload["action_id"] = placed.ActionId;
        payload["block_id"] = placed.BlockId;
        payload["value"] = query;
        AddPlace(slack, payload, place, withState: false);
        return payload;
    }

    public static JsonObject Submission(Simulator slack, Person person, OpenView view)
    {
        var payload = Common(slack, "view_submission", person);
        payload["trigger_id"] = slack.Triggers.Issue(person.Id, view.Id);
        payload["view"] = view.Render(slack.Workspace);
        payload["response_urls"] = ResponseUrlsOf(slack, person, view);
        return payload;
    }

    public static JsonObject Closed(Simulator slack, Person person, OpenView view, bool cleared)
    {
        var payload = Common(slack, "view_closed", person);
        var rendered = view.Render(slack.Workspace);
        rendered["state"] = new JsonObject { ["values"] = new JsonObject() };
        payload["view"] = rendered;
        payload["is_cleared"] = cleared;
        return payload;
    }

    public static JsonObject Shortcut(Simulator slack, Person person, string callbackId, Message? message)
    {
        var payload = Common(slack, message is null ? "shortcut" : "message_action", person);
        payload["callback_id"] = callbackId;
        payload["trigger_id"] = slack.Triggers.Issue(person.Id);
        payload["action_ts"] = slack.Workspace.Ts.Next(slack.Clock.NowMs);
        if (message is null)
        {
            return payload;
        }

        payload["channel"] = ChannelJson(slack.Workspace.Channel(message.Channel)!);
        payload["message_ts"] = message.Ts;
        payload["message"] = SlackJson.Message(slack.Workspace, message, metadata: true);
        payload["response_url"] = slack.ResponseUrls.Issue(person.Id, message.Channel, sourceTs: null);
        return payload;
    }

    static void AddPlace(Simulator slack, JsonObject payload, Place place, bool withState)
    {
        if (place.View is { } view)
        {
            payload["view"] = view.Render(slack.Workspace);
            return;
        }
        var message = place.Message!;
        payload["channel"] = ChannelJson(slack.Workspace.Channel(message.Channel)!);
        if (withState)
        {
            payload["state"] = new JsonObject { ["values"] = place.Values.Copy() };
        }
        // Slack leaves the message out where only one person saw it.
        if (message.EphemeralTo is null)
        {
            payload["message"] = SlackJson.Message(slack.Workspace, message, metadata: true);
        }
    }

    static JsonObject Container(Place place)
    {
        if (place.View is { } view)
        {
            return new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        }

        var message = place.Message!;
        var container = new JsonObject
        {
            ["type"] = "message",
            ["message_ts"] = message.Ts,
            ["channel_id"] = message.Channel,
            ["is_ephemeral"] = message.EphemeralTo is not null,
        };
        if (message.IsReply)
        {
            container["thread_ts"] = message.ThreadTs;
        }

        return container;
    }

    static JsonArray ResponseUrlsOf(Simulator slack, Person person, OpenView view)
    {
        var urls = new JsonArray();
        foreach (var placed in BlockTree.Elements(view.Blocks).Where(e => e.Element.Bool("response_url_enabled") == true))
        {
            var value = view.Values.Obj(placed.BlockId).Obj(placed.ActionId);
            if ((value.Str("selected_conversation") ?? value.Str("selected_channel")) is not { } channel)
            {
                continue;
            }

            urls.Add(new JsonObject
            {
                ["block_id"] = placed.BlockId,
                ["action_id"] = placed.ActionId,
                ["channel_id"] = channel,
                ["response_url"] = slack.ResponseUrls.Issue(person.Id, channel, sourceTs: null),
            });
        }
        return urls;
    }

    static JsonObject ChannelJson(Channel channel) => new() { ["id"] = channel.Id, ["name"] = ChannelName(channel) };

    static string ChannelName(Channel channel) => channel.Kind switch
    {
        ChannelKind.Im => "directmessage",
        ChannelKind.Private => "privategroup",
        _ => channel.Name,
    };
}

/// <summary>Where an element was touched: in a message, with that person's values in it, or in a view.</summary>
sealed record Place(Message? Message, OpenView? View, JsonObject Values)
{
    public JsonArray? Blocks => View?.Blocks ?? Message?.Blocks;

    public JsonArray? Before => View is null ? Message?.BlocksBefore : View.BlocksBefore;
}
