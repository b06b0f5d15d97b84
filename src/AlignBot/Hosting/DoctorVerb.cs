using System.CommandLine;
using System.Runtime.CompilerServices;
using AlignBot.Doctor;
using AlignBot.Engine.Checkups;

namespace AlignBot.Hosting;

/// <summary>The verb <c>doctor</c>: what is wrong with this installation, and how to mend it. It changes nothing.</summary>
static class DoctorVerb
{
    public static Command Create(Func<Func<Task<int>>, Task<int>> guard)
    {
        var command = new Command("doctor", "Looks at settings, token, scopes, clock, database, program file and channels, and says what is wrong and how to mend it.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction((parsed, cancellation) => guard(() => RunAsync([.. parsed.UnmatchedTokens], cancellation)));
        return command;
    }

    static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        using var host = Open(args);
        var wrong = 0;
        await foreach (var checkup in CheckupsAsync(host.Services, cancellation))
        {
            await foreach (var found in checkup.LookAsync(cancellation))
            {
                wrong += found.Kind == FindingKind.Wrong ? 1 : 0;
                Console.WriteLine($"{WordOf(found.Kind),-6} {found.About,-10} {found.Sentence}");
            }
        }

        Console.WriteLine(wrong switch { 0 => "Nothing is wrong.", 1 => "1 thing is wrong.", _ => $"{wrong} things are wrong." });
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>The host's own first; what the features look at only where there is a record that can be read.</summary>
    static async IAsyncEnumerable<ICheckup> CheckupsAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var record = services.GetRequiredService<DatabaseCheckup>();
        yield return services.GetRequiredService<SlackCheckup>();
        yield return services.GetRequiredService<TransportCheckup>();
        yield return record;
        yield return services.GetRequiredService<ChannelCheckup>();
        foreach (var checkup in await record.CanBeReadAsync(cancellation) ? services.GetServices<ICheckup>() : [])
        {
            yield return checkup;
        }
    }

    static string WordOf(FindingKind kind) => kind switch
    {
        FindingKind.Well => "ok",
        FindingKind.Note => "note",
        _ => "WRONG",
    };

    /// <summary>Slack and the record, without a bot around them.</summary>
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    static IHost Open(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Logging.ClearProviders();
        var settings = BotSettings.Read(builder.Configuration);
        builder.Services
            .AddParts(settings, declared: null, makesKeys: false)
            .AddSingleton<SlackCheckup>()
            .AddSingleton<TransportCheckup>()
            .AddSingleton<DatabaseCheckup>()
            .AddSingleton<ChannelCheckup>();
        return builder.Build();
    }
}
