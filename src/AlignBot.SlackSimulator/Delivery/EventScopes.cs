namespace AlignBot.SlackSimulator.Delivery;

/// <summary>The bot scopes of which an event asks for one. An event not named here needs none.</summary>
static class EventScopes
{
    static readonly Dictionary<string, string[]> Table = new()
    {
        ["message.channels"] = ["channels:history"],
        ["message.groups"] = ["groups:history"],
        ["message.im"] = ["im:history"],
        ["message.mpim"] = ["mpim:history"],
        ["app_mention"] = ["app_mentions:read"],
        ["member_joined_channel"] = ["channels:read", "groups:read"],
        ["member_left_channel"] = ["channels:read", "groups:read"],
        ["channel_archive"] = ["channels:read"],
        ["channel_unarchive"] = ["channels:read"],
        ["channel_rename"] = ["channels:read"],
        ["channel_created"] = ["channels:read"],
        ["group_archive"] = ["groups:read"],
        ["group_unarchive"] = ["groups:read"],
        ["group_rename"] = ["groups:read"],
        ["team_join"] = ["users:read"],
        ["user_change"] = ["users:read"],
        ["pin_added"] = ["pins:read"],
        ["pin_removed"] = ["pins:read"],
        ["reaction_added"] = ["reactions:read"],
    };

    public static string[] For(string subscription) => Table.GetValueOrDefault(subscription) ?? [];
}
