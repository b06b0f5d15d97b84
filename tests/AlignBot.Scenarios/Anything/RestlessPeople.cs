using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Anything;

/// <summary>People who run every command, press every button and fill every form in without reading any of it, each step by the dice.</summary>
sealed class RestlessPeople(GtmWorld world, int seed) : IDisposable
{
    static readonly string[] Everybody = ["UMORGAN", "URILEY", "UDANA", "UPRIYA", "UANA", "UBEN", "UTOM", "ULENA", "UGUS"];

    static readonly string[] Typed =
    [
        "", "x", "Only after a second touch", "<!channel> & <https://evil.example|Slack>", "👩‍👩‍👧 שלום", "=1+1", "2wd", "-2wd", "9999wd", "0", "2026-02-30",
        "09:00-17:30", "UANA", "DEC-1", "DSP-1", "a\nb\nc", "'; DROP TABLE decisions; --", "\"unbalanced", new('x', 3000),
    ];

    readonly Dice dice = new(seed);
    readonly HttpClient http = new() { BaseAddress = world.Slack.Address, Timeout = SlackWorld.Patience };
    readonly List<string> diary = [];

    /// <summary>What was done, for whoever has to find out what went wrong.</summary>
    public IReadOnlyList<string> Diary => diary;

    /// <summary>What a person got to see instead of an answer; none of it should be.</summary>
    public List<string> Unanswered { get; } = [];

    public async Task StepAsync()
    {
        var person = dice.Of(Everybody);
        switch (dice.Below(10))
        {
            case < 3:
                await RunAsync(person);
                break;
            case < 4:
                await UseShortcutAsync(person);
                break;
            case < 8:
                await PressOnMessageAsync(person);
                break;
            case < 9:
                await PressOnHomeAsync(person);
                break;
            default:
                var hours = dice.Below(40);
                diary.Add($"the clock turns by {hours} h");
                await world.Time.AdvanceAsync(Duration.FromHours(hours) + Duration.FromMinutes(dice.Below(60)));
                break;
        }

        await FillInAsync(person);
    }

    public void Dispose() => http.Dispose();

    async Task RunAsync(string person)
    {
        var (command, text) = dice.Of(Commands.All);
        await ActAsync(person, $"runs {command} {text}", "control/command", new JsonObject { ["channel"] = GtmChannel, ["command"] = command, ["text"] = text });
    }

    async Task UseShortcutAsync(string person)
    {
        var shortcuts = (await GetAsync($"control/state?as={person}"))?["app"]?["shortcuts"]?.AsArray() ?? [];
        if (dice.OfOrNull([.. shortcuts]) is not { } shortcut)
        {
            return;
        }

        var body = new JsonObject { ["callback_id"] = (string)shortcut["callback_id"]!, ["channel"] = GtmChannel };
        if ((string?)shortcut["type"] == "message")
        {
            var messages = await MessagesAsync(person, GtmChannel);
            body["message_ts"] = (string?)dice.OfOrNull(messages)?["ts"];
        }

        await ActAsync(person, $"uses {shortcut["callback_id"]}", "control/shortcut", body);
    }

    async Task PressOnMessageAsync(string person)
    {
        var channels = (await GetAsync($"control/state?as={person}"))?["channels"]?.AsArray() ?? [];
        var direct = channels.FirstOrDefault(channel => (string?)channel!["user"] == "U0ALIGNBOT");
        var channel = direct is not null && dice.Below(2) == 0 ? (string)direct["id"]! : GtmChannel;
        var messages = await MessagesAsync(person, channel);
        if (dice.OfOrNull([.. messages.Where(message => Elements(message!["blocks"]).Any())]) is { } message)
        {
            await PressAsync(person, message["blocks"], new JsonObject { ["channel"] = channel, ["message_ts"] = (string)message["ts"]! });
        }
    }

    async Task PressOnHomeAsync(string person)
    {
        await ActAsync(person, "opens Home", "control/home", []);
        if ((await GetAsync($"control/home?as={person}"))?["view"] is JsonObject home && Elements(home["blocks"]).Any())
        {
            await PressAsync(person, home["blocks"], new JsonObject { ["view_id"] = (string)home["id"]! });
        }
    }

    /// <summary>Presses, or chooses in, one of the elements that stand there.</summary>
    async Task PressAsync(string person, JsonNode? blocks, JsonObject place)
    {
        if (dice.OfOrNull([.. Elements(blocks)]) is not { } element)
        {
            return;
        }

        var (what, type) = ((string)element["action_id"]!, (string)element["type"]!);
        place["action_id"] = what;
        if ((string?)element["block_id"] is { } block)
        {
            place["block_id"] = block;
        }

        switch (type)
        {
            case "button":
                await ActAsync(person, $"presses {what}", "control/click", place);
                break;
            case "overflow":
                place["value"] = (string?)dice.OfOrNull([.. element["options"]!.AsArray()])?["value"];
                await ActAsync(person, $"chooses {place["value"]} of {what}", "control/click", place);
                break;
            default:
                if (Answer(element) is { } value)
                {
                    place["value"] = value;
                    await ActAsync(person, $"enters {value.ToJsonString()} in {what}", "control/input", place);
                }

                break;
        }
    }

