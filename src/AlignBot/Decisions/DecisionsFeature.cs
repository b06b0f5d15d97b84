using AlignBot.Align;
using AlignBot.Outbox;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;

namespace AlignBot.Decisions;

/// <summary>Everything about decisions that Slack or the outbox can call.</summary>
static class DecisionsFeature
{
    public static IServiceCollection AddDecisions(this IServiceCollection services) => services
        .AddSingleton<DecisionDesk>()
        .AddSingleton<IMessageRenderer, DecisionCard>()
        .AddAlignVerb<DecisionCommandHandler>(
            "/decision",
            Mrkdwn.Of($"`/decision` and what was decided records it; `/decision list` and `/decision search` read the log"))
        .AddSlackHandlers(slack => slack
            .OnCommand<DecisionCommandHandler>("/decision")
            .OnMessageShortcut<DecisionCommandHandler>(DecisionCommandHandler.MessageShortcutId));
}
