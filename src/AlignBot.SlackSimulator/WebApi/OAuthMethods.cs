namespace AlignBot.SlackSimulator.WebApi;

/// <summary>oauth.v2.access: a token for a code, or the next one for a refresh token.</summary>
static class OAuthMethods
{
    public static JsonObject Access(ApiCall call)
    {
        var (id, secret) = (call.Must("client_id"), call.Must("client_secret"));
        if (call.App.ClientId is null)
        {
            // Whoever runs the simulator consents: any code but these two is a good one.
            return call.Text("code") switch
            {
                null or "" or "bad" => throw new SlackRefusal("invalid_code"),
                "used" => throw new SlackRefusal("code_already_used"),
                _ => Given(call, call.App.BotToken, refresh: null),
            };
        }

        if (id != call.App.ClientId)
        {
            throw new SlackRefusal("invalid_client_id");
        }

        if (secret != call.App.ClientSecret)
        {
            throw new SlackRefusal("bad_client_secret");
        }

        if (call.Text("grant_type") == "refresh_token")
        {
            return call.Workspace.Tokens.Renew(call.Must("refresh_token"), call.App.TokenLife ?? TimeSpan.FromHours(12)) is var (token, refresh)
                ? Given(call, token, refresh)
                : throw new SlackRefusal("invalid_refresh_token");
        }

        if (call.Workspace.Tokens.Use(call.Text("code") ?? "", call.Text("redirect_uri")) is { } error)
        {
            throw new SlackRefusal(error);
        }

        var (given, next) = call.Workspace.Tokens.Give(call.App.TokenLife);
        return Given(call, given, next);
    }

    static JsonObject Given(ApiCall call, string token, string? refresh)
    {
        var organisation = call.App.OrganisationId;
        var answer = new JsonObject
        {
            ["ok"] = true,
            ["app_id"] = call.App.Id,
            ["authed_user"] = new JsonObject { ["id"] = call.Workspace.People.Values.FirstOrDefault(p => p.Role == PersonRole.Member && p.Id != Person.SlackbotId)?.Id },
            ["scope"] = string.Join(',', call.App.Scopes ?? []),
            ["token_type"] = "bot",
            ["access_token"] = token,
            ["bot_user_id"] = call.App.BotUserId,
            ["team"] = organisation is null ? new JsonObject { ["id"] = call.Workspace.TeamId, ["name"] = call.Workspace.Name } : null,
            ["enterprise"] = organisation is null ? null : new JsonObject { ["id"] = organisation, ["name"] = call.Workspace.Name },
            ["is_enterprise_install"] = organisation is not null,
        };
        if (refresh is not null)
        {
            answer["refresh_token"] = refresh;
            answer["expires_in"] = (long)(call.App.TokenLife ?? TimeSpan.FromHours(12)).TotalSeconds;
        }

        return answer;
    }
}
