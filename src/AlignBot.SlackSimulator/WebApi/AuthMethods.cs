namespace AlignBot.SlackSimulator.WebApi;

/// <summary>auth.test, auth.revoke and apps.connections.open.</summary>
static class AuthMethods
{
    public static readonly ApiMethod[] All =
    [
        new("auth.test", RateTier.Special, [], Test),
        new("apps.connections.open", RateTier.Tier3, [], OpenConnection) { Token = TokenKind.App },
        new("auth.revoke", RateTier.Tier3, [], Revoke),
        new("oauth.v2.access", RateTier.Tier4, [], OAuthMethods.Access) { Token = null },
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
        ["enterprise_id"] = call.App.OrganisationId,
        ["is_enterprise_install"] = call.App.OrganisationId is not null,
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

    static JsonObject Revoke(ApiCall call)
    {
        call.Workspace.Tokens.End("token_revoked");
        return new JsonObject { ["ok"] = true, ["revoked"] = true };
    }

    static JsonObject TeamInfo(ApiCall call) => new()
    {
        ["ok"] = true,
        ["team"] = new JsonObject { ["id"] = call.Workspace.TeamId, ["name"] = call.Workspace.Name, ["domain"] = call.Workspace.Domain },
    };
}
