using System.Text.Json.Nodes;

namespace AlignBot.Scenarios.Harness;

/// <summary>A modal as a person fills it in: fields are found by their labels.</summary>
sealed class Modal(SlackWorld slack, string person, JsonObject open)
{
    readonly JsonObject values = [];

    const string More = "+ options, account, meanwhile, if nobody decides";

    JsonObject View => open["view"]!.AsObject();

    public string Id => (string)View["id"]!;

    /// <summary>Which form it is; empty for a page that only tells something.</summary>
    public string CallbackId => (string?)View["callback_id"] ?? "";

    public string Title => (string)View["title"]!["text"]!;

    public string Text => Words.In(View);

    public JsonObject Json => View;

    /// <summary>Fills the field of that label: types a text, or picks the option, person or date that reads so.</summary>
    public Modal Fill(string label, params string[] value)
    {
        var block = View["blocks"]!.AsArray().FirstOrDefault(candidate => (string?)candidate!["label"]?["text"] == label)?.AsObject()
            ?? throw new InvalidOperationException(
                $"No field '{label}' in '{Title}'; there are: {string.Join(", ", View["blocks"]!.AsArray().Select(b => (string?)b!["label"]?["text"]).OfType<string>())}");
        var element = block["element"]!.AsObject();
        var type = (string)element["type"]!;
        var state = type switch
        {
            "plain_text_input" or "number_input" => new JsonObject { ["value"] = value[0] },
            "static_select" or "radio_buttons" => new JsonObject { ["selected_option"] = OptionNamed(element, value[0]) },
            "checkboxes" or "multi_static_select" => new JsonObject
            {
                ["selected_options"] = new JsonArray([.. value.Select(text => (JsonNode)OptionNamed(element, text))]),
            },
            "users_select" => new JsonObject { ["selected_user"] = SlackWorld.UserId(value[0]) },
            "multi_users_select" => new JsonObject { ["selected_users"] = new JsonArray([.. value.Select(name => (JsonNode)SlackWorld.UserId(name))]) },
            "timepicker" => new JsonObject { ["selected_time"] = value[0] },
            "datepicker" => new JsonObject { ["selected_date"] = value[0] },
            "datetimepicker" => new JsonObject { ["selected_date_time"] = long.Parse(value[0], System.Globalization.CultureInfo.InvariantCulture) },
            "conversations_select" => new JsonObject { ["selected_conversation"] = value[0] },
            _ => throw new InvalidOperationException($"The harness can't fill a {type}."),
        };
        state["type"] = type;
        var blockId = (string)block["block_id"]!;
        values[blockId] = new JsonObject { [(string)element["action_id"]!] = state };
        return this;
    }

    /// <summary>Fills the field of that label and goes on to the next, which a form that answers at once hears of.</summary>
    public async Task<Delivery> ChangeAsync(string label, params string[] value)
    {
        Fill(label, value);
        var block = View["blocks"]!.AsArray().First(candidate => (string?)candidate!["label"]?["text"] == label)!;
        var (id, action) = ((string)block["block_id"]!, (string)block["element"]!["action_id"]!);
        return new Delivery(await slack.PostAsync(
            "control/input",
            new JsonObject { ["as"] = person, ["view_id"] = Id, ["block_id"] = id, ["action_id"] = action, ["value"] = values[id]![action]!.DeepClone() }));
    }

    /// <summary>The form to raise a dispute, with its rest open: what was filled in so far is typed, and stays.</summary>
    public async Task<Modal> MoreAsync()
    {
        if (!HasButton(More))
        {
            return this;
        }

        foreach (var (block, actions) in values)
        {
            foreach (var (action, value) in actions!.AsObject())
            {
                await slack.PostAsync(
                    "control/input", new JsonObject { ["as"] = person, ["view_id"] = Id, ["block_id"] = block, ["action_id"] = action, ["value"] = value!.DeepClone() });
            }
        }

        // As people do: pressed again where nobody answered, and where nothing came of it.
        for (var attempt = 1; ; attempt++)
        {
            for (var press = 0; press < 100 && (await PressAsync(More)).Error is not null; press++)
            {
                await Task.Delay(100);
            }

            try
            {
                return await slack.As(person).ModalSayingAsync("What holds meanwhile", attempt < 12 ? TimeSpan.FromSeconds(10) : SlackWorld.Patience);
            }
            catch (Xunit.Sdk.XunitException) when (attempt < 12)
            {
                // The bot was gone between the press and what it shows.
            }
        }
    }

    /// <summary>Fills in the two sides of a dispute: the raiser is one unless they say otherwise.</summary>
    public async Task<Modal> BetweenAsync(string one, string other)
    {
        Fill(Has("Whom do you disagree with?") ? "Whom do you disagree with?" : "Who holds the other side?", other);
        if (!Has("Raised for") && SlackWorld.UserId(one) == person)
        {
            return this;
        }

        return (Has("Raised for") ? this : await MoreAsync()).Fill("Raised for", one);
    }