    /// <summary>Goes on in whatever form is open, for a few pages, and then leaves it.</summary>
    async Task FillInAsync(string person)
    {
        for (var page = 0; page < 5 && await TopAsync(person) is { } view; page++)
        {
            var id = (string)view["id"]!;
            if (dice.Below(5) == 0 && Elements(view["blocks"]).Any())
            {
                await PressAsync(person, view["blocks"], new JsonObject { ["view_id"] = id });
                continue;
            }

            if (view["submit"] is null || dice.Below(8) == 0)
            {
                await ActAsync(person, $"closes '{view["title"]?["text"]}'", "control/close", new JsonObject { ["view_id"] = id });
                continue;
            }

            var values = new JsonObject();
            foreach (var block in view["blocks"]!.AsArray().Where(block => (string?)block!["type"] == "input"))
            {
                var element = block!["element"]!.AsObject();
                if ((!(bool?)block["optional"] ?? true) || dice.Below(2) == 0)
                {
                    if (Answer(element) is { } value)
                    {
                        values[(string)block["block_id"]!] = new JsonObject { [(string)element["action_id"]!] = value };
                    }
                }
            }

            await ActAsync(person, $"submits '{view["title"]?["text"]}'", "control/submit", new JsonObject { ["view_id"] = id, ["values"] = values });
        }

        if (await TopAsync(person) is { } left)
        {
            await ActAsync(person, "leaves", "control/close", new JsonObject { ["view_id"] = (string)left["id"]!, ["all"] = true });
        }
    }

    /// <summary>Something that the element takes; null for one that only a page can fill in.</summary>
    JsonObject? Answer(JsonObject element)
    {
        var type = (string)element["type"]!;
        JsonObject? value = type switch
        {
            "plain_text_input" => new() { ["value"] = Text(element) },
            "number_input" => new() { ["value"] = dice.Below(50).ToString(System.Globalization.CultureInfo.InvariantCulture) },
            "static_select" or "radio_buttons" => new() { ["selected_option"] = dice.OfOrNull([.. Options(element)])?.DeepClone() },
            "checkboxes" or "multi_static_select" => new()
            {
                ["selected_options"] = new JsonArray([.. Options(element).Where(_ => dice.Below(2) == 0).Take(3).Select(option => option!.DeepClone())]),
            },
            "users_select" => new() { ["selected_user"] = dice.Of(Everybody) },
            "multi_users_select" => new() { ["selected_users"] = new JsonArray([dice.Of(Everybody)]) },
            "datepicker" => new() { ["selected_date"] = dice.Of((string[])["2026-11-20", "2026-11-30", "2026-12-25", "2027-03-28", "2031-01-01"]) },
            "timepicker" => new() { ["selected_time"] = dice.Of((string[])["00:00", "09:30", "23:59"]) },
            "datetimepicker" => new() { ["selected_date_time"] = 1_796_000_000 + dice.Below(1_000_000) },
            _ => null,
        };
        if (value is not null)
        {
            value["type"] = type;
        }

        return value;
    }

    string? Text(JsonObject element)
    {
        var text = dice.Of(Typed);
        var most = (int?)element["max_length"] ?? 3000;
        text = text.Length > most ? text[..most] : text;
        return text.Length == 0 || ((bool?)element["multiline"] is not true && text.Contains('\n', StringComparison.Ordinal)) ? null : text;
    }

    static IEnumerable<JsonNode?> Options(JsonObject element) =>
        element["options"]?.AsArray() ?? element["option_groups"]?.AsArray().SelectMany(group => group!["options"]!.AsArray()) ?? [];

    /// <summary>What can be pressed or chosen outside of a form's own inputs, each with its block.</summary>
    static IEnumerable<JsonObject> Elements(JsonNode? blocks) =>
        from block in blocks as JsonArray ?? []
        where (string?)block!["type"] is "actions" or "section"
        from element in (IEnumerable<JsonNode?>)[.. block["elements"] as JsonArray ?? [], block["accessory"]]
        where element is JsonObject && (string?)element["action_id"] is not null && (string?)element["url"] is null
        select WithBlock(element.AsObject(), (string?)block["block_id"]);

    static JsonObject WithBlock(JsonObject element, string? block)
    {
        var copy = element.DeepClone().AsObject();
        copy["block_id"] = block;
        return copy;
    }

    async Task<IReadOnlyList<JsonNode?>> MessagesAsync(string person, string channel) =>
        [.. (await GetAsync($"control/messages?as={person}&channel={channel}"))?["messages"]?.AsArray() ?? []];

    async Task<JsonObject?> TopAsync(string person) =>
        (await GetAsync($"control/views?as={person}"))?["stack"]?.AsArray() is [.., { } top] ? top["view"]!.AsObject() : null;

    async Task<JsonObject?> GetAsync(string path) => await http.GetFromJsonAsync<JsonObject>(path);

    /// <summary>Acts, and notes whatever of the bot's the person would have seen as an error. What Slack's client itself does not allow is no matter.</summary>
    async Task ActAsync(string person, string what, string path, JsonObject body)
    {
        diary.Add($"{person} {(what.Length > 200 ? what[..200] : what)}");
        body["as"] = person;
        using var answer = await http.PostAsJsonAsync(path, body);
        if (!answer.IsSuccessStatusCode)
        {
            return;
        }

        var delivery = await answer.Content.ReadFromJsonAsync<JsonObject>();
        if ((bool?)delivery?["delivered"] is true && ((string?)delivery["error"] is not null || (int?)delivery["status"] is not (null or 200)))
        {
            Unanswered.Add($"{diary[^1]}: {delivery.ToJsonString()}");
        }
    }

    const string GtmChannel = "CGTM";
}
