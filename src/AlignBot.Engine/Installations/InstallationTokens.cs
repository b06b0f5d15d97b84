using AlignBot.Slack;
using AlignBot.Slack.WebApi;

namespace AlignBot.Engine.Installations;

/// <summary>The bot token of each workspace: what it got when the app was installed there, else the configuration's for its own.</summary>
public sealed class InstallationTokens(ConfiguredToken configured, InstallationDirectory installations, TokenStore store, TokenRenewal renewal) : ISlackTokenSource
{
    public async ValueTask<string?> BotToken(WorkspaceKey workspace, CancellationToken ct) =>
        await installations.FindAsync(workspace) is { } id && await store.FindAsync(id) is { } held
            ? await renewal.FreshAsync(id, held, ct)
            : configured.For(workspace);

    public async ValueTask<string?> AnotherThan(string refused, WorkspaceKey workspace, CancellationToken ct)
    {
        if (await installations.FindAsync(workspace) is not { } id)
        {
            return null;
        }

        var token = await store.ReadAsync(id) is { } held ? await renewal.FreshAsync(id, held, ct) : configured.For(workspace);
        return token == refused ? null : token;
    }
}