    /// <summary>Puts a file into the field of that label.</summary>
    public async Task<Modal> PutAsync(string label, string name, string content)
    {
        var file = await slack.PostAsync("control/files", new JsonObject { ["as"] = person, ["name"] = name, ["content"] = content });
        var block = View["blocks"]!.AsArray().First(candidate => (string?)candidate!["label"]?["text"] == label)!;
        values[(string)block["block_id"]!] = new JsonObject
        {
            [(string)block["element"]!["action_id"]!] = new JsonObject { ["type"] = "file_input", ["files"] = new JsonArray(file.DeepClone()) },
        };
        return this;
    }

    /// <summary>Presses the button, or picks the menu's entry, that reads so beside those words.</summary>
    public async Task<Delivery> PressAsync(string label, string? beside = null)
    {
        var shown = new Message(View, "");
        var (action, value) = shown.Button(label, beside);
        var body = new JsonObject { ["as"] = person, ["view_id"] = Id, ["action_id"] = action };
        if (beside is not null)
        {
            body["block_id"] = shown.BlockOf(label, beside);
        }

        if (value is not null)
        {
            body["value"] = value;
        }

        return new Delivery(await slack.PostAsync("control/click", body));
    }

    /// <summary>Empties the field of that label.</summary>
    public Modal Clear(string label)
    {
        var block = View["blocks"]!.AsArray().First(candidate => (string?)candidate!["label"]?["text"] == label)!;
        var type = (string)block["element"]!["type"]!;
        var field = type switch { "users_select" => "selected_user", "datepicker" => "selected_date", _ => "value" };
        values[(string)block["block_id"]!] = new JsonObject { [(string)block["element"]!["action_id"]!] = new JsonObject { ["type"] = type, [field] = null } };
        return this;
    }

    /// <summary>What can be chosen in the field of that label.</summary>
    public IEnumerable<string> ChoicesOf(string label) => View["blocks"]!.AsArray().Single(block => (string?)block!["label"]?["text"] == label)!["element"]!["options"]!.AsArray()
        .Select(option => (string)option!["text"]!["text"]!);

    /// <summary>Whether the field of that label is a menu, and nothing to type into.</summary>
    public bool IsMenu(string label) => View["blocks"]!.AsArray().Any(block => (string?)block!["label"]?["text"] == label && (string?)block["element"]?["type"] == "static_select");

    /// <summary>Whether the page has a button that reads so.</summary>
    public bool HasButton(string label) => new Message(View, "").HasButton(label);

    /// <summary>Whether the form has a field of that label.</summary>
    public bool Has(string label) => View["blocks"]!.AsArray().Any(block => (string?)block!["label"]?["text"] == label);

    /// <summary>What its fields are called, in order.</summary>
    public IEnumerable<string> Labels => View["blocks"]!.AsArray().Select(block => (string?)block!["label"]?["text"]).OfType<string>();

    /// <summary>What stands in the field of that label now.</summary>
    public string? ValueOf(string label)
    {
        var block = View["blocks"]!.AsArray().First(candidate => (string?)candidate!["label"]?["text"] == label)!;
        var state = open["values"]?[(string)block["block_id"]!]?[(string)block["element"]!["action_id"]!];
        return (string?)state?["value"] ?? (string?)state?["selected_user"] ?? (string?)state?["selected_option"]?["text"]?["text"];
    }

    /// <summary>Presses the button that reads so on the page.</summary>
    public async Task<Delivery> PressAsync(string label) => new(await slack.PostAsync("control/click", ViewButton.Press(person, View, label)));

    public async Task<Submission> SubmitAsync()
    {
        var body = new JsonObject { ["as"] = person, ["view_id"] = Id, ["values"] = values.DeepClone() };
        var delivery = new Delivery(await slack.PostAsync("control/submit", body));
        var stack = (await slack.GetAsync($"control/views?as={person}"))["stack"]!.AsArray();
        return new Submission(delivery, [.. stack.Select(view => view!.AsObject())]);
    }

    public Task CloseAsync() => slack.PostAsync("control/close", new JsonObject { ["as"] = person, ["view_id"] = Id });

    /// <summary>The cross: closes this and whatever lies beneath.</summary>
    public Task CloseAllAsync() => slack.PostAsync("control/close", new JsonObject { ["as"] = person, ["view_id"] = Id, ["all"] = true });

    static JsonObject OptionNamed(JsonObject element, string text) =>
        Options(element).FirstOrDefault(option => (string?)option!["text"]?["text"] == text)?.DeepClone().AsObject()
        ?? throw new InvalidOperationException(
            $"No option '{text}'; there are: {string.Join(", ", Options(element).Select(option => (string?)option!["text"]?["text"]))}");

    /// <summary>Those of all groups, where they stand in groups.</summary>
    static IEnumerable<JsonNode?> Options(JsonObject element) =>
        element["options"]?.AsArray() ?? element["option_groups"]!.AsArray().SelectMany(group => group!["options"]!.AsArray());
}

/// <summary>What a submission led to.</summary>
sealed record Submission(Delivery Delivery, IReadOnlyList<JsonObject> Stack)
{
    public bool Closed => Stack.Count == 0;

    /// <summary>The sentences on the fields.</summary>
    public IEnumerable<string> Errors => OnFields.Select(error => (string)error.Value!);

    JsonObject OnFields => Stack.Count == 0 ? [] : Stack[^1]["errors"] as JsonObject ?? [];

    /// <summary>The sentence on the field of that block, or null.</summary>
    public string? ErrorOn(string block) => (string?)OnFields[block];
}
