using AlignBot.Contracts;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outages;
using AlignBot.Engine.Storage;
using AlignBot.Engine.TurnedClock;
using AlignBot.Programs;
using AlignBot.Slack.WebApi;

namespace AlignBot.Hosting;

/// <summary>What runs beside the requests: first the schema and the program file, then the ticker, the dispatcher and a followed clock.</summary>
sealed class BotService(
    BotSettings settings, DeclaredProgram declared, IDatabase database, Migrator migrator, ProgramImport import, InstallationDirectory installations, ConfiguredToken configured, SlackApis slack,
    IEnumerable<IStartStep> steps, IEnumerable<IBackgroundLoop> loops, IEnumerable<ClockFollower> followed, Heartbeat heartbeat, Troubles troubles, ILogger<BotService> log)
    : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>The web server opens its port only after this has returned: no request meets an unfinished start.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What waits for Slack's word begins after it.
        var now = loops.Where(loop => !loop.NeedsSlack).Concat(followed);
        return Task.WhenAll(now.Select(loop => KeepRunningAsync(loop, stoppingToken)).Append(SpeakAsync(stoppingToken)));
    }

    /// <summary>None of them may end before the process does: a bot that takes clicks and sends nothing looks healthy from outside.</summary>
    async Task KeepRunningAsync(IBackgroundLoop loop, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await loop.RunAsync(stopping);
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "{Loop} broke off; it begins anew in {Seconds} s.", loop.GetType().Name, Pause.TotalSeconds);
                await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task PrepareAsync(CancellationToken cancellation)
    {
        if (database is SqliteDatabase)
        {
            await migrator.MigrateAsync(cancellation);
        }
        else if (!await migrator.IsMigratedAsync(cancellation))
        {
            // Several replicas share a PostgreSQL database; changing its schema is a step of its own.
            throw new SettingsException("The database's schema is older than this build. Run 'AlignBot migrate' first.");
        }

        foreach (var step in steps)
        {
            await step.RunAsync(cancellation);
        }

        foreach (var clock in followed)
        {
            await clock.SetAsync(cancellation);
        }

        if (declared.File is { } file)
        {
            var program = await import.ApplyAsync(file, cancellation);
            log.LogInformation("The program of {File} is in force as program {Program}.", settings.ProgramFile, program.ProgramId);
        }

        // Before the first look at what is due: a deadline that passed while nobody was alive has its time back then.
        await heartbeat.StartAsync(cancellation);
    }

    /// <summary>Runs what calls Slack: with the configuration's token alone once Slack has said whose it is, else at once for all others.</summary>
    async Task SpeakAsync(CancellationToken stopping)
    {
        var identified = configured.Token is { } token ? IdentifyAsync(token, stopping) : Task.FromResult(true);
        if (settings.ClientId is not null || await identified)
        {
            await Task.WhenAll(loops.Where(loop => loop.NeedsSlack).Select(loop => KeepRunningAsync(loop, stopping)).Append(identified));
        }
    }

    /// <summary>Learns which workspace the token belongs to and who the bot is in it, for as long as that takes; false when the process stops before.</summary>
    async Task<bool> IdentifyAsync(string token, CancellationToken stopping)
    {
        for (var wait = TimeSpan.FromSeconds(1); !stopping.IsCancellationRequested; wait = wait * 2 < TimeSpan.FromSeconds(20) ? wait * 2 : wait)
        {
            try
            {
                var me = await slack.WithToken(token).Auth.Test(stopping);
                await installations.KeepAsync(me.EnterpriseId ?? "", me.Workspace.TeamId ?? "", me.UserId, me.BotId);
                configured.BelongsTo(me.Workspace);
                troubles.Over(Troubles.Token);
                log.LogInformation("Connected to workspace {Team} as {User}.", me.TeamId, me.UserId);
                return true;
            }
            catch (SlackApiException refused)
            {
                troubles.Met(Troubles.Token, refused);
                log.LogWarning("Slack does not know this bot yet ({Error}); it is asked again in {Wait} s.", refused.Error, wait.TotalSeconds);
                await Task.Delay(wait, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return false;
            }
        }

        return false;
    }
}
