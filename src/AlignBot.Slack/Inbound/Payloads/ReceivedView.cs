using System.Text.Json.Serialization;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.Inbound.Payloads;

/// <summary>A modal or App Home as Slack gives it back.</summary>
public sealed record ReceivedView
{
    /// <summary>The view's id.</summary>
    public string Id { get => field ?? ""; init; }

    /// <summary><c>modal</c> or <c>home</c>.</summary>
    public string Type { get => field ?? ""; init; }

    /// <summary>The app's name for it.</summary>
    public string CallbackId { get => field ?? ""; init; }

    /// <summary>What the app kept in it.</summary>
    public string PrivateMetadata { get => field ?? ""; init; }

    /// <summary>Changes with every update: hand it back to update without overwriting a newer state.</summary>
    public string? Hash { get; init; }

    /// <summary>The workspace of the person.</summary>
    public string? TeamId { get; init; }

    /// <summary>Where the app is installed, which is whose token to use.</summary>
    public string? AppInstalledTeamId { get; init; }

    /// <summary>The first view of the stack.</summary>
    public string? RootViewId { get; init; }

    /// <summary>The view below.</summary>
    public string? PreviousViewId { get; init; }

    /// <summary>The app's own unique id, where it set one.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The app.</summary>
    public string? AppId { get; init; }

    /// <summary>What was filled in.</summary>
    public ViewState State { get => field ?? ViewState.Empty; init; } = ViewState.Empty;

    /// <summary>The blocks as they stand.</summary>
    [JsonConverter(typeof(ListOrNothing<ReceivedBlock>))]
    public IReadOnlyList<ReceivedBlock> Blocks { get => field ?? []; init; } = [];
}
