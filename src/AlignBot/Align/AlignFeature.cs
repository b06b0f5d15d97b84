using AlignBot.Slack;

namespace AlignBot.Align;

/// <summary>The umbrella command.</summary>
static class AlignFeature
{
    public static IServiceCollection AddAlign(this IServiceCollection services) => services
        .AddSingleton<ProgramStatus>()
        .AddSlackHandlers(slack => slack.OnCommand<AlignCommand>("/align"));
}
