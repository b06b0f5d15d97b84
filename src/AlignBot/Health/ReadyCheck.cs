using AlignBot.Engine.Loops;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Slack.SocketMode;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Health;

/// <summary>Whether the bot can do its work, and if not, what is missing: the database, its schema, room to write, the token, the socket.</summary>
sealed class ReadyCheck(IDatabase database, TableLook tables, Migrator migrator, DatabaseOptions options, SocketConnections sockets, Troubles troubles, AccessCheck access)
{
    /// <summary>How long the bot may look for a new socket before it counts as deaf.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>What the bot is ready for, or the sentences that say why it is not.</summary>
    public async Task<(Readiness? Ready, string? Missing)> LookAsync(CancellationToken cancellation)
    {
        try
        {
            if (!await migrator.IsMigratedAsync(cancellation))
            {
                return (null, "The database's schema is older than this build. Run 'AlignBot migrate'.");
            }

            if (await tables.WhyNotAsync(cancellation) is { } table)
            {
                return (null, table);
            }

            var (waiting, failed) = await database.ReadAsync(
                async db => (
                    await db.Outbox.CountAsync(row => row.State < OutboxState.Sent, cancellation),
                    await db.Outbox.CountAsync(row => row.State == OutboxState.Failed, cancellation)),
                cancellation);
            var cutOff = await access.CutOffAsync(cancellation);
            return Missing(cutOff) is { Count: > 0 } missing
                ? (null, string.Join(' ', missing.Distinct()))
                : (new Readiness("ready", waiting, failed) { WorkspacesCutOff = cutOff.Workspaces.Count }, null);
        }
        catch (ForeignSchemaException foreign)
        {
            return (null, foreign.Message);
        }
        catch (Exception failure) when (StorageTrouble.Say(failure, options) is { } sentence)
        {
            return (null, sentence);
        }
    }

    List<string> Missing(CutOff cutOff)
    {
        List<string> missing = [.. troubles.Now.Where(trouble => !Troubles.IsOfInstallation(trouble.Key)).Select(trouble => Say(trouble.Key, trouble.Value))];

        // One workspace of several that took the app away is no reason to send nobody's requests here.
        if (cutOff.IsAll)
        {
            missing.AddRange(cutOff.Workspaces.Select(workspace => workspace.Say()));
        }

        if (sockets.WhyDeaf(Grace) is { } reason)
        {
            missing.Add($"Nothing that people do in Slack reaches the bot. {reason}");
        }

        return missing;
    }

    string Say(string part, Exception why) => why switch
    {
        SlackApiException refused when SlackErrors.IsDeadToken(refused.Error) =>
            $"Slack refuses the bot's token: {refused.Error}. Set SLACK_BOT_TOKEN to the bot token (xoxb-...) of the app's 'OAuth & Permissions' page.",

        // An outage while the bot runs passes by itself, and another replica would fare no better. One that never got through may be cut
        // off by its own machine.
        SlackApiException silent => $"Slack has not said yet which workspace the bot is in ({silent.Error}): it posts nothing until then. "
            + "Look whether this machine reaches Slack; 'doctor' says more.",
        _ => StorageTrouble.Say(why, options) ?? $"The {part} does not get on; the log says why.",
    };
}
