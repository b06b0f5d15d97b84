namespace AlignBot.Engine.Outbox;

/// <summary>Slack's reasons for taking no message, as people read them.</summary>
public static class DeliveryWords
{
    /// <summary>Not Slack's word but the bot's own: the message could not be made.</summary>
    public const string CannotRender = "cannot_render";

    public static string Because(string? error) => error switch
    {
        "is_archived" or "is_inactive" => "the channel is archived",
        "not_in_channel" => "AlignBot is not in the channel",
        "channel_not_found" => "the channel is gone, or AlignBot can't see it",
        "user_disabled" or "account_inactive" => "the account is deactivated",
        "user_not_found" or "users_not_found" => "Slack does not know the person",
        "messages_tab_disabled" => "AlignBot's messages tab is switched off",
        "cannot_dm_bot" => "it is a bot",
        "restricted_action" or "restricted_action_read_only_channel" => "the channel takes no messages from apps",
        "thread_missing" => "the thread it belongs to never came to be",
        CannotRender => "AlignBot could not write it; its log says why",
        "missing_scope" => "the app lacks a permission",
        null => "Slack gave no reason",
        var other => $"Slack said {other}",
    };

    /// <summary>The reasons of a channel that takes nothing at all.</summary>
    public static IReadOnlyList<string> OfTheChannel { get; } =
        ["is_archived", "is_inactive", "not_in_channel", "channel_not_found", "restricted_action", "restricted_action_read_only_channel", "thread_missing"];

    /// <summary>The channel as a whole takes nothing: what was said to it is said elsewhere, and again once it is back.</summary>
    public static bool IsOfTheChannel(string error) => OfTheChannel.Contains(error);

    /// <summary>The message as it stands takes no edit any more, now or later; a new one in its place may do.</summary>
    public static bool IsOfTheEdit(string error) => error
        is "cant_update_message" or "edit_window_closed" or "update_failed" or "block_mismatch" or "cant_broadcast_message"
        or "no_dual_broadcast_content_update" or "as_user_not_supported" or "streaming_state_conflict";

    /// <summary>The person is not there any more: no other way leads to them.</summary>
    public static bool IsOfThePerson(string error) => error
        is "user_disabled" or "account_inactive" or "user_not_found" or "users_not_found" or "cannot_dm_bot";
}
