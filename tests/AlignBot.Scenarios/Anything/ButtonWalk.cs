using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Anything;

/// <summary>What a press led to, as its reader sees it.</summary>
enum PressEnd
{
    /// <summary>Nothing changed that the reader could see.</summary>
    Nothing,

    /// <summary>A form or page opened.</summary>
    Opened,

    /// <summary>A sentence, list or file came, for them alone or in their messages; nothing was recorded.</summary>
    Said,

    /// <summary>Something was recorded.</summary>
    Acted,
}

/// <summary>One press of one button or menu entry, and what came of it.</summary>
sealed record Press(string Reader, string Channel, string Ts, bool IsEphemeral, string Message, string Label, bool IsPrimary, PressEnd End, string Said)
{
    public override string ToString() => $"{Reader} in {Channel}: '{Label}'{(IsPrimary ? " (primary)" : "")} -> {End} [{Said}]   on: {Message}";
}

/// <summary>Presses every button and every menu's entry of every message that a person can see, once, and notes what came of each.</summary>
sealed class ButtonWalk(GtmWorld world)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    readonly HashSet<string> pressed = [];

    SlackWorld Slack => world.Slack;

    /// <summary>Walks what one person reads in a channel ('CGTM') or in their messages with the bot ('app').</summary>
    public async Task<List<Press>> AllOfAsync(string person, string channel)
    {
        var presses = new List<Press>();
        var talk = new Conversation(Slack, channel, SlackWorld.UserId(person));

        // What comes while walking (an answer with buttons of its own) is not of the story.
        var story = (await talk.MessagesAsync()).Select(message => message.Ts).ToList();
        foreach (var ts in story)
        {
            while (await NextAsync(talk, ts, person) is var (message, element))
            {
                presses.Add(await PressAsync(person, channel, message, element));
            }
        }

        return presses;
    }

    /// <summary>The next element of a message, as it stands now, that this person has not pressed.</summary>
    async Task<(Message Message, Element Element)?> NextAsync(Conversation talk, string ts, string person)
    {
        if ((await talk.MessagesAsync()).FirstOrDefault(message => message.Ts == ts) is not { } message)
        {
            return null;
        }

        foreach (var element in Element.Of(message.Json["blocks"]))
        {
            if (pressed.Add($"{person}/{ts}/{element.Action}/{element.Value}/{element.Label}"))
            {
                return (message, element);
            }
        }

        return null;
    }

    async Task<Press> PressAsync(string person, string channel, Message message, Element element)
    {
        var (before, size) = (await SeenAsync(person), await world.Record.SizeAsync());
        var body = new JsonObject
        {
            ["as"] = SlackWorld.UserId(person),
            ["channel"] = message.Channel,
            ["message_ts"] = message.Ts,
            ["action_id"] = element.Action,
            ["block_id"] = element.Block,
        };
        if (element.IsEntry)
        {
            body["value"] = element.Value;
        }

        var delivery = await Slack.PostAsync("control/click", body);
        Assert.True((string?)delivery["error"] is null, $"{person} pressed '{element.Label}' on: {message.Text}\n{delivery.ToJsonString()}");
        var (end, said) = await EndAsync(person, before, size.History);
        while (!await Slack.As(person).SeesNoModalAsync())
        {
            await (await Slack.As(person).ModalAsync()).CloseAllAsync();
        }

        await world.Record.QuietAsync();
        return new Press(person, channel, message.Ts, message.IsForOneOnly, Line(message.Text), element.Label, element.IsPrimary, end, Line(said));
    }

    async Task<(PressEnd End, string Said)> EndAsync(string person, Seen before, int history)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(since) < Patience)
        {
            var now = await SeenAsync(person);
            if (now.View is { } view)
            {
                return (PressEnd.Opened, view);
            }

            if ((await world.Record.SizeAsync()).History != history)
            {
                return (PressEnd.Acted, "");
            }

            if (now.Messages.Keys.FirstOrDefault(ts => now.Messages[ts] != before.Messages.GetValueOrDefault(ts)) is { } changed)
            {
                return (PressEnd.Said, now.Messages[changed]);
            }

            await Task.Delay(25);
        }

        return (PressEnd.Nothing, "");
    }

    async Task<Seen> SeenAsync(string person)
    {
        var all = (await Slack.GtmOf(person).MessagesAsync()).Concat(await Slack.Dm(person).MessagesAsync()).DistinctBy(message => (message.Channel, message.Ts));
        var stack = (await Slack.GetAsync($"control/views?as={SlackWorld.UserId(person)}"))["stack"]!.AsArray();
        return new Seen(
            all.ToDictionary(message => $"{message.Channel}/{message.Ts}", message => message.Text),
            stack is [.., { } top] ? Words.In(top["view"]!.AsObject()) : null);
    }

    static string Line(string text) => text.ReplaceLineEndings(" / ") is { Length: > 160 } all ? all[..160] : text.ReplaceLineEndings(" / ");

    sealed record Seen(IReadOnlyDictionary<string, string> Messages, string? View);

    /// <summary>A button, or an entry of a menu.</summary>
    sealed record Element(string Action, string? Block, string? Value, string Label, bool IsEntry, bool IsPrimary)
    {
        /// <summary>All of a message but links, which Slack opens by itself.</summary>
        public static IEnumerable<Element> Of(JsonNode? blocks) =>
            from block in blocks as JsonArray ?? []
            from json in (IEnumerable<JsonNode?>)[.. block!["elements"] as JsonArray ?? [], block["accessory"]]
            where json is JsonObject && (string?)json["action_id"] is not null && (string?)json["url"] is null
            from element in Of(json!.AsObject(), (string?)block["block_id"])
            select element;

        static IEnumerable<Element> Of(JsonObject json, string? block)
        {
            var action = (string)json["action_id"]!;
            return (string?)json["type"] == "overflow"
                ? json["options"]!.AsArray().Select(option => new Element(action, block, (string?)option!["value"], (string)option["text"]!["text"]!, IsEntry: true, IsPrimary: false))
                : [new Element(action, block, (string?)json["value"], (string?)json["text"]?["text"] ?? action, IsEntry: false, (string?)json["style"] == "primary")];
        }
    }
}
