namespace AlignBot.Slack.Inbound.Payloads;

/// <summary>Somebody ran one of the app's slash commands.</summary>
/// <remarks>https://docs.slack.dev/interactivity/implementing-slash-commands</remarks>
public sealed record SlashCommand
{
    /// <summary>The command with its slash.</summary>
    public string Command { get => field ?? ""; init; }

    /// <summary>What follows the command, as typed; mentions are <c>&lt;@U1|name&gt;</c> where the manifest asks for it.</summary>
    public string Text { get => field ?? ""; init; }

    /// <summary>Who ran it.</summary>
    public string UserId { get => field ?? ""; init; }

    /// <summary>Deprecated by Slack; a hint at most.</summary>
    public string? UserName { get; init; }

    /// <summary>The conversation it was run in.</summary>
    public string ChannelId { get => field ?? ""; init; }

    /// <summary>The conversation's name or a placeholder.</summary>
    public string? ChannelName { get; init; }

    /// <summary>The workspace it was run in.</summary>
    public string? TeamId { get; init; }

    /// <summary>The workspace's domain.</summary>
    public string? TeamDomain { get; init; }

    /// <summary>The organisation, where there is one.</summary>
    public string? EnterpriseId { get; init; }

    /// <summary>True when the organisation installed the app.</summary>
    public bool IsEnterpriseInstall { get; init; }

    /// <summary>Opens a modal, once, within three seconds.</summary>
    public string? TriggerId { get; init; }

    /// <summary>Takes up to five answers in thirty minutes.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>The app that the command belongs to.</summary>
    public string? ApiAppId { get; init; }

    internal WorkspaceKey Workspace => WorkspaceKey.Of(EnterpriseId, TeamId, IsEnterpriseInstall);
}
