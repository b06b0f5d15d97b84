using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;

namespace AlignBot.Align;

/// <summary>The umbrella command.</summary>
static class AlignFeature
{
    public static IServiceCollection AddAlign(this IServiceCollection services) => services
        .AddSingleton<ProgramStatus>()
        .AddAlignVerb<StatusVerb>()
        .AddSlackHandlers(slack => slack.OnCommand<AlignCommand>("/align"));

    /// <summary>Registers a word of <c>/align</c>.</summary>
    public static IServiceCollection AddAlignVerb<TVerb>(this IServiceCollection services)
        where TVerb : class, IAlignVerb => services.AddScoped<IAlignVerb, TVerb>();

    /// <summary>Registers a slash command under <c>/align</c> as well.</summary>
    public static IServiceCollection AddAlignVerb<THandler>(this IServiceCollection services, string command, Mrkdwn help)
        where THandler : class, ICommandHandler =>
        services.AddScoped<IAlignVerb>(provider => new CommandVerb(command, provider.GetRequiredService<THandler>(), help));
}
