using static AlignBot.SlackSimulator.Tests.LocalSlack;

namespace AlignBot.SlackSimulator.Tests;

/// <summary>Each limit at its edge and one past it, told by a Slack that has never seen our own models.</summary>
public sealed class ValidationTests(ValidationTests.OneSlack one) : IClassFixture<ValidationTests.OneSlack>
{
    readonly LocalSlack slack = one.Slack;

    /// <summary>One simulator for all: nothing here depends on what was posted before.</summary>
    public sealed class OneSlack : IAsyncLifetime
    {
        public LocalSlack Slack { get; private set; } = null!;

        public async Task InitializeAsync() => Slack = await LocalSlack.StartAsync();

        public async Task DisposeAsync() => await Slack.DisposeAsync();
    }

    static string X(int length) => new('x', length);

    static object Plain(string text) => new { type = "plain_text", text };

    static object Section(string text) => new { type = "section", text = new { type = "mrkdwn", text } };

    static object Button(string text = "Go", string? id = null, string value = "v") => new { type = "button", action_id = id ?? Guid.NewGuid().ToString(), text = Plain(text), value };

    static object Option(string text = "a", string value = "a") => new { text = Plain(text), value };

    static object[] Options(int count) => [.. Enumerable.Range(0, count).Select(i => Option($"o{i}", $"v{i}"))];

    static object Actions(params object[] elements) => new { type = "actions", elements };

    static object Input(object element, string label = "Label") => new { type = "input", label = Plain(label), element };

