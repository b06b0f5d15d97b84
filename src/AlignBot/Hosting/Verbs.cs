using System.CommandLine;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;
using AlignBot.Programs;

namespace AlignBot.Hosting;

/// <summary>The executable's verbs: <c>serve</c> (also when none is given), <c>migrate</c>, <c>doctor</c>, <c>export</c>, <c>verify</c>, <c>backup</c>, <c>erase</c> and <c>manifest</c>.</summary>
static class Verbs
{
    /// <summary>0 when it went well; 1 with one sentence on standard error when it could not.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        Task<int> TryAsync(Func<Task<int>> verb) => Verbs.TryAsync(verb, args);
        Task<int> DoAsync(Func<Task> verb) => TryAsync(async () =>
        {
            await verb();
            return 0;
        });

        // Settings on the command line (--urls, --Database:Provider=...) belong to the host, so 'serve' takes whatever follows.
        if (args is [] or ["serve", ..] || args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version"))
        {
            return await DoAsync(() => ServeAsync(args is ["serve", ..] ? args[1..] : args));
        }

        var root = new RootCommand("AlignBot keeps sales and marketing to their meeting cadence and their escalation path, in Slack.");
        var serve = new Command("serve", "Runs the bot (the default). Settings come from appsettings.json, the environment, or --Name=value.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        serve.SetAction(parsed => DoAsync(() => ServeAsync([.. parsed.UnmatchedTokens])));
        var migrate = new Command("migrate", "Brings the database to this build's schema, applies the program file if one is set, and ends.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        migrate.SetAction(parsed => DoAsync(() => MigrateAsync([.. parsed.UnmatchedTokens])));
        root.Subcommands.Add(serve);
        root.Subcommands.Add(migrate);
        root.Subcommands.Add(DoctorVerb.Create(TryAsync));
        root.Subcommands.Add(RecordVerbs.Export(TryAsync));
        root.Subcommands.Add(RecordVerbs.Verify(TryAsync));
        root.Subcommands.Add(BackupVerb.Create(TryAsync));
        root.Subcommands.Add(EraseVerb.Create(TryAsync));
        root.Subcommands.Add(ManifestVerb.Create(TryAsync));
        return await root.Parse(args).InvokeAsync();
    }

    static async Task ServeAsync(string[] args)
    {
        // Settings are read once: a watcher on the working folder would wake with every write to a database that lies there.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
        builder.AddBotLog();

        // Tells systemd when it is ready and when it stops; anywhere else it does nothing.
        builder.Services.AddSystemd();
        await using var app = BotHost.Build(builder);

        // Said in a sentence here: of what is thrown while it starts, a host prints the whole stack.
        await app.Services.GetRequiredService<IDatabase>().WriteAsync(WorkPriority.Clock, _ => ValueTask.CompletedTask);
        await app.Services.GetRequiredService<Migrator>().IsMigratedAsync();
        await app.RunAsync();
    }

    static async Task MigrateAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.AddBotLog();
        builder.Services.AddUnstarted(BotSettings.ReadDatabase(builder.Configuration));
        using var host = builder.Build();
        await host.Services.GetRequiredService<Migrator>().MigrateAsync();
        if (builder.Configuration["Program:File"] is { Length: > 0 } file)
        {
            await host.Services.GetRequiredService<ProgramImport>().ApplyAsync(ProgramFileReader.Read(file));
        }
    }

    static async Task<int> TryAsync(Func<Task<int>> verb, string[] args)
    {
        try
        {
            return await verb();
        }
        catch (Exception wrong) when (wrong is SettingsException or ProgramFileException or ForeignSchemaException or Microsoft.Extensions.Options.OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
        catch (Exception wrong) when (SayOfDatabase(wrong, args) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    /// <summary>What is wrong with the database that the settings name; null where something else is wrong.</summary>
    static string? SayOfDatabase(Exception wrong, string[] args)
    {
        try
        {
            return StorageTrouble.Say(wrong, BotSettings.ReadDatabase(Host.CreateApplicationBuilder(args).Configuration));
        }
        catch (SettingsException)
        {
            return null;
        }
    }
}
