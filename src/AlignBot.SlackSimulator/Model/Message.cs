namespace AlignBot.SlackSimulator.Model;

/// <summary>One message. Blocks carry a block_id and their elements an action_id, given by the app or by us, as on Slack.</summary>
sealed class Message
{
    public required string Ts { get; init; }
    public required string Channel { get; set; }
    public required string User { get; init; }
    public string? BotId { get; init; }
    public string Text { get; set; } = "";
    public JsonArray? Blocks { get; set => (BlocksBefore, field) = (field, value); }
    /// <summary>As they were before the last change: whoever pressed in that moment saw these.</summary>
    public JsonArray? BlocksBefore { get; private set; }
    public JsonArray? Attachments { get; set; }
    public JsonObject? Metadata { get; set; }
    /// <summary>The parent's ts; equals <see cref="Ts"/> on a parent that has replies.</summary>
    public string? ThreadTs { get; set; }
    public string? Subtype { get; init; }
    /// <summary>The file objects that came with it; null for none.</summary>
    public JsonArray? Files { get; init; }
    /// <summary>A reply that is also shown in the channel.</summary>
    public bool Broadcast { get; init; }
    public string? EditedTs { get; set; }
    /// <summary>A deleted parent whose replies remain ("This message was deleted").</summary>
    public bool Tombstone { get; set; }
    /// <summary>The only person who sees it; it is in no history.</summary>
    public string? EphemeralTo { get; init; }
    /// <summary>reaction name to user ids</summary>
    public Dictionary<string, List<string>> Reactions { get; init; } = [];
    /// <summary>state.values of the input elements, per person who touched them</summary>
    public Dictionary<string, JsonObject> StateByUser { get; init; } = [];

    public bool IsReply => ThreadTs is not null && ThreadTs != Ts;

    public bool Mentions(string user) =>
        Text.Contains($"<@{user}>", StringComparison.Ordinal) || Text.Contains($"<@{user}|", StringComparison.Ordinal)
        || (Blocks is not null && JsonText.Write(Blocks).Contains($"<@{user}>", StringComparison.Ordinal));
}
