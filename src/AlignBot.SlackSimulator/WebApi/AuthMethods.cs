namespace AlignBot.SlackSimulator.WebApi;

/// <summary>auth.test, apps.connections.open and the OAuth exchange.</summary>
static class AuthMethods
{
    public static readonly ApiMethod[] All =
    [
        new("auth.test", RateTier.Special, [], Test),
        new("apps.connections.open", RateTier.Tier3, [], OpenConnection) { Token = TokenKind.App },
        new("oauth.v2.access", RateTier.Tier4, [], Access) { Token = null },
        new("team.info", RateTier.Tier3, ["team:read"], TeamInfo),
    ];

    static JsonObject Test(ApiCall call) => new()
    {
        ["ok"] = true,
        ["url"] = $"{call.Slack.Url}/",
        ["team"] = call.Workspace.Name,
        ["user"] = call.Workspace.Person(call.App.BotUserId)?.Name,
        ["team_id"] = call.Workspace.TeamId,
        ["user_id"] = call.App.BotUserId,
        ["bot_id"] = call.App.BotId,
        ["is_enterprise_install"] = false,
    };

    static JsonObject OpenConnection(ApiCall call)
    {
        if (call.App.Mode != AppMode.Socket)
        {
            throw new SlackRefusal("socket_mode_not_enabled");
        }

        var root = "ws" + call.Slack.Url["http".Length..];
        return new JsonObject { ["ok"] = true, ["url"] = $"{root}/socket/{call.Slack.Sockets.IssueTicket()}" };
    }

    // Consent is given by whoever runs the simulator: any code but these two is a good one.
    static JsonObject Access(ApiCall call)
    {
        call.Must("client_id");
        call.Must("client_secret");
        return call.Text("code") switch
        {
            null or "" or "bad" => throw new SlackRefusal("invalid_code"),
            "used" => throw new SlackRefusal("code_already_used"),
            _ => new JsonObject
            {
                ["ok"] = true,
                ["app_id"] = call.App.Id,
                ["authed_user"] = new JsonObject { ["id"] = call.Workspace.People.Values.FirstOrDefault(p => p.Role == PersonRole.Member)?.Id },
                ["scope"] = string.Join(',', call.App.Scopes ?? []),
                ["token_type"] = "bot",
                ["access_token"] = call.App.BotToken,
                ["bot_user_id"] = call.App.BotUserId,
                ["team"] = new JsonObject { ["id"] = call.Workspace.TeamId, ["name"] = call.Workspace.Name },
                ["enterprise"] = null,
                ["is_enterprise_install"] = false,
            },
        };
    }

    static JsonObject TeamInfo(ApiCall call) => new()
    {
        ["ok"] = true,
        ["team"] = new JsonObject { ["id"] = call.Workspace.TeamId, ["name"] = call.Workspace.Name, ["domain"] = call.Workspace.Domain },
    };
}
