using AlignBot.SlackSimulator.Validation;

namespace AlignBot.SlackSimulator.Control;

/// <summary>What the app answered to a view_submission: close, clear, errors, update or push.</summary>
static class SubmitAnswer
{
    public static Delivered Apply(Simulator slack, OpenView view, AppAnswer answer)
    {
        lock (slack.Workspace.Gate)
        {
            view.Busy = false;
            string? error = null;
            if (!answer.Received)
            {
                view.Notice = error = Acts.Trouble;
            }
            else
            {
                try
                {
                    Follow(slack, view, answer);
                }
                catch (SlackRefusal refusal)
                {
                    view.Notice = Acts.Trouble;
                    // The person sees only that; whoever writes the app is told what was wrong.
                    error = $"{Acts.Trouble} ({refusal.Error}: {JsonText.Write(refusal.Body)})";
                }
            }
            slack.Hints.Send("view", user: view.User);
            return Delivered.Of(answer, error) with { ViewId = view.Id };
        }
    }

    static void Follow(Simulator slack, OpenView view, AppAnswer answer)
    {
        var stack = slack.Workspace.Stack(view.User);
        if (string.IsNullOrWhiteSpace(answer.Body) || answer.Json is JsonObject { Count: 0 })
        {
            stack.Remove(view);
            return;
        }
        var json = answer.Json as JsonObject ?? throw new SlackRefusal("invalid_response");
        switch (json.Str("response_action"))
        {
            case "clear":
                stack.Clear();
                break;
            case "update":
                slack.Views.Replace(view, BlockCheck.View(json["view"], Surface.Modal));
                break;
            case "push":
                slack.Views.Push(view.User, view.Id, BlockCheck.View(json["view"], Surface.Modal));
                break;
            case "errors":
                view.Errors = Errors(view, json.Obj("errors"));
                break;
            default:
                throw new SlackRefusal("invalid_response_action");
        }
    }

    static Dictionary<string, string> Errors(OpenView view, JsonObject? given)
    {
        if (given is null or { Count: 0 })
        {
            throw new SlackRefusal("invalid_response_errors");
        }

        var inputs = BlockTree.Elements(view.Blocks).Where(e => e.InInput).Select(e => e.BlockId).ToHashSet();
        return given.All(e => inputs.Contains(e.Key) && e.Value is JsonValue v && v.TryGetValue(out string? _))
            ? given.ToDictionary(e => e.Key, e => e.Value!.GetValue<string>())
            : throw new SlackRefusal("invalid_response_errors");
    }
}
