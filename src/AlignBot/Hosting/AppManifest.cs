using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AlignBot.Hosting;

/// <summary>The app's manifest for one's own address: what <c>api.slack.com/apps</c> takes, 'From a manifest'.</summary>
static class AppManifest
{
    const string Example = "https://alignbot.example.com/";

    /// <summary>As people read it: Slack escapes nothing else either.</summary>
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="address">Where Slack and browsers reach the bot, with a slash at the end; null where they don't: Socket Mode alone works then.</param>
    /// <param name="isSocketMode">Whether Slack delivers over a socket, and to no address.</param>
    /// <returns>JSON.</returns>
    public static string For(Uri? address, bool isSocketMode)
    {
        using var stream = typeof(AppManifest).Assembly.GetManifestResourceStream("slack-app.http.json") ?? throw new InvalidOperationException("The manifest is missing.");
        var manifest = JsonNode.Parse(stream)!.AsObject();
        if (isSocketMode)
        {
            foreach (var command in manifest["features"]!["slash_commands"]!.AsArray())
            {
                command!.AsObject().Remove("url");
            }

            var settings = manifest["settings"]!;
            settings["event_subscriptions"]!.AsObject().Remove("request_url");
            settings["interactivity"]!.AsObject().Remove("request_url");
            settings["socket_mode_enabled"] = true;
        }

        if (address is null)
        {
            manifest["oauth_config"]!.AsObject().Remove("redirect_urls");
        }

        return manifest.ToJsonString(Indented).Replace(Example, address?.AbsoluteUri ?? Example, StringComparison.Ordinal) + "\n";
    }
}
