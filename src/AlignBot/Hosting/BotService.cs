using AlignBot.Clock;
using AlignBot.Decisions;
using AlignBot.Exports;
using AlignBot.Home;
using AlignBot.Installations;
using AlignBot.Outages;
using AlignBot.Outbox;
using AlignBot.People;
using AlignBot.Programs;
using AlignBot.Slack;
using AlignBot.Slack.WebApi;
using AlignBot.Storage;
using AlignBot.Timers;

namespace AlignBot.Hosting;

/// <summary>What runs beside the requests: first the schema and the program file, then the ticker, the dispatcher and a followed clock.</summary>
sealed class BotService(
    BotSettings settings, DeclaredProgram declared, IDatabase database, Migrator migrator, ProgramImport import, InstallationDirectory installations, SlackApis slack,
    Ticker ticker, OutboxDispatcher dispatcher, HomePublisher home, RosterReconciler reconciler, Heartbeat heartbeat, Housekeeping housekeeping, IServiceProvider services, ILogger<BotService> log)
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
        List<Func<CancellationToken, Task>> loops =
        [
            ticker.RunAsync,
            DeliverAsync,
            home.RunAsync,
            heartbeat.RunAsync,
            housekeeping.RunAsync,
            services.GetRequiredService<ExportRunner>().RunAsync,
        ];
        if (settings.Clock.Follow is not null)
        {
            loops.Add(services.GetRequiredService<ClockFollower>().RunAsync);
        }

        return Task.WhenAll(loops.Select(loop => KeepRunningAsync(loop, stoppingToken)));
    }

    /// <summary>None of them may end before the process does: a bot that takes clicks and sends nothing looks healthy from outside.</summary>
    async Task KeepRunningAsync(Func<CancellationToken, Task> loop, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await loop(stopping);
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "{Loop} broke off; it begins anew in {Seconds} s.", loop.Method.DeclaringType?.Name, Pause.TotalSeconds);
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
        else if (!await database.IsMigratedAsync(cancellation))
        {
            // Several replicas share a PostgreSQL database; changing its schema is a step of its own.
            throw new SettingsException("The database's schema is older than this build. Run 'AlignBot migrate' first.");
        }

        await services.GetRequiredService<DecisionReindex>().RunAsync(cancellation);
        if (settings.Clock.Follow is not null)
        {
            await services.GetRequiredService<ClockFollower>().SetAsync(cancellation);
        }

        if (declared.File is { } file)
        {
            var program = await import.ApplyAsync(file, cancellation);
            log.LogInformation("The program of {File} is in force as program {Program}.", settings.ProgramFile, program.ProgramId);
        }

        // Before the first look at what is due: a deadline that passed while nobody was alive has its time back then.
        await heartbeat.StartAsync(cancellation);
    }

    /// <summary>Sends, once Slack has answered at all.</summary>
    async Task DeliverAsync(CancellationToken stopping)
    {
        if (await IdentifyAsync(stopping))
        {
            await Task.WhenAll(KeepRunningAsync(dispatcher.RunAsync, stopping), KeepRunningAsync(reconciler.RunAsync, stopping));
        }
    }

    /// <summary>Learns which workspace the token belongs to and who the bot is in it, for as long as that takes; false when the process stops before.</summary>
    async Task<bool> IdentifyAsync(CancellationToken stopping)
    {
        for (var wait = TimeSpan.FromSeconds(1); !stopping.IsCancellationRequested; wait = wait * 2 < TimeSpan.FromSeconds(20) ? wait * 2 : wait)
        {
            try
            {
                var me = await slack.For(default(WorkspaceKey)).Auth.Test(stopping);
                await installations.KeepAsync(me.EnterpriseId ?? "", me.TeamId ?? "", me.UserId, me.BotId);
                log.LogInformation("Connected to workspace {Team} as {User}.", me.TeamId, me.UserId);
                return true;
            }
            catch (SlackApiException refused)
            {
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
