using System.Text.Json.Nodes;

namespace AlignBot.Scenarios.Harness;

/// <summary>The bot's Home as one person sees it.</summary>
sealed class HomeTab(SlackWorld slack, string person, JsonObject view)
{
    public string Text => Words.In(view);

    public JsonObject Json => view;

    public bool Says(string text) => Text.Contains(text, StringComparison.Ordinal);

    /// <summary>Presses the button that reads so, beside the words.</summary>
    public async Task<Delivery> PressAsync(string label, string beside = "") =>
        new(await slack.PostAsync("control/click", ViewButton.Press(person, view, label, beside)));
}

/// <summary>Finds a button in a view, where several blocks may have one of the same action.</summary>
static class ViewButton
{
    public static JsonObject Press(string person, JsonObject view, string label, string beside = "")
    {
        foreach (var block in view["blocks"]!.AsArray().Select(block => block!.AsObject()))
        {
            IEnumerable<JsonNode?> elements = [.. block["elements"]?.AsArray() ?? [], block["accessory"]];
            var button = elements.OfType<JsonObject>().FirstOrDefault(element => (string?)(element["text"] as JsonObject)?["text"] == label);
            if (button is not null && Words.In(new JsonObject { ["blocks"] = new JsonArray(block.DeepClone()) }).Contains(beside, StringComparison.Ordinal))
            {
                return new JsonObject
                {
                    ["as"] = person,
                    ["view_id"] = (string)view["id"]!,
                    ["block_id"] = (string)block["block_id"]!,
                    ["action_id"] = (string)button["action_id"]!,
                };
            }
        }

        throw new InvalidOperationException($"No button '{label}' beside '{beside}' in: {Words.In(view)}");
    }
}
