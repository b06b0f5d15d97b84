using AlignBot.SlackSimulator.Validation;

namespace AlignBot.SlackSimulator.WebApi;

/// <summary>views.*: a trigger is used up only when everything else is right.</summary>
static class ViewMethods
{
    public static readonly ApiMethod[] All =
    [
        new("views.open", RateTier.Tier4, [], Open),
        new("views.push", RateTier.Tier4, [], Push),
        new("views.update", RateTier.Tier4, [], Update),
        new("views.publish", RateTier.Tier4, [], Publish),
    ];

    static JsonObject Open(ApiCall call)
    {
        var view = BlockCheck.View(call.Json("view"), Surface.Modal);
        var trigger = call.Slack.Triggers.Check(call.Must("trigger_id"));
        var open = call.Slack.Views.Open(trigger.User, view);
        trigger.Used = true;
        return Shown(call, open);
    }

    static JsonObject Push(ApiCall call)
    {
        var view = BlockCheck.View(call.Json("view"), Surface.Modal);
        var trigger = call.Slack.Triggers.Check(call.Must("trigger_id"));
        var open = call.Slack.Views.Push(trigger.User, trigger.ViewId, view);
        trigger.Used = true;
        return Shown(call, open);
    }

    static JsonObject Update(ApiCall call)
    {
        var viewId = call.Text("view_id") is { Length: > 0 } id ? id : null;
        var externalId = call.Text("external_id") is { Length: > 0 } external ? external : null;
        if (viewId is null && externalId is null)
        {
            throw ApiCall.Invalid("missing required field: view_id", "");
        }

        var isHome = viewId is not null && call.Workspace.View(viewId)?.Type == "home";
        var view = BlockCheck.View(call.Json("view"), isHome ? Surface.Home : Surface.Modal);
        return Shown(call, call.Slack.Views.Update(viewId, externalId, call.Text("hash"), view));
    }

    static JsonObject Publish(ApiCall call)
    {
        if (call.App.Manifest is not null && !call.App.HomeTab)
        {
            throw new SlackRefusal("not_enabled");
        }

        var user = call.Workspace.Person(call.Must("user_id"));
        if (user is null || user.Deleted || !user.IsHuman)
        {
            throw ApiCall.Invalid("invalid `user_id`", "");
        }

        var view = BlockCheck.View(call.Json("view"), Surface.Home);
        return Shown(call, call.Slack.Views.Publish(user.Id, call.Text("hash"), view));
    }

    static JsonObject Shown(ApiCall call, OpenView open) => new() { ["ok"] = true, ["view"] = open.Render(call.Workspace) };
}
