namespace AlignBot.SlackSimulator.WebApi;

/// <summary>users.* and usergroups.list.</summary>
static class UserMethods
{
    static readonly string[] Read = ["users:read"];

    public static readonly ApiMethod[] All =
    [
        new("users.info", RateTier.Tier4, Read, Info),
        new("users.lookupByEmail", RateTier.Tier3, ["users:read.email"], Lookup),
        new("users.list", RateTier.Tier2, Read, List),
        // The simulated workspace has no user groups; the list is honest about it.
        new("usergroups.list", RateTier.Tier2, ["usergroups:read"], _ => new JsonObject { ["ok"] = true, ["usergroups"] = new JsonArray() }),
    ];

    static JsonObject Info(ApiCall call)
    {
        var person = call.Workspace.Person(call.Must("user")) ?? throw new SlackRefusal("user_not_found");
        return new JsonObject { ["ok"] = true, ["user"] = Shown(call, person) };
    }

    /// <summary>Slack finds whoever is active and has that address, in any case; nobody who was deactivated.</summary>
    static JsonObject Lookup(ApiCall call)
    {
        var email = call.Must("email").Trim();
        var person = call.Workspace.People.Values.FirstOrDefault(one =>
            one is { IsHuman: true, Deleted: false } && string.Equals(SlackJson.EmailOf(call.Workspace, one), email, StringComparison.OrdinalIgnoreCase));
        return new JsonObject { ["ok"] = true, ["user"] = Shown(call, person ?? throw new SlackRefusal("users_not_found")) };
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
