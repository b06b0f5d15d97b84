using AlignBot.Outbox;
using AlignBot.Slack;

namespace AlignBot.Decisions;

/// <summary>Everything about decisions that Slack or the outbox can call.</summary>
static class DecisionsFeature
{
    public static IServiceCollection AddDecisions(this IServiceCollection services) => services
        .AddSingleton<DecisionDesk>()
        .AddSingleton<IMessageRenderer, DecisionCard>()
        .AddSlackHandlers(slack => slack
            .OnCommand<DecisionCommandHandler>("/decision")
            .OnMessageShortcut<DecisionCommandHandler>(DecisionCommandHandler.MessageShortcutId));
}
