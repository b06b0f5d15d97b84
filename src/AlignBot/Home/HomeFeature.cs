using AlignBot.Slack;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Waiting;

namespace AlignBot.Home;

/// <summary>App Home and the list of what waits for whom.</summary>
static class HomeFeature
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services
        .AddSingleton<HomePublisher>()
        .AddSingleton<HomePage>()
        .AddSingleton<WaitingList>()
        .AddSingleton<IHomeSection, WaitingSection>()
        .AddSlackHandlers(slack => slack.OnEvent<AppHomeOpenedEvent, HomeOpened>());
}
