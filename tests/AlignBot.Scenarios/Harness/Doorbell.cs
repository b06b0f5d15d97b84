using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AlignBot.Scenarios.Harness;

/// <summary>Sends requests to the bot's address by hand, signed as Slack signs them or not.</summary>
sealed class Doorbell(GtmWorld world) : IDisposable
{
    public const string Form = "application/x-www-form-urlencoded";
    public const string Json = "application/json";

    readonly HttpClient http = new() { BaseAddress = world.BotUrl, Timeout = SlackWorld.Patience };

    /// <summary>The body of <c>/decision</c> and a text, run by Ana, as Slack would send it.</summary>
    public static string Decision(string text) => Command("UANA", "/decision", text);

    /// <summary>The body of a command that somebody runs in the GTM channel, also one whom Slack would not let.</summary>
    public static string Command(string user, string command, string text) =>
        $"team_id=T0ACME&channel_id=CGTM&user_id={user}&command={Uri.EscapeDataString(command)}&trigger_id=13345224609.738474920."
        + $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}&text={Uri.EscapeDataString(text)}";

    /// <summary>The body of an interaction.</summary>
    public static string Interaction(JsonObject payload) => "payload=" + Uri.EscapeDataString(payload.ToJsonString());

    /// <summary>A request with Slack's signature over the body.</summary>
    /// <param name="age">How old its stamp is; negative lies in the future.</param>
    public static HttpRequestMessage Signed(string body, string type = Form, TimeSpan age = default, string secret = GtmWorld.SigningSecret)
    {
        var stamp = (TimeProvider.System.GetUtcNow() - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{stamp}:{body}"));
        var request = Unsigned(body, type);
        request.Headers.Add("X-Slack-Request-Timestamp", stamp);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(digest));
        return request;
    }

    public static HttpRequestMessage Unsigned(string body, string? type = Form, string method = "POST")
    {
        var request = new HttpRequestMessage(new HttpMethod(method), "slack/events") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        return request;
    }

    public async Task<(int Status, string Body)> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await http.SendAsync(request);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    public void Dispose() => http.Dispose();
}
