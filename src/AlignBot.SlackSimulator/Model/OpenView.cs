namespace AlignBot.SlackSimulator.Model;

/// <summary>A modal in somebody's stack, or their Home tab.</summary>
sealed class OpenView
{
    public required string Id { get; init; }
    public required string User { get; init; }
    public required string RootId { get; init; }
    public string? PreviousId { get; init; }
    /// <summary>The view as the app gave it, with ids filled in.</summary>
    public required JsonObject Given { get; set => (BlocksBefore, field) = (field.Arr("blocks"), value); }
    /// <summary>As they were before the last change: whoever pressed in that moment saw these.</summary>
    public JsonArray? BlocksBefore { get; private set; }
    public required string Hash { get; set; }
    /// <summary>state.values as the person left them</summary>
    public required JsonObject Values { get; set; }
    /// <summary>block_id to the error shown under it</summary>
    public Dictionary<string, string> Errors { get; set; } = [];
    public bool Busy { get; set; }
    public string? Notice { get; set; }

    public string Type => Given.Str("type") ?? "modal";
    public JsonArray Blocks => Given.Arr("blocks") ?? [];
    public string ExternalId => Given.Str("external_id") ?? "";
    public bool NotifyOnClose => Given.Bool("notify_on_close") == true;

    /// <summary>The whole view as Slack shows it in answers and payloads.</summary>
    public JsonObject Render(Workspace workspace) => new()
    {
        ["id"] = Id,
        ["team_id"] = workspace.TeamId,
        ["type"] = Type,
        ["blocks"] = Blocks.Copy(),
        ["private_metadata"] = Given.Str("private_metadata") ?? "",
        ["callback_id"] = Given.Str("callback_id") ?? "",
        ["state"] = new JsonObject { ["values"] = Values.Copy() },
        ["hash"] = Hash,
        ["title"] = Given["title"].Copy() ?? new JsonObject { ["type"] = "plain_text", ["text"] = "View Title", ["emoji"] = true },
        ["clear_on_close"] = Given.Bool("clear_on_close") ?? false,
        ["notify_on_close"] = NotifyOnClose,
        ["close"] = Given["close"].Copy(),
        ["submit"] = Given["submit"].Copy(),
        ["previous_view_id"] = PreviousId,
        ["root_view_id"] = RootId,
        ["app_id"] = workspace.App?.Id,
        ["external_id"] = ExternalId,
        ["app_installed_team_id"] = workspace.TeamId,
        ["bot_id"] = workspace.App?.BotId,
    };
}
