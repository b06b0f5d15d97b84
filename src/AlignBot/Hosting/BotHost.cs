using AlignBot.Contracts;
using AlignBot.Engine.Clock;
using AlignBot.Engine.Features;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;
using AlignBot.Engine.TurnedClock;
using AlignBot.Engine.Web;
using AlignBot.Health;
using AlignBot.Programs;
using AlignBot.Slack;
using AlignBot.Slack.WebApi;
using AlignBot.Web;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.Hosting;

/// <summary>Puts the bot together: storage, clocks, the Slack platform, then a line a feature.</summary>
static class BotHost
{
    /// <summary>Builds the bot, ready to run.</summary>
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    /// <exception cref="ProgramFileException">The program file has mistakes.</exception>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var settings = BotSettings.Read(builder.Configuration);
        if (builder.Configuration["urls"] is null)
        {
            // Unencrypted: beyond this machine it is heard only where somebody says so.
            builder.WebHost.UseUrls("http://127.0.0.1:3000");
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Slack sends what it has at once, over a few connections: whoever drips, or opens thousands, is not Slack.
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 4096;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        });
        builder.Services
            .AddParts(settings, settings.ProgramFile is { } file ? ProgramFileReader.Read(file) : null)
            .AddSingleton<ReadyCheck>()
            .AddSingleton<AccessCheck>()
            .AddHostedService<BotService>()
            .AddTelemetry(settings.Telemetry);

        var app = builder.Build();
        app.MapSlack();
        app.MapHealth();
        foreach (var routes in settings.PublicUrl is null ? [] : app.Services.GetServices<IWebRoutes>())
        {
            routes.Map(app);
        }

        return app;
    }

    /// <summary>The bot's services for a verb that serves nobody: what is to be said is written down for whoever serves.</summary>
    public static IServiceCollection AddUnstarted(this IServiceCollection services, DatabaseOptions database) =>
        services.AddParts(BotSettings.OfNobody(database), declared: null);

    /// <summary>What every process is made of that reads or writes the record as the bot does, whether or not it serves anybody.</summary>
    /// <param name="services">Of the process.</param>
    /// <param name="settings">What is configured.</param>
    /// <param name="declared">The program file; null for none.</param>
    /// <param name="makesKeys">False for whoever only looks.</param>
    public static IServiceCollection AddParts(this IServiceCollection services, BotSettings settings, ProgramFile? declared, bool makesKeys = true)
    {
        var web = new WebOptions(settings.PublicUrl);
        return services
            .AddSingleton(settings)
            .AddSingleton(new DeclaredProgram(declared))
            .AddStorage(settings.Database)
            .AddClocks(settings.Clock)
            .AddSlackPlatform(settings)
            .AddDelivery(settings.Delivery)
            .AddSingleton(Options.Create(settings.Budgets))
            .AddSingleton(web)
            .AddKeys(settings.Keys, makesKeys)
            .AddSlackSignIn(new SlackSignInOptions(settings.ClientId, settings.ClientSecret, settings.ApiUrl), web)
            .AddSingleton(new InstallOptions(settings.ClientId is not null, settings.MayInstall))
            .AddFeatures(Features.All);
    }

    static IServiceCollection AddStorage(this IServiceCollection services, DatabaseOptions options) => services
        .AddSingleton(options)
        .AddSingleton<IDatabase>(provider => options.Provider == DatabaseProvider.Sqlite
            ? new SqliteDatabase(
                options, provider.GetRequiredService<RecordModel>(), provider.GetRequiredService<IClock>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<SqliteDatabase>>())
            : new PostgreSqlDatabase(
                options, provider.GetRequiredService<RecordModel>(), provider.GetRequiredService<IClock>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<PostgreSqlDatabase>>()));

    static IServiceCollection AddClocks(this IServiceCollection services, ClockOptions options)
    {
        services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<BusinessClock>()
            .AddSingleton<IClock>(provider => provider.GetRequiredService<BusinessClock>())
            .AddSingleton(Options.Create(options));
        return options.Follow is null ? services : services.AddSingleton<ClockFollower>();
    }

    static IServiceCollection AddSlackPlatform(this IServiceCollection services, BotSettings settings) => services
        .AddSingleton(new ConfiguredToken(settings.BotToken, isAlone: settings.ClientId is null))
        .AddSingleton<ISlackTokenSource, InstallationTokens>()
        .AddSlack(slack =>
        {
            slack.SigningSecret = settings.SigningSecret ?? "";
            slack.AppToken = settings.AppToken;
            slack.ClientId = settings.ClientId;
            slack.ClientSecret = settings.ClientSecret;
            slack.ApiUrl = settings.ApiUrl;
            slack.SlackWaits = settings.SlackWaits;
            slack.HandlerTimeout = settings.SlackWaits / 6 * 5;
            slack.Pace = settings.Delivery.Pace;
            slack.CallTimeout = settings.Delivery.CallTimeout;
        });

    static IServiceCollection AddDelivery(this IServiceCollection services, DeliveryOptions options) => services.AddSingleton(Options.Create(options));
}
