using System.Text.Json.Serialization;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.Inbound.Payloads;

/// <summary>What every interaction has in common.</summary>
/// <remarks>https://docs.slack.dev/reference/interaction-payloads</remarks>
public abstract record Interaction
{
    /// <summary>Who acted. Check their right to: anybody who sees a button can press it.</summary>
    [JsonConverter(typeof(ObjectOrNothing<UserRef>))]
    public UserRef User { get => field ?? new(); init; } = new();

    /// <summary>The workspace; null when an organisation installed the app.</summary>
    [JsonConverter(typeof(ObjectOrNothing<TeamRef>))]
    public TeamRef? Team { get; init; }

    /// <summary>The organisation, where there is one.</summary>
    [JsonConverter(typeof(ObjectOrNothing<EnterpriseRef>))]
    public EnterpriseRef? Enterprise { get; init; }

    /// <summary>True when the organisation installed the app.</summary>
    public bool IsEnterpriseInstall { get; init; }

    /// <summary>The app.</summary>
    public string? ApiAppId { get; init; }

    /// <summary>Opens a modal, once, within three seconds.</summary>
    public string? TriggerId { get; init; }

    internal virtual WorkspaceKey Workspace => WorkspaceOf(null);

    /// <summary>Where a person acts from outside of the installed workspace, the view knows where the app is installed.</summary>
    private protected WorkspaceKey WorkspaceOf(ReceivedView? view)
    {
        var team = view?.AppInstalledTeamId is { Length: > 0 } installed ? installed
            : Team?.Id is { Length: > 0 } acting ? acting
            : User.TeamId;

        return WorkspaceKey.Of(Enterprise?.Id, team, IsEnterpriseInstall);
    }
}

/// <summary>Clicks and choices in blocks.</summary>
public sealed record BlockActions : Interaction
{
    /// <summary>What was done; nearly always one.</summary>
    [JsonConverter(typeof(ListOrNothing<BlockAction>))]
    public IReadOnlyList<BlockAction> Actions { get => field ?? []; init; } = [];

    /// <summary>Where it was done.</summary>
    [JsonConverter(typeof(ObjectOrNothing<Container>))]
    public Container Container { get => field ?? new(); init; } = new();

    /// <summary>The message's conversation; null in views.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ChannelRef>))]
    public ChannelRef? Channel { get; init; }

    /// <summary>The message; null in views and for ephemeral messages.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ReceivedMessage>))]
    public ReceivedMessage? Message { get; init; }

    /// <summary>The modal or App Home; null in messages.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ReceivedView>))]
    public ReceivedView? View { get; init; }

    /// <summary>What the message's inputs hold. For views see <see cref="ReceivedView.State"/>.</summary>
    public ViewState State { get => field ?? ViewState.Empty; init; } = ViewState.Empty;

    /// <summary>Takes up to five answers in thirty minutes; null in views.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>The thread in which it was pressed; null outside of threads, and on a message that the channel shows as well, since whoever pressed it there
    /// would not see what is answered in the thread.</summary>
    public string? ThreadTs => Message?.Subtype != "thread_broadcast" && (Container.ThreadTs ?? Message?.ThreadTs) is { Length: > 0 } thread
        && thread != (Container.MessageTs ?? Message?.Ts) ? thread : null;

    internal override WorkspaceKey Workspace => WorkspaceOf(View);
}

/// <summary>A modal was submitted.</summary>
public sealed record ViewSubmission : Interaction
{
    /// <summary>The modal with all that was filled in.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ReceivedView>))]
    public ReceivedView View { get => field ?? new(); init; } = new();

    /// <summary>Where to answer, when the modal asked for a conversation with <c>response_url_enabled</c>.</summary>
    [JsonConverter(typeof(ListOrNothing<ResponseUrl>))]
    public IReadOnlyList<ResponseUrl> ResponseUrls { get => field ?? []; init; } = [];

    internal override WorkspaceKey Workspace => WorkspaceOf(View);
}

/// <summary>A modal was dismissed.</summary>
public sealed record ViewClosed : Interaction
{
    /// <summary>The modal; the root one when the whole stack was dismissed. Its state is empty.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ReceivedView>))]
    public ReceivedView View { get => field ?? new(); init; } = new();

    /// <summary>True when the whole stack was dismissed.</summary>
    public bool IsCleared { get; init; }

    internal override WorkspaceKey Workspace => WorkspaceOf(View);
}

/// <summary>A global shortcut was used.</summary>
public sealed record GlobalShortcut : Interaction
{
    /// <summary>Which one.</summary>
    public string CallbackId { get => field ?? ""; init; } = "";

    /// <summary>When.</summary>
    public string? ActionTs { get; init; }
}

/// <summary>A shortcut was used on a message.</summary>
public sealed record MessageShortcut : Interaction
{
    /// <summary>Which one.</summary>
    public string CallbackId { get => field ?? ""; init; } = "";

    /// <summary>When.</summary>
    public string? ActionTs { get; init; }

    /// <summary>The message's conversation.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ChannelRef>))]
    public ChannelRef Channel { get => field ?? new(); init; } = new();

    /// <summary>The message.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ReceivedMessage>))]
    public ReceivedMessage Message { get => field ?? new(); init; } = new();

    /// <summary>The message's timestamp.</summary>
    public string? MessageTs { get; init; }

    /// <summary>Takes up to five answers in thirty minutes.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>The thread in which the message stands; null outside of threads, and on the message that begins one.</summary>
    public string? ThreadTs => Message.ThreadTs is { Length: > 0 } thread && thread != Message.Ts ? thread : null;
}

/// <summary>Somebody types into an external select.</summary>
public sealed record BlockSuggestion : Interaction
{
    /// <summary>Which select.</summary>
    public string ActionId { get => field ?? ""; init; } = "";

    /// <summary>The block that holds it.</summary>
    public string BlockId { get => field ?? ""; init; } = "";

    /// <summary>What was typed so far.</summary>
    public string Value { get => field ?? ""; init; } = "";

    /// <summary>Where.</summary>
    [JsonConverter(typeof(ObjectOrNothing<Container>))]
    public Container Container { get => field ?? new(); init; } = new();

    /// <summary>The message's conversation; null in views.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ChannelRef>))]
    public ChannelRef? Channel { get; init; }

    /// <summary>The view; null in messages.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ReceivedView>))]
    public ReceivedView? View { get; init; }

    internal override WorkspaceKey Workspace => WorkspaceOf(View);
}

/// <summary>A place to answer a submission.</summary>
public sealed record ResponseUrl
{
    /// <summary>The block that chose the conversation.</summary>
    public string BlockId { get => field ?? ""; init; }

    /// <summary>The select that chose it.</summary>
    public string ActionId { get => field ?? ""; init; }

    /// <summary>The conversation.</summary>
    public string ChannelId { get => field ?? ""; init; }

    /// <summary>The address.</summary>
    [JsonPropertyName("response_url")]
    public string Url { get => field ?? ""; init; }
}
