using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AlignBot.Sandbox;
using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>The sandbox on Tuesday 24 November 2026, with the buttons of its scenes.</summary>
sealed class OpenSandbox : IAsyncDisposable
{
    public const string Diff = "Show me the weekly diff";
    public const string Break = "Break the connection";
    public const string Merge = "Merge two accounts";

    readonly SandboxHost sandbox;
    readonly HttpClient http;

    OpenSandbox(SandboxHost sandbox)
    {
        this.sandbox = sandbox;
        Slack = new SlackWorld(new Uri(sandbox.Url));
        http = new HttpClient { BaseAddress = new Uri(sandbox.Url) };
    }

    public SlackWorld Slack { get; }

    public string DatabaseFile => sandbox.DatabaseFile;

    public static async Task<OpenSandbox> StartAsync(bool isEmpty = false, SandboxStack stack = SandboxStack.Salesforce) => new(await SandboxHost.StartAsync(
        new SandboxOptions(Data: null, Port: 0)
        {
            Start = new LocalDateTime(2026, 11, 24, 10, 0),
            IsEmpty = isEmpty,
            Stack = stack,
            SlackWaits = GtmWorld.SlackWaits,
        }));

    /// <summary>Sets a scene, and says how.</summary>
    public async Task<JsonObject> ShowAsync(string scene)
    {
        var (status, said) = await PressAsync(scene);
        Assert.True(status == HttpStatusCode.OK, $"'{scene}' answered {status}: {said}");
        return JsonNode.Parse(said)!.AsObject();
    }

    /// <summary>Presses a scene's button, whatever comes of it.</summary>
    public async Task<(HttpStatusCode Status, string Said)> PressAsync(string scene)
    {
        var buttons = (await Slack.GetAsync("control/extra-buttons"))["buttons"]!.AsArray();
        using var answer = await http.PostAsJsonAsync((string)buttons.First(button => (string?)button!["label"] == scene)!["url"]!, new JsonObject());
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What somebody reads at a command, once it says so: the list is read in its own time.</summary>
    public async Task<Message> ReadsAsync(string person, string command, params string[] texts) => await SlackWorld.EventuallyAsync(
        async () =>
        {
            await Slack.As(person).RunAsync("/align", command);
            return (await Slack.GtmOf(person).MessagesAsync()).LastOrDefault(message => message.IsForOneOnly) is { } said && texts.All(said.Says) ? said : null;
        },
        () => Slack.GtmOf(person).TranscriptAsync());

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        Slack.Dispose();
        await sandbox.DisposeAsync();
    }
}
