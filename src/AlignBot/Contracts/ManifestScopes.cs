using System.Text.Json;

namespace AlignBot.Contracts;

/// <summary>What the app's manifest asks Slack for; that it is what the code needs is tested where the manifest is.</summary>
static class ManifestScopes
{
    /// <summary>All of it.</summary>
    public static IReadOnlyList<string> All => Of("bot");

    /// <summary>What may be refused: something is missing then, and the rest works.</summary>
    public static IReadOnlyList<string> Optional => Of("bot_optional");

    /// <summary>What a token lacks that can't be done without.</summary>
    public static IReadOnlyList<string> Lacking(IReadOnlyList<string> granted) => [.. All.Except(Optional).Except(granted)];

    static string[] Of(string list)
    {
        using var manifest = JsonDocument.Parse(typeof(ManifestScopes).Assembly.GetManifestResourceStream("slack-app.http.json")!);
        return [.. manifest.RootElement.GetProperty("oauth_config").GetProperty("scopes").GetProperty(list).EnumerateArray().Select(scope => scope.GetString()!)];
    }
}
