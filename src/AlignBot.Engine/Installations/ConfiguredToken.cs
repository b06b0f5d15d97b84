using AlignBot.Slack;

namespace AlignBot.Engine.Installations;

/// <summary>The bot token of the configuration, for its own workspace: the simple way, without an installation of the app by others.</summary>
/// <param name="token">A secret; null where none is configured.</param>
/// <param name="isAlone">Whether no other workspace can have the app, so that all that comes is of this one before Slack has said which it is.</param>
public sealed class ConfiguredToken(string? token, bool isAlone = true)
{
    WorkspaceKey? home;

    /// <summary>The token itself, to ask Slack whose it is. A secret.</summary>
    public string? Token => token;

    /// <summary>Slack has said whose it is.</summary>
    public void BelongsTo(WorkspaceKey workspace) => home = workspace;

    /// <summary>The token, where it is that workspace's; null for any other.</summary>
    public string? For(WorkspaceKey workspace) => home switch
    {
        null => isAlone ? token : null,
        { TeamId: { } team } => workspace.TeamId == team ? token : null,
        { EnterpriseId: var enterprise } => workspace.EnterpriseId == enterprise ? token : null,
    };
}
