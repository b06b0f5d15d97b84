namespace AlignBot.SlackSimulator.WebApi;

/// <summary>Pictures that a message shows by the id of a file: one that is not there, is no picture, or was not looked at yet is
/// refused.</summary>
static class ShownFiles
{
    static readonly string[] Pictures = [".png", ".jpg", ".jpeg", ".gif"];

    /// <summary>Refuses the blocks as <c>invalid_blocks</c>. What Slack has not looked at yet is refused once, and looked at with
    /// that.</summary>
    public static void Check(Simulator slack, JsonArray? blocks)
    {
        for (var at = 0; at < blocks?.Count; at++)
        {
            if (blocks[at]!["slack_file"] is not { } given)
            {
                continue;
            }

            var id = given.Str("id");
            if (id is null || !slack.Files.TryGetValue(id, out var file) || file.Content is null || !Pictures.Contains(Path.GetExtension(file.Name)))
            {
                throw Refused(at);
            }

            if (!file.IsProcessed)
            {
                file.IsProcessed = true;
                throw Refused(at);
            }
        }
    }

    static SlackRefusal Refused(int at)
    {
        var text = $"invalid slack file [json-pointer:/blocks/{at.ToString(CultureInfo.InvariantCulture)}/slack_file]";
        return new SlackRefusal(
            "invalid_blocks", new JsonObject { ["errors"] = new JsonArray(text), ["response_metadata"] = new JsonObject { ["messages"] = new JsonArray($"[ERROR] {text}") } });
    }
}
