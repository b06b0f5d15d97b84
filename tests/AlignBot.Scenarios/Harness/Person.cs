using System.Text.Json.Nodes;

namespace AlignBot.Scenarios.Harness;

/// <summary>Somebody in the local Slack, doing what people do there.</summary>
sealed class Person(SlackWorld slack, string id)
{
    public string Id => id;

    /// <summary>Runs a slash command in the GTM channel.</summary>
    public async Task<Delivery> RunAsync(string command, string text = "", string channel = "CGTM") =>
        new(await slack.PostAsync("control/command", new JsonObject { ["as"] = id, ["channel"] = channel, ["command"] = command, ["text"] = text }));

    /// <summary>Writes a message; its timestamp.</summary>
    public Task<string> SayAsync(string text, string channel = "CGTM") => SayAsync(text, channel, thread: null);

    /// <summary>Sends a file with a message, in the direct message with the bot where no channel is named.</summary>
    public async Task SendFileAsync(string name, string content, string? channel = null, string text = "")
    {
        var file = await slack.PostAsync("control/files", new JsonObject { ["as"] = id, ["name"] = name, ["content"] = content });
        var to = channel ?? (string?)(await slack.PostAsync("control/dm", new JsonObject { ["as"] = id, ["user"] = await slack.BotAsync() }))["channel"]!["id"];
        await slack.PostAsync("control/message", new JsonObject { ["as"] = id, ["channel"] = to, ["text"] = text, ["files"] = new JsonArray((string?)file["id"]) });
    }

    /// <summary>Writes into the thread of that message.</summary>
    public Task<string> SayInThreadAsync(Message of, string text) => SayAsync(text, of.Channel, of.Ts);

    async Task<string> SayAsync(string text, string channel, string? thread) =>
        (string?)(await slack.PostAsync("control/message", new JsonObject { ["as"] = id, ["channel"] = channel, ["text"] = text, ["thread_ts"] = thread }))["message_ts"]
        ?? throw new InvalidOperationException("The message was not posted.");

    /// <summary>Uses a shortcut from the menu, outside of any channel.</summary>
    public async Task<Delivery> UseAsync(string callbackId) =>
        new(await slack.PostAsync("control/shortcut", new JsonObject { ["as"] = id, ["callback_id"] = callbackId }));

    /// <summary>Uses a shortcut on a message.</summary>
    public async Task<Delivery> UseAsync(string callbackId, string messageTs, string channel = "CGTM") =>
        new(await slack.PostAsync(
            "control/shortcut",
            new JsonObject { ["as"] = id, ["callback_id"] = callbackId, ["channel"] = channel, ["message_ts"] = messageTs }));

    /// <summary>Presses the button that reads so on a message.</summary>
    /// <param name="message">As it was when the person looked.</param>
    /// <param name="label">What the button, or the menu's entry, reads.</param>
    /// <param name="beside">Words of the block it stands beside, where several read so.</param>
    public async Task<Delivery> PressAsync(Message message, string label, string? beside = null)
    {
        // By its action alone: the card may be edited between the look and the press, as on a screen.
        var (action, value) = message.Button(label, beside);
        var body = new JsonObject
        {
            ["as"] = id,
            ["channel"] = message.Channel,
            ["message_ts"] = message.Ts,
            ["action_id"] = action,
        };
        if (value is not null)
        {
            body["value"] = value;
        }

        if (beside is not null)
        {
            body["block_id"] = message.BlockOf(label, beside);
        }
        else if (message.FirstOf(label) is { } first)
        {
            body["block_id"] = first;
        }

        return new Delivery(await slack.PostAsync("control/click", body));
    }

    /// <summary>Chooses from a menu on a message by what its list shows.</summary>
    public async Task<Delivery> ChooseAsync(Message message, string action, string choice) =>
        new(await slack.PostAsync("control/input", new JsonObject
        {
            ["as"] = id,
            ["channel"] = message.Channel,
            ["message_ts"] = message.Ts,
            ["action_id"] = action,
            ["value"] = new JsonObject { ["type"] = "static_select", ["selected_option"] = message.OptionOf(action, choice) },
        }));

