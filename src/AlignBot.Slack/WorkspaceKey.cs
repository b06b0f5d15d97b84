namespace AlignBot.Slack;

/// <summary>Which installation of the app a request belongs to, and whose token answers it.</summary>
/// <param name="EnterpriseId">The Enterprise organisation, where there is one.</param>
/// <param name="TeamId">The workspace; null for an app installed on a whole organisation.</param>
public readonly record struct WorkspaceKey(string? EnterpriseId, string? TeamId)
{
    /// <summary>True when one token serves every workspace of the organisation.</summary>
    public bool IsOrganisation => TeamId is null && EnterpriseId is not null;

    /// <summary>The key of an app installed in one workspace outside of any organisation.</summary>
    public static WorkspaceKey OfTeam(string teamId) => new(null, teamId);

    /// <summary>Slack's rule for who answers: the organisation when it installed the app, else the workspace.</summary>
    internal static WorkspaceKey Of(string? enterpriseId, string? teamId, bool isEnterpriseInstall)
    {
        enterpriseId = string.IsNullOrEmpty(enterpriseId) ? null : enterpriseId;
        teamId = string.IsNullOrEmpty(teamId) ? null : teamId;

        return isEnterpriseInstall && enterpriseId is not null ? new(enterpriseId, null) : new(enterpriseId, teamId);
    }

    /// <inheritdoc/>
    public override string ToString() => (EnterpriseId, TeamId) switch
    {
        (null, { } team) => team,
        ({ } enterprise, null) => enterprise,
        _ => $"{EnterpriseId}/{TeamId}",
    };
}
