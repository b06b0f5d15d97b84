using System.Text.Json;

namespace AlignBot.Slack.Blocks;

// The menus that Slack itself fills: with people, conversations and channels.

/// <summary>A menu of people.</summary>
public sealed record UserSelectMenu(string ActionId) : SelectMenu(ActionId)
{
    /// <inheritdoc/>
    public override string Type => "users_select";

    /// <summary>The person to begin with.</summary>
    public string? InitialUser { get; init; }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.Value("initial_user"u8, InitialUser);
    }
}

/// <summary>A menu of people, several of them.</summary>
public sealed record UserMultiSelectMenu(string ActionId) : MultiSelectMenu(ActionId)
{
    /// <inheritdoc/>
    public override string Type => "multi_users_select";

    /// <summary>The people to begin with.</summary>
    public IReadOnlyList<string> InitialUsers { get; init; } = [];

    internal override void Check(Surface surface) => CheckInitial(InitialUsers.Count);

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.Values("initial_users"u8, InitialUsers);
    }
}

/// <summary>A menu of conversations.</summary>
public sealed record ConversationSelectMenu(string ActionId) : SelectMenu(ActionId)
{
    /// <inheritdoc/>
    public override string Type => "conversations_select";

    /// <summary>The conversation to begin with.</summary>
    public string? InitialConversation { get; init; }

    /// <summary>Begins with the conversation that the modal was opened from.</summary>
    public bool DefaultToCurrentConversation { get; init; }

    /// <summary>Gives the submission a response_url; in input blocks of modals only.</summary>
    public bool ResponseUrlEnabled { get; init; }

    /// <summary>Which conversations are offered.</summary>
    public ConversationFilter? Filter { get; init; }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.Value("initial_conversation"u8, InitialConversation);
        writer.Flag("default_to_current_conversation"u8, DefaultToCurrentConversation);
        writer.Flag("response_url_enabled"u8, ResponseUrlEnabled);
        Filter?.WriteTo(writer);
    }

    internal override void Check(Surface surface)
    {
        if (ResponseUrlEnabled)
        {
            OnlyIn(surface, Surface.Modal);
        }
    }
}

/// <summary>A menu of conversations, several of them.</summary>
public sealed record ConversationMultiSelectMenu(string ActionId) : MultiSelectMenu(ActionId)
{
    /// <inheritdoc/>
    public override string Type => "multi_conversations_select";

    /// <summary>The conversations to begin with.</summary>
    public IReadOnlyList<string> InitialConversations { get; init; } = [];

    /// <summary>Begins with the conversation that the modal was opened from.</summary>
    public bool DefaultToCurrentConversation { get; init; }

    /// <summary>Which conversations are offered.</summary>
    public ConversationFilter? Filter { get; init; }

    internal override void Check(Surface surface) => CheckInitial(InitialConversations.Count);

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.Values("initial_conversations"u8, InitialConversations);
        writer.Flag("default_to_current_conversation"u8, DefaultToCurrentConversation);
        Filter?.WriteTo(writer);
    }
}

/// <summary>A menu of public channels.</summary>
public sealed record ChannelSelectMenu(string ActionId) : SelectMenu(ActionId)
{
    /// <inheritdoc/>
    public override string Type => "channels_select";

    /// <summary>The channel to begin with.</summary>
    public string? InitialChannel { get; init; }

    /// <summary>Gives the submission a response_url; in input blocks of modals only.</summary>
    public bool ResponseUrlEnabled { get; init; }

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.Value("initial_channel"u8, InitialChannel);
        writer.Flag("response_url_enabled"u8, ResponseUrlEnabled);
    }

    internal override void Check(Surface surface)
    {
        if (ResponseUrlEnabled)
        {
            OnlyIn(surface, Surface.Modal);
        }
    }
}

/// <summary>A menu of public channels, several of them.</summary>
public sealed record ChannelMultiSelectMenu(string ActionId) : MultiSelectMenu(ActionId)
{
    /// <inheritdoc/>
    public override string Type => "multi_channels_select";

    /// <summary>The channels to begin with.</summary>
    public IReadOnlyList<string> InitialChannels { get; init; } = [];

    internal override void Check(Surface surface) => CheckInitial(InitialChannels.Count);

    private protected override void WriteFields(Utf8JsonWriter writer)
    {
        base.WriteFields(writer);
        writer.Values("initial_channels"u8, InitialChannels);
    }
}

/// <summary>Which conversations a menu offers.</summary>
public sealed record ConversationFilter
{
    /// <summary><c>public</c>, <c>private</c>, <c>im</c>, <c>mpim</c>; empty for all.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Leaves out channels shared with other companies.</summary>
    public bool ExcludeExternalSharedChannels { get; init; }

    /// <summary>Leaves out direct messages with bots.</summary>
    public bool ExcludeBotUsers { get; init; }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("filter"u8);
        writer.Values("include"u8, Include);
        writer.Flag("exclude_external_shared_channels"u8, ExcludeExternalSharedChannels);
        writer.Flag("exclude_bot_users"u8, ExcludeBotUsers);
        writer.WriteEndObject();
    }
}
