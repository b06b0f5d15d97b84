using System.Runtime.CompilerServices;
using AlignBot.Contracts;
using AlignBot.Engine.Checkups;
using AlignBot.Engine.Installations;
using AlignBot.Slack.WebApi;

namespace AlignBot.Installations;

/// <summary>Whether each workspace in which the app was installed still lets it speak. It renews nothing.</summary>
sealed class InstallationCheckup(InstallationDirectory installations, TokenStore tokens, SlackApis slack) : ICheckup
{
    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var row in await installations.AllAsync())
        {
            var name = row.TeamId is "" ? row.EnterpriseId : row.TeamId;
            if (await tokens.ReadAsync(row.Id) is { } held)
            {
                yield return await LookAsync(name, held, cancellation);
            }
            else if (row.RemovedAt is not null)
            {
                yield return Finding.Note(name, "The app was removed there: nothing is posted. What the record has of it stays.");
            }
        }
    }

    async Task<Finding> LookAsync(string name, HeldToken held, CancellationToken cancellation)
    {
        if (held.Token is not { } token)
        {
            return Finding.Wrong(name, "The keys that its token is sealed with are gone. Put them back where they were (a backup has them), or install the app there again, at /slack/install.");
        }

        try
        {
            var me = await slack.WithToken(token).Auth.Test(cancellation);
            return held.IsLost ? Finding.Wrong(name, $"Slack renews its token no more; it ends {held.ExpiresAt:uuuu-MM-dd HH:mm} UTC. Install the app there again, at /slack/install.")
                : me.Scopes is { } granted && ManifestScopes.Lacking(granted) is { Count: > 0 } lacking
                    ? Finding.Wrong(name, $"Its token lacks {string.Join(", ", lacking)}. Install the app there again, at /slack/install, and allow all of it.")
                : Finding.Well(name, $"Speaks as @{me.User} in {me.Team}.");
        }
        catch (SlackApiException refused) when (SlackErrors.IsDeadToken(refused.Error))
        {
            return held.Renews && refused.Error == "token_expired"
                ? Finding.Note(name, "Its token has ended; the bot renews it when it runs.")
                : Finding.Wrong(name, $"Slack refuses its token: {refused.Error}. Install the app there again, at /slack/install.");
        }
        catch (SlackApiException failure)
        {
            return Finding.Wrong(name, $"Slack says nothing of its token: {failure.Error}.");
        }
    }
}
