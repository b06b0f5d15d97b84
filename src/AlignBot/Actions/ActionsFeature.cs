using AlignBot.Align;
using AlignBot.Outbox;
using AlignBot.Slack;
using AlignBot.Timers;
using AlignBot.Waiting;

namespace AlignBot.Actions;

/// <summary>Everything about follow-ups that Slack, the clock or the outbox can call.</summary>
static class ActionsFeature
{
    public static IServiceCollection AddActions(this IServiceCollection services) => services
        .AddSingleton<ActionPosts>()
        .AddSingleton<ActionDesk>()
        .AddSingleton<ITimerHandler, ActionTimers>()
        .AddSingleton<IMessageRenderer, ActionAskMessage>()
        .AddSingleton<IMessageRenderer, ActionNudgeMessage>()
        .AddSingleton<IWaitingWords, ActionWaiting>()
        .AddAlignVerb<ActionsVerb>()
        .AddSlackHandlers(slack => slack
            .OnButton<ActionButtons>(ActionButtons.DoneAction)
            .OnButton<ActionButtons>(ActionButtons.ReopenAction)
            .OnButton<ActionButtons>(ActionButtons.HandOverAction)
            .OnButton<ActionButtons>(ActionButtons.MoreAction)
            .OnSubmit<ActionButtons>(ActionModals.HandOverCallbackId)
            .OnSubmit<ActionButtons>(ActionModals.MoveCallbackId));
}
