using System.Text.Json;
using AlignBot.Decisions.Cards;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;
using AlignBot.Hosting;
using AlignBot.Slack;
using AlignBot.Slack.WebApi;
using AlignBot.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.Tests.Shape;

/// <summary>What is installed in Slack is what the code registers and calls: nothing less, and no right more.</summary>
public sealed class ManifestTests : IAsyncDisposable
{
    /// <summary>The kinds of conversation that the bot is in: public and private channels, and direct messages.</summary>
    static readonly string[] Conversations = ["channels", "groups", "im"];

    readonly Bot bot = new(DatabaseProvider.Sqlite, "Data Source=never-opened.db");

    SlackHandlers Handlers => bot.Services.GetRequiredService<SlackHandlers>();

    public static TheoryData<string> Manifests => ["slack-app.http.json", "slack-app.socket.json"];

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [MemberData(nameof(Manifests))]
    public void It_fits_Slacks_schema(string name) => Assert.Empty(Schema().Problems(Manifest(name)));

    [Fact]
    public void The_schema_check_tells_a_wrong_manifest_from_a_right_one()
    {
        var problems = Schema().Problems(Read("tests", "AlignBot.Tests", "manifest-schema", "examples", "v1.manifest.invalid.json"));

        Assert.Empty(Schema().Problems(Read("tests", "AlignBot.Tests", "manifest-schema", "examples", "v1.manifest.valid.json")));
        Assert.Contains(problems, problem => problem.Contains("settings", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_verb_prints_is_the_file_with_ones_own_address()
    {
        var example = new Uri("https://alignbot.example.com/");
        Assert.True(JsonElement.DeepEquals(Manifest("slack-app.http.json"), Printed(example, isSocketMode: false)));
        Assert.True(JsonElement.DeepEquals(Manifest("slack-app.socket.json"), Printed(example, isSocketMode: true)));

        var own = Printed(new Uri("https://bots.acme.example/align/"), isSocketMode: false);
        Assert.Empty(Schema().Problems(own));
        Assert.DoesNotContain("alignbot.example.com", own.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("https://bots.acme.example/align/slack/events", own.GetProperty("settings").GetProperty("interactivity").GetProperty("request_url").GetString());

        var unreachable = Printed(address: null, isSocketMode: true);
        Assert.Empty(Schema().Problems(unreachable));
        Assert.DoesNotContain("https://", unreachable.GetRawText(), StringComparison.Ordinal);

        static JsonElement Printed(Uri? address, bool isSocketMode) => JsonDocument.Parse(AppManifest.For(address, isSocketMode)).RootElement;
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Its_commands_are_those_that_are_handled(string name) => Assert.Equal(
        Handlers.IdsOf(HandlerKind.Command),
        Texts(Manifest(name).GetProperty("features").GetProperty("slash_commands"), "command"));

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Its_shortcuts_are_those_that_are_handled(string name)
    {
        var shortcuts = Manifest(name).GetProperty("features").GetProperty("shortcuts").EnumerateArray().ToLookup(
            shortcut => shortcut.GetProperty("type").GetString(), shortcut => shortcut.GetProperty("callback_id").GetString()!);

        Assert.Equal(Handlers.IdsOf(HandlerKind.MessageShortcut), shortcuts["message"].Order(StringComparer.Ordinal));
        Assert.Equal(Handlers.IdsOf(HandlerKind.GlobalShortcut), shortcuts["global"].Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Its_events_are_those_that_are_handled(string name)
    {
        var handled = Handlers.IdsOf(HandlerKind.Event)
            .SelectMany(type => type == "message" ? Conversations.Select(kind => $"message.{kind}") : [type]);

        Assert.Equal(handled.Order(StringComparer.Ordinal), Texts(Manifest(name).GetProperty("settings").GetProperty("event_subscriptions").GetProperty("bot_events")));
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Its_scopes_are_those_that_the_calls_the_commands_and_the_events_need(string name)
    {
        var calls = SlackCalls.Of(typeof(DecisionCard).Assembly).Union(SlackCalls.Of(typeof(Feature).Assembly)).ToList();
        var needed = calls.Where(method => method.Needs != ScopeNeed.AppLevel).SelectMany(ScopesOf)
            .Append("commands")
            .Append("app_mentions:read")
            .Concat(Conversations.Select(kind => $"{kind}:history"))
            .Distinct().Order(StringComparer.Ordinal);

        Assert.Contains(SlackMethods.ChatPostMessage, calls);
        Assert.Equal(needed, Texts(Manifest(name).GetProperty("oauth_config").GetProperty("scopes").GetProperty("bot")));
    }

    [Fact]
    public void Both_manifests_differ_in_how_Slack_reaches_the_bot_and_in_nothing_else()
    {
        var (http, socket) = (Manifest("slack-app.http.json"), Manifest("slack-app.socket.json"));

        Assert.Equal(WithoutTransport(http), WithoutTransport(socket));
        Assert.True(socket.GetProperty("settings").GetProperty("socket_mode_enabled").GetBoolean());
        Assert.False(http.GetProperty("settings").GetProperty("socket_mode_enabled").GetBoolean());
        Assert.Single(Addresses(http).Distinct());
        Assert.EndsWith("/slack/events", Addresses(http).First(), StringComparison.Ordinal);
        Assert.Empty(Addresses(socket));
    }

    static IEnumerable<string> ScopesOf(SlackMethod method) => method.Needs == ScopeNeed.OneAConversationKind
        ? method.Scopes.Where(scope => Conversations.Contains(scope.Split(':')[0]))
        : method.Scopes;

    static IEnumerable<string> Addresses(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field =>
            field is { Name: "url" or "request_url", Value.ValueKind: JsonValueKind.String } ? [field.Value.GetString()!] : Addresses(field.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Addresses),
        _ => [],
    };

    static string WithoutTransport(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", element.EnumerateObject()
            .Where(field => field.Name is not ("url" or "request_url" or "socket_mode_enabled"))
            .Select(field => $"{field.Name}:{WithoutTransport(field.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(",", element.EnumerateArray().Select(WithoutTransport)) + "]",
        _ => element.GetRawText(),
    };

    static IEnumerable<string> Texts(JsonElement list, string? field = null) =>
        list.EnumerateArray().Select(item => (field is null ? item : item.GetProperty(field)).GetString()!).Order(StringComparer.Ordinal);

    static JsonElement Manifest(string name) => Read("manifests", name);

    static JsonSchema Schema() => new(Read("tests", "AlignBot.Tests", "manifest-schema", "manifest.schema.1.0.0.json"));

    static JsonElement Read(params string[] path)
    {
        using var document = JsonDocument.Parse(Repository.Read(path));
        return document.RootElement.Clone();
    }
}
