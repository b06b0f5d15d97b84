namespace AlignBot.SlackSimulator.WebApi;

/// <summary>users.* and usergroups.list.</summary>
static class UserMethods
{
    static readonly string[] Read = ["users:read"];

    public static readonly ApiMethod[] All =
    [
        new("users.info", RateTier.Tier4, Read, Info),
        new("users.list", RateTier.Tier2, Read, List),
        // The simulated workspace has no user groups; the list is honest about it.
        new("usergroups.list", RateTier.Tier2, ["usergroups:read"], _ => new JsonObject { ["ok"] = true, ["usergroups"] = new JsonArray() }),
    ];

    static JsonObject Info(ApiCall call)
    {
        var person = call.Workspace.Person(call.Must("user")) ?? throw new SlackRefusal("user_not_found");
        return new JsonObject { ["ok"] = true, ["user"] = Shown(call, person) };
    }

    static JsonObject List(ApiCall call)
    {
        var (page, metadata) = call.Page([.. call.Workspace.People.Values]);
        return new JsonObject
        {
            ["ok"] = true,
            ["members"] = page.Select(p => (JsonNode)Shown(call, p)).AsJson(),
            ["cache_ts"] = call.Slack.Clock.NowMs / 1000,
            ["response_metadata"] = metadata,
        };
    }

    static JsonObject Shown(ApiCall call, Person person) =>
        SlackJson.User(call.Workspace, person, call.Slack.Clock.NowMs, call.App.Has("users:read.email"));
}