    /// <summary>The limit's name, what holds it exactly, what is one past it, and where Slack points.</summary>
    static readonly (string Limit, object[] At, object[] Past, string Pointer)[] Messages =
    [
        ("50 blocks", [.. Enumerable.Repeat(Section("x"), 50)], [.. Enumerable.Repeat(Section("x"), 51)], "/blocks"),
        ("section text 3000", [Section(X(3000))], [Section(X(3001))], "/blocks/0/text/text"),
        ("empty text", [Section("x")], [Section("")], "/blocks/0/text/text"),
        ("10 fields", [new { type = "section", fields = Enumerable.Repeat(Plain("f"), 10) }], [new { type = "section", fields = Enumerable.Repeat(Plain("f"), 11) }], "/blocks/0/fields"),
        ("field 2000", [new { type = "section", fields = new[] { Plain(X(2000)) } }], [new { type = "section", fields = new[] { Plain(X(2001)) } }], "/blocks/0/fields/0/text"),
        ("header 150", [new { type = "header", text = Plain(X(150)) }], [new { type = "header", text = Plain(X(151)) }], "/blocks/0/text/text"),
        ("header is plain", [new { type = "header", text = Plain("x") }], [new { type = "header", text = new { type = "mrkdwn", text = "x" } }], "/blocks/0/text/type"),
        ("10 context elements", [new { type = "context", elements = Enumerable.Repeat(Plain("c"), 10) }], [new { type = "context", elements = Enumerable.Repeat(Plain("c"), 11) }], "/blocks/0/elements"),
        ("25 actions", [Actions([.. Enumerable.Range(0, 25).Select(_ => Button())])], [Actions([.. Enumerable.Range(0, 26).Select(_ => Button())])], "/blocks/0/elements"),
        ("button text 75", [Actions(Button(X(75)))], [Actions(Button(X(76)))], "/blocks/0/elements/0/text/text"),
        ("button value 2000", [Actions(Button(value: X(2000)))], [Actions(Button(value: X(2001)))], "/blocks/0/elements/0/value"),
        ("action_id 255", [Actions(Button(id: X(255)))], [Actions(Button(id: X(256)))], "/blocks/0/elements/0/action_id"),
        ("block_id 255", [new { type = "divider", block_id = X(255) }], [new { type = "divider", block_id = X(256) }], "/blocks/0/block_id"),
        ("block_id once", [new { type = "divider", block_id = "a" }, new { type = "divider", block_id = "b" }],
            [new { type = "divider", block_id = "a" }, new { type = "divider", block_id = "a" }], "/blocks/1/block_id"),
        ("action_id once in a block", [Actions(Button(id: "a"), Button(id: "b"))], [Actions(Button(id: "a"), Button(id: "a"))], "/blocks/0/elements/1/action_id"),
        ("overflow 5", [Actions(new { type = "overflow", options = Options(5) })], [Actions(new { type = "overflow", options = Options(6) })], "/blocks/0/elements/0/options"),
        ("radio 10", [Actions(new { type = "radio_buttons", options = Options(10) })], [Actions(new { type = "radio_buttons", options = Options(11) })], "/blocks/0/elements/0/options"),
        ("checkboxes 10", [Actions(new { type = "checkboxes", options = Options(10) })], [Actions(new { type = "checkboxes", options = Options(11) })], "/blocks/0/elements/0/options"),
        ("select 100", [Actions(new { type = "static_select", options = Options(100) })], [Actions(new { type = "static_select", options = Options(101) })], "/blocks/0/elements/0/options"),
        ("option text 75", [Actions(new { type = "static_select", options = new[] { Option(X(75)) } })], [Actions(new { type = "static_select", options = new[] { Option(X(76)) } })],
            "/blocks/0/elements/0/options/0/text/text"),
        ("option value 150", [Actions(new { type = "static_select", options = new[] { Option(value: X(150)) } })],
            [Actions(new { type = "static_select", options = new[] { Option(value: X(151)) } })], "/blocks/0/elements/0/options/0/value"),
        ("placeholder 150", [Actions(new { type = "users_select", placeholder = Plain(X(150)) })], [Actions(new { type = "users_select", placeholder = Plain(X(151)) })],
            "/blocks/0/elements/0/placeholder/text"),
        ("initial option is one of them", [Actions(new { type = "static_select", options = Options(2), initial_option = Option("o1", "v1") })],
            [Actions(new { type = "static_select", options = Options(2), initial_option = Option("O1", "v1") })], "/blocks/0/elements/0/initial_option"),
        ("confirm title 100", [Actions(Confirmed(X(100)))], [Actions(Confirmed(X(101)))], "/blocks/0/elements/0/confirm/title/text"),
        ("input label 2000", [Input(new { type = "plain_text_input" }, X(2000))], [Input(new { type = "plain_text_input" }, X(2001))], "/blocks/0/label/text"),
        ("image alt 2000", [new { type = "image", image_url = "https://x.example/a.png", alt_text = X(2000) }], [new { type = "image", image_url = "https://x.example/a.png", alt_text = X(2001) }],
            "/blocks/0/alt_text"),
        ("alt text is required", [new { type = "image", image_url = "https://x.example/a.png", alt_text = "a" }], [new { type = "image", image_url = "https://x.example/a.png" }], "/blocks/0"),
        ("markdown 12000", [new { type = "markdown", text = X(12_000) }], [new { type = "markdown", text = X(12_001) }], "/blocks/0/text"),
        ("unknown keys", [new { type = "divider" }], [new { type = "divider", colour = "red" }], "/blocks/0"),
        ("inputs not in actions", [Input(new { type = "plain_text_input" })], [Actions(new { type = "plain_text_input" })], "/blocks/0/elements/0/type"),
        ("buttons not in inputs", [Actions(Button())], [Input(Button())], "/blocks/0/element/type"),
        ("number input in modals only", [Input(new { type = "plain_text_input" })], [Input(new { type = "number_input", is_decimal_allowed = false })], "/blocks/0/element/type"),
        ("datepicker date", [Actions(new { type = "datepicker", initial_date = "2026-11-27" })], [Actions(new { type = "datepicker", initial_date = "27.11.2026" })],
            "/blocks/0/elements/0/initial_date"),
        ("button style", [Actions(new { type = "button", style = "danger", text = Plain("x") })], [Actions(new { type = "button", style = "green", text = Plain("x") })],
            "/blocks/0/elements/0/style"),
        ("one focus", [Input(new { type = "plain_text_input", focus_on_load = true })],
            [Input(new { type = "plain_text_input", focus_on_load = true }), Input(new { type = "plain_text_input", focus_on_load = true })], "/blocks/1/element/focus_on_load"),
        ("emoji count once", [Section(string.Concat(Enumerable.Repeat("😀", 3000)))], [Section(string.Concat(Enumerable.Repeat("😀", 3001)))], "/blocks/0/text/text"),
    ];

    static object Confirmed(string title) => new
    {
        type = "button",
        text = Plain("Go"),
        confirm = new { title = Plain(title), text = Plain("Sure?"), confirm = Plain("Yes"), deny = Plain("No") },
    };

    public static TheoryData<string> MessageLimits => [.. Messages.Select(m => m.Limit)];

