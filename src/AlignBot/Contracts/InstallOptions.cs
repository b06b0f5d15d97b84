namespace AlignBot.Contracts;

/// <summary>Whether the app can be installed at /slack/install, and by whom.</summary>
/// <param name="CanInstall">Whether Slack knows where to lead back to, and the app its own id.</param>
/// <param name="Allowed">Ids of workspaces and organisations; empty: whoever finds the address.</param>
sealed record InstallOptions(bool CanInstall, IReadOnlyList<string> Allowed)
{
    /// <summary>Whether that workspace, or its organisation, may install the app.</summary>
    public bool Allows(string? team, string? enterprise) =>
        Allowed.Count == 0 || Allowed.Contains(team ?? "", StringComparer.Ordinal) || Allowed.Contains(enterprise ?? "", StringComparer.Ordinal);
}
