using AlignBot.Engine.Installations;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Health;

/// <summary>Which of the workspaces the bot can't speak in, as far as this process has met it.</summary>
sealed class AccessCheck(IDatabase database, ConfiguredToken configured, Troubles troubles)
{
    public async Task<CutOff> CutOffAsync(CancellationToken cancellation)
    {
        // Asked every few seconds, and nearly always of nothing.
        var refused = troubles.Now.Where(trouble => trouble.Key.StartsWith(Troubles.Token + " ", StringComparison.Ordinal)).ToDictionary(trouble => trouble.Key, trouble => trouble.Value);
        if (refused.Count == 0)
        {
            return new CutOff([], IsAll: false);
        }

        var all = await database.ReadAsync(db => db.Installations.OrderBy(row => row.Id).ToListAsync(cancellation), cancellation);
        var cutOff = all.Where(row => refused.ContainsKey(Troubles.TokenOf(row.Id)))
            .Select(row => new CutOffWorkspace(
                row.TeamId is "" ? row.EnterpriseId : row.TeamId, configured.For(row.Workspace) is null, (refused[Troubles.TokenOf(row.Id)] as SlackApiException)?.Error ?? "unknown"))
            .ToList();
        return new CutOff(cutOff, all.All(row => row.RemovedAt is not null || refused.ContainsKey(Troubles.TokenOf(row.Id))));
    }
}

/// <param name="Workspaces">Those whose token Slack refuses.</param>
/// <param name="IsAll">Whether there is none left that it takes.</param>
sealed record CutOff(IReadOnlyList<CutOffWorkspace> Workspaces, bool IsAll);

/// <param name="Id">The workspace, or the organisation.</param>
/// <param name="IsInstalled">Whether the token came with an installation, and not from the configuration.</param>
/// <param name="Error">Slack's word.</param>
sealed record CutOffWorkspace(string Id, bool IsInstalled, string Error)
{
    /// <summary>What is so, and what to do.</summary>
    public string Say() => IsInstalled
        ? $"Slack refuses the bot's token of {Id}: {Error}. Install the app there again, at /slack/install."
        : $"Slack refuses the bot's token: {Error}. Set SLACK_BOT_TOKEN to the bot token (xoxb-...) of the app's 'OAuth & Permissions' page.";
}