    [Theory]
    [MemberData(nameof(MessageLimits))]
    public async Task A_message_is_taken_at_the_limit_and_refused_past_it(string limit)
    {
        var (_, at, past, pointer) = Messages.Single(m => m.Limit == limit);

        var taken = await slack.ApiAsync("chat.postMessage", new { channel = Gtm, text = "t", blocks = at });
        var refused = await slack.ApiAsync("chat.postMessage", new { channel = Gtm, text = "t", blocks = past });

        Assert.True((bool)taken["ok"]!, taken.ToJsonString());
        Assert.Equal("invalid_blocks", (string?)refused["error"]);
        Assert.Contains($"[json-pointer:{pointer}]", (string?)refused["response_metadata"]!["messages"]![0], StringComparison.Ordinal);
        Assert.StartsWith("[ERROR] ", (string?)refused["response_metadata"]!["messages"]![0], StringComparison.Ordinal);
    }

    static JsonObject View(Action<JsonObject>? change = null)
    {
        var view = JsonNode.Parse("""{"type":"modal","title":{"type":"plain_text","text":"T"},"blocks":[{"type":"divider"}]}""")!.AsObject();
        change?.Invoke(view);
        return view;
    }

    static JsonArray Dividers(int count) => new([.. Enumerable.Range(0, count).Select(_ => (JsonNode)new JsonObject { ["type"] = "divider" })]);

    static JsonArray TextInputs() => (JsonArray)JsonNode.Parse("""[{"type":"input","label":{"type":"plain_text","text":"L"},"element":{"type":"plain_text_input"}}]""")!;

    static readonly (string Limit, JsonObject At, JsonObject Past, string Pointer)[] Views =
    [
        ("title 24", View(v => v["title"]!["text"] = X(24)), View(v => v["title"]!["text"] = X(25)), "/view/title/text"),
        ("title is required", View(), View(v => v.Remove("title")), "/view"),
        ("100 blocks", View(v => v["blocks"] = Dividers(100)), View(v => v["blocks"] = Dividers(101)), "/view/blocks"),
        ("private_metadata 3000", View(v => v["private_metadata"] = X(3000)), View(v => v["private_metadata"] = X(3001)), "/view/private_metadata"),
        ("callback_id 255", View(v => v["callback_id"] = X(255)), View(v => v["callback_id"] = X(256)), "/view/callback_id"),
        ("submit with inputs", View(v => (v["blocks"], v["submit"]) = (TextInputs(), JsonNode.Parse("""{"type":"plain_text","text":"Go"}"""))), View(v => v["blocks"] = TextInputs()), "/view"),
        ("no markdown block", View(), View(v => v["blocks"] = JsonNode.Parse("""[{"type":"markdown","text":"x"}]""")), "/view/blocks/0/type"),
        ("unknown keys", View(), View(v => v["width"] = 3), "/view"),
        ("blocks are required", View(), View(v => v.Remove("blocks")), "/view"),
    ];

    public static TheoryData<string> ViewLimits => [.. Views.Select(v => v.Limit)];

    [Theory]
    [MemberData(nameof(ViewLimits))]
    public async Task A_modal_is_taken_at_the_limit_and_refused_past_it(string limit)
    {
        var (_, at, past, pointer) = Views.Single(v => v.Limit == limit);

        var taken = await slack.ApiAsync("views.open", new { trigger_id = await slack.TriggerAsync(), view = at });
        var refused = await slack.ApiAsync("views.open", new { trigger_id = await slack.TriggerAsync(), view = past });

        Assert.True((bool)taken["ok"]!, taken.ToJsonString());
        Assert.Equal("invalid_arguments", (string?)refused["error"]);
        Assert.Contains(refused["response_metadata"]!["messages"]!.AsArray(), m => ((string)m!).EndsWith($"[json-pointer:{pointer}]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_view_leaves_the_trigger_good()
    {
        var trigger = await slack.TriggerAsync();

        await slack.ApiAsync("views.open", new { trigger_id = trigger, view = View(v => v.Remove("title")) });
        var again = await slack.ApiAsync("views.open", new { trigger_id = trigger, view = View() });

        Assert.True((bool)again["ok"]!);
    }

    [Fact]
    public async Task A_datetimepicker_is_not_for_home()
    {
        var blocks = JsonNode.Parse("""[{"type":"actions","elements":[{"type":"datetimepicker","action_id":"a"}]}]""");

        var home = await slack.ApiAsync("views.publish", new { user_id = Ana, view = new { type = "home", blocks } });

        Assert.Equal("invalid_arguments", (string?)home["error"]);
    }

    [Fact]
    public async Task A_view_past_250_kilobytes_is_too_large()
    {
        var view = View(v => v["blocks"] = new JsonArray([.. Enumerable.Range(0, 90).Select(_ => JsonSerializer.SerializeToNode(Section(X(2900))))]));

        var answer = await slack.ApiAsync("views.open", new { trigger_id = await slack.TriggerAsync(), view });

        Assert.Equal("view_too_large", (string?)answer["error"]);
    }
}
