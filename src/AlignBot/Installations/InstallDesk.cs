using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Installations;

/// <summary>Turns Slack's answer into an installation: its token, what is known of the bot there, and a word to whoever installed it. All of it, or nothing.</summary>
sealed class InstallDesk(
    SlackApis slack, InstallationDirectory installations, TokenStore tokens, TokenSeal seal, ConfiguredToken configured, OutboxQueue outbox, InstallOptions options, IDatabase database, Troubles troubles, ILogger<InstallDesk> log)
{
    const string Use = "INSERT INTO install_states (digest, used_at) VALUES (@digest, @now) ON CONFLICT DO NOTHING";

    /// <summary>Uses up what came back; false where it was used before.</summary>
    public Task<bool> UseAsync(string digest, CancellationToken cancellation) => database.WriteAsync(
        WorkPriority.Person,
        async session => await session.Statement(Use, "@digest", "@now").Set(0, digest).Set(1, session.RealNow.ToUnixTimeMilliseconds()).ExecuteAsync() > 0,
        cancellation);

    /// <summary>Asks Slack for the token and keeps it.</summary>
    /// <param name="code">What came with Slack's answer.</param>
    /// <param name="redirectUri">Where it came to.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<InstallEnd> InstallAsync(string code, string redirectUri, CancellationToken cancellation)
    {
        try
        {
            var given = await slack.OAuth.Access(code, redirectUri, cancellation);
            if (WhyNot(given) is { } why)
            {
                await GiveUpAsync(given, cancellation);
                return InstallEnd.Not(why);
            }

            var me = await slack.WithToken(given.AccessToken!).Auth.Test(cancellation);
            var ready = seal.Ready();
            var id = await database.WriteAsync(WorkPriority.Person, session => KeepAsync(session, ready, given, me), cancellation);
            troubles.Over(Troubles.TokenOf(id));
            troubles.Over(Troubles.RenewalOf(id));
            log.LogInformation("The app is installed in {Workspace} as installation {Installation}.", given.Workspace, id);
            return InstallEnd.Of(given, me);
        }
        catch (SlackApiException failure)
        {
            log.LogWarning("Slack did not give a token: {Error}.", failure.Error);
            return InstallEnd.Not(InstallEnd.Say(failure));
        }
    }

    string? WhyNot(OAuthAccess given) =>
        given.AccessToken is null || given.Workspace is { TeamId: null, EnterpriseId: null } ? "Slack gave no token of a bot."
        : !options.Allows(given.Team?.Id, given.Enterprise?.Id) ? "This AlignBot is not for that workspace: whoever runs it says which may have it."
        : ManifestScopes.Lacking(given.ScopeList) is { Count: > 0 } lacking ? $"Slack granted less than it needs: {string.Join(", ", lacking)}. Begin again and allow all of it."
        : null;

    async ValueTask<int> KeepAsync(Session session, ReadySeal ready, OAuthAccess given, AuthTestResponse me)
    {
        var (enterprise, team) = (given.Workspace.EnterpriseId ?? "", given.Workspace.TeamId ?? "");
        var before = await session.Db.Installations.AsNoTracking().Where(row => row.TeamId == team && (team != "" || row.EnterpriseId == enterprise))
            .Select(row => new { row.RemovedAt, row.BotUserId }).SingleOrDefaultAsync();
        var id = await installations.KeepAsync(session, enterprise, team, me.UserId, me.BotId);
        await tokens.PutAsync(session, ready, id, given);
        if (before is { RemovedAt: null, BotUserId: not null })
        {
            // It was here before. Where Slack had said that it was removed, the record has that line already, and one for its return.
            await InstallationDirectory.RecordAsync(session, id, new ProgramFact.AppInstalledAgain(given.AuthedUser is { } by ? new UserId(by.Id) : null));
        }

        if (given.AuthedUser is { Id.Length: > 0 } installer)
        {
            await outbox.EnqueueAsync(session, ProgramKey.None(id), InstalledMessage.To(installer.Id));
        }

        return id;
    }

    /// <summary>Gives a token back that is not kept, so that no access lies about. What another installation there has, or the configuration, is the same token: that stays.</summary>
    async Task GiveUpAsync(OAuthAccess given, CancellationToken cancellation)
    {
        if (given.AccessToken is not { } token || token == configured.Token || configured.For(given.Workspace) is not null
            || (await installations.FindAsync(given.Workspace) is { } id && await tokens.ReadAsync(id) is not null))
        {
            return;
        }

        try
        {
            await slack.WithToken(token).Auth.Revoke(cancellation);
        }
        catch (SlackApiException failure)
        {
            log.LogWarning("A token that is not kept could not be given back: {Error}.", failure.Error);
        }
    }
}
