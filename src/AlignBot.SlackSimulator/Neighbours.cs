using Microsoft.AspNetCore.Http;

namespace AlignBot.SlackSimulator;

/// <summary>The workspaces of one Slack: its Web API is the same for all, and a token, a code or an address says which is meant.</summary>
sealed class Neighbours
{
    readonly List<Simulator> all = [];

    public IReadOnlyList<Simulator> All => all;

    public void Add(Simulator slack) => all.Add(slack);

    /// <summary>The workspace of a team; null where there is none.</summary>
    public Simulator? OfTeam(string? team) => all.Find(slack => slack.Workspace.TeamId == team);

    /// <summary>The workspace that a call is meant for; null where nobody knows what it brings.</summary>
    public Simulator? OfCall(HttpRequest request, JsonObject? arguments)
    {
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : arguments.Str("token");
        return all.Find(slack => string.IsNullOrEmpty(token)
            ? slack.Workspace.Tokens.Knows(arguments.Str("code")) || slack.Workspace.Tokens.Knows(arguments.Str("refresh_token"))
            : slack.Workspace.App is { } app && (token == app.BotToken || token == app.AppToken || slack.Workspace.Tokens.Look(token) is not null));
    }
}
