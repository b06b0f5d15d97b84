namespace AlignBot.Engine.Outbox;

/// <summary>Slack's reasons for taking no message, as people read them.</summary>
public static class DeliveryWords
{
    /// <summary>Not Slack's word but the bot's own: the message could not be made.</summary>
    public const string CannotRender = "cannot_render";

    /// <summary>The bot's own, too: a newer build wrote what it is about, and one has to send it.</summary>
    public const string NewerBuild = "newer_build";

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
        "restricted_action_thread_only_channel" or "restricted_action_non_threadable_channel" or "restricted_action_thread_locked" =>
            "the channel does not take messages in that place",
        "thread_missing" => "the thread it belongs to never came to be",
        CannotRender => "AlignBot could not write it; its log says why",
        NewerBuild => "a newer version of AlignBot wrote what it is about, and none has come to send it",
        "missing_scope" or "no_permission" or "access_denied" => "the app lacks a permission",
        "ekm_access_denied" => "the organisation's keys are withdrawn",
        _ when OfTheBlocks.Contains(error) => "Slack does not take it as AlignBot makes it",
        null => "Slack gave no reason",
        var other => $"Slack said {other}",
    };

    /// <summary>The reasons of a channel that takes nothing at all.</summary>
    public static IReadOnlyList<string> OfTheChannel { get; } =
        ["is_archived", "is_inactive", "not_in_channel", "channel_not_found", "restricted_action", "restricted_action_read_only_channel", "thread_missing"];

    /// <summary>The reasons that somebody takes away by giving a permission, or by a setting.</summary>
    public static IReadOnlyList<string> OfThePermission { get; } =
    [
        "missing_scope", "no_permission", "access_denied", "ekm_access_denied", "messages_tab_disabled", "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel", "restricted_action_thread_locked",
    ];

    /// <summary>The reasons that lie in the message itself: only another build would mend them.</summary>
    public static IReadOnlyList<string> OfTheBlocks { get; } =
    [
        CannotRender, NewerBuild, "invalid_blocks", "invalid_blocks_format", "msg_too_long", "msg_blocks_too_long", "too_many_attachments",
        "attachment_payload_limit_exceeded", "no_text", "metadata_too_large", "invalid_metadata_format", "invalid_metadata_schema",
    ];

    /// <summary>The reasons of a person who is not there any more.</summary>
    public static IReadOnlyList<string> OfThePersons { get; } = ["user_disabled", "account_inactive", "user_not_found", "users_not_found", "cannot_dm_bot"];

    /// <summary>What is refused for one of these is refused to all that goes to the same channel or person.</summary>
    public static IReadOnlyList<string> OfTheLane { get; } =
    [
        "is_archived", "is_inactive", "not_in_channel", "channel_not_found", "restricted_action", "restricted_action_read_only_channel",
        "missing_scope", "no_permission", "access_denied", "ekm_access_denied", "messages_tab_disabled",
    ];

    /// <summary>Whether a post that was refused so is tried again now and then: neither the message nor the person is the reason.</summary>
    public static bool IsPassing(string error) => !OfTheBlocks.Contains(error) && !OfThePersons.Contains(error);

    /// <summary>The channel as a whole takes nothing: what was said to it is said elsewhere, and again once it is back.</summary>
    public static bool IsOfTheChannel(string error) => OfTheChannel.Contains(error);

    /// <summary>The message as it stands takes no edit any more, now or later; a new one in its place may do.</summary>
    public static bool IsOfTheEdit(string error) => error
        is "cant_update_message" or "edit_window_closed" or "update_failed" or "block_mismatch" or "cant_broadcast_message"
        or "no_dual_broadcast_content_update" or "as_user_not_supported" or "streaming_state_conflict";

    /// <summary>The person is not there any more: no other way leads to them.</summary>
    public static bool IsOfThePerson(string error) => OfThePersons.Contains(error);

    /// <summary>The reasons as SQL lists them.</summary>
    internal static string Listed(IEnumerable<string> errors) => $"('{string.Join("', '", errors)}')";
}