    /// <summary>The modal in front of this person; waits for it to open.</summary>
    public async Task<Modal> ModalAsync() =>
        await SlackWorld.EventuallyAsync(
            async () => await TopAsync(),
            async () => $"No modal opened for {id}. What they see instead: {(await slack.GetAsync($"control/views?as={id}")).ToJsonString()}");

    /// <summary>The modal of that title in front of this person; waits for it to open, on top of another too.</summary>
    public async Task<Modal> ModalAsync(string title) =>
        await SlackWorld.EventuallyAsync(
            async () => await TopAsync() is { } top && top.Title == title ? top : null,
            async () => $"No modal '{title}' opened for {id}. What they see instead: {(await slack.GetAsync($"control/views?as={id}")).ToJsonString()}");

    /// <summary>Opens the bot's Home and waits until it says all of these.</summary>
    public async Task<HomeTab> HomeAsync(params string[] texts)
    {
        await slack.PostAsync("control/home", new JsonObject { ["as"] = id });
        return await SeesHomeAsync(texts);
    }

    /// <summary>Waits until the Home that lies open says all of these.</summary>
    public async Task<HomeTab> SeesHomeAsync(params string[] texts) =>
        await SlackWorld.EventuallyAsync(
            async () => (await slack.GetAsync($"control/home?as={id}"))["view"] is JsonObject view && new HomeTab(slack, id, view) is var home && texts.All(home.Says) ? home : null,
            async () => $"The Home of {id} does not say '{string.Join("' and '", texts)}': {(await slack.GetAsync($"control/home?as={id}")).ToJsonString()}");

    /// <summary>Waits until the Home that lies open does not say it.</summary>
    public async Task<HomeTab> SeesHomeWithoutAsync(string text) =>
        await SlackWorld.EventuallyAsync(
            async () => (await slack.GetAsync($"control/home?as={id}"))["view"] is JsonObject view && new HomeTab(slack, id, view) is var home && !home.Says(text) ? home : null,
            async () => $"The Home of {id} still says '{text}': {(await slack.GetAsync($"control/home?as={id}")).ToJsonString()}");

    /// <summary>The modal in front of this person once it says all of these.</summary>
    public Task<Modal> ModalSayingAsync(params string[] texts) => ModalSayingAsync(texts, SlackWorld.Patience);

    /// <summary>The modal in front of this person once it says that, within a time of its own.</summary>
    public Task<Modal> ModalSayingAsync(string text, TimeSpan patience) => ModalSayingAsync([text], patience);

    async Task<Modal> ModalSayingAsync(string[] texts, TimeSpan patience) =>
        await SlackWorld.EventuallyAsync(
            async () => await TopAsync() is { } modal && texts.All(text => modal.Text.Contains(text, StringComparison.Ordinal) || modal.Title.Contains(text, StringComparison.Ordinal)) ? modal : null,
            async () => $"No modal of {id} says '{string.Join("' and '", texts)}'. What they see: {(await TopAsync())?.Title}: {(await TopAsync())?.Text}",
            patience);

    /// <summary>True when no modal is open.</summary>
    public async Task<bool> SeesNoModalAsync() => await TopAsync() is null;

    async Task<Modal?> TopAsync()
    {
        var stack = (await slack.GetAsync($"control/views?as={id}"))["stack"]!.AsArray();
        return stack.Count == 0 ? null : new Modal(slack, id, stack[^1]!.AsObject());
    }
}

/// <summary>How a delivery to the bot ended.</summary>
sealed class Delivery(JsonObject json)
{
    /// <summary>What the person saw as an error; null when all went well.</summary>
    public string? Error => (string?)json["error"];

    public int? Status => (int?)json["status"];

    /// <summary>The words of the bot's acknowledgement; empty when it had none.</summary>
    public string Text => json["ack"] switch
    {
        JsonObject ack => Words.In(ack),
        JsonValue text => text.ToString(),
        _ => "",
    };

    public JsonNode? Ack => json["ack"];

    public override string ToString() => json.ToJsonString();
}
