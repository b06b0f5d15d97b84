using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AlignBot.Scenarios.Harness;

/// <summary>The local Slack as a scenario sees it: people who act in it, and what stands in its channels. All over HTTP.</summary>
sealed class SlackWorld(Uri address) : IDisposable
{
    /// <summary>How long something may take on a machine that is busy with others; no scenario takes long because of it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly HttpClient http = new() { BaseAddress = address, Timeout = Patience + TimeSpan.FromSeconds(30) };

    public Uri Address => address;

    /// <summary>A person by the first part of their id: 'ana' is UANA.</summary>
    public Person As(string name) => new(this, name.StartsWith('U') ? name : UserId(name));

    public static string UserId(string name) => "U" + name.ToUpperInvariant();

    /// <summary>The GTM channel as the operating lead sees it.</summary>
    public Conversation Gtm => new(this, "CGTM", UserId("riley"));

    /// <summary>The GTM channel as somebody sees it, with what only they see.</summary>
    public Conversation GtmOf(string name) => new(this, "CGTM", UserId(name));

    /// <summary>The bot's direct messages with a person.</summary>
    public Conversation Dm(string name) => new(this, "app", UserId(name));

    /// <summary>The bot's own user.</summary>
    public async Task<string> BotAsync() => (string)(await GetAsync("control/state?as=UANA"))["app"]!["bot_user_id"]!;

    public async Task<JsonObject> GetAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return await ReadAsync(answer, path);
    }

    public async Task<JsonObject> PostAsync(string path, JsonObject body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        return await ReadAsync(answer, path);
    }

    /// <summary>What a file holds that the bot put into a message.</summary>
    public async Task<string> FileAsync(Message message) => System.Text.Encoding.UTF8.GetString(await FileBytesAsync(message)).TrimStart('\uFEFF');

    /// <inheritdoc cref="FileAsync"/>
    public async Task<byte[]> FileBytesAsync(Message message)
    {
        var text = message.Json.ToJsonString();
        var at = text.IndexOf("/files/F", StringComparison.Ordinal);
        Assert.True(at >= 0, $"No file in: {message.Text}");
        var id = string.Concat(text[(at + "/files/".Length)..].TakeWhile(char.IsAsciiLetterOrDigit));
        return await http.GetByteArrayAsync($"files/{id}");
    }

    public Task DeleteAsync(string path) => http.DeleteAsync(path);

    /// <summary>Switches a fault on; see docs/simulator-control-api.md for the kinds.</summary>
    public Task FaultAsync(string kind, JsonObject? with = null)
    {
        var fault = with ?? [];
        fault["kind"] = kind;
        return PostAsync("control/faults", fault);
    }

    /// <summary>The bot's answers to deliveries of that name (a command, a callback_id, an action_id), oldest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> AnswersAsync(string name) =>
    [
        .. (await GetAsync("control/traffic?limit=2000"))["entries"]!.AsArray().Select(entry => entry!.AsObject())
            .Where(entry => (string?)entry["direction"] == "out" && (string?)entry["name"] == name),
    ];

    /// <summary>Somebody joins a channel.</summary>
    public Task JoinAsync(string name, string channel = "CGTM") =>
        PostAsync($"control/channels/{channel}/members", new JsonObject { ["user"] = name.StartsWith('U') ? name : UserId(name) });

    /// <summary>Somebody leaves a channel.</summary>
    public Task LeaveAsync(string name, string channel = "CGTM") =>
        DeleteAsync($"control/channels/{channel}/members/{(name.StartsWith('U') ? name : UserId(name))}");

    /// <summary>An administrator changes an account: name, tz, role, deleted.</summary>
    public Task ChangeAccountAsync(string name, JsonObject fields) => PatchAsync($"control/people/{UserId(name)}", fields);

    /// <summary>An administrator changes a channel: name, is_archived.</summary>
    public Task ChangeChannelAsync(string channel, JsonObject fields) => PatchAsync($"control/channels/{channel}", fields);

    async Task PatchAsync(string path, JsonObject body)
    {
        using var answer = await http.PatchAsJsonAsync(path, body);
        await ReadAsync(answer, path);
    }

    public Task ClearFaultsAsync() => DeleteAsync("control/faults");

    /// <summary>Waits until something holds: messages go out in their own time.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">It does not hold within <see cref="Patience"/>.</exception>
    public static async Task<T> EventuallyAsync<T>(Func<Task<T?>> look, Func<Task<string>> describe, TimeSpan? patience = null)
        where T : class
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await look() is { } found)
            {
                return found;
            }

            if (TimeProvider.System.GetElapsedTime(deadline) > (patience ?? Patience))
            {
                Assert.Fail(await describe());
            }

            await Task.Delay(40);
        }
    }

    public void Dispose() => http.Dispose();

    static async Task<JsonObject> ReadAsync(HttpResponseMessage answer, string path)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)?.AsObject() ?? [];
    }
}
