using AlignBot.Align;
using AlignBot.Outages;
using AlignBot.Outbox;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Timers;

namespace AlignBot.Disputes;

/// <summary>Everything about disputes that Slack, the clock or the outbox can call.</summary>
static class DisputesFeature
{
    public static IServiceCollection AddDisputes(this IServiceCollection services) => services
        .AddSingleton<DisputePosts>()
        .AddSingleton<DisputeDesk>()
        .AddSingleton<ITimerHandler, DisputeTimers>()
        .AddSingleton<IOutageCredit, DisputeOutages>()
        .AddSingleton<IMessageRenderer, DisputeCard>()
        .AddSingleton<IMessageRenderer, DisputeNoticeMessage>()
        .AddSingleton<IMessageRenderer, DisputeAskMessage>()
        .AddSingleton<IMessageRenderer, DisputeNudgeMessage>()
        .AddAlignVerb<RaiseDispute>(
            "/dispute",
            Mrkdwn.Of($"`/dispute` and a question raises a dispute: named deciders, a deadline at every level, a decision at the end"))
        .AddSlackHandlers(slack => slack
            .OnCommand<RaiseDispute>("/dispute")
            .OnMessageShortcut<RaiseDispute>(RaiseDispute.MessageShortcutId)
            .OnGlobalShortcut<RaiseDispute>(RaiseDispute.GlobalShortcutId)
            .OnButton<RaiseDispute>(RaiseDispute.OpenFormAction)
            .OnSubmit<RaiseDispute>(RaiseDisputeModal.CallbackId)
            .OnSubmit<RaiseDispute>(RaiseDisputeModal.ConfirmCallbackId)
            .OnButton<DisputeButtons>(DisputeButtons.Decide)
            .OnButton<DisputeButtons>(DisputeButtons.Brief)
            .OnButton<DisputeButtons>(DisputeButtons.Commit)
            .OnButton<DisputeButtons>(DisputeButtons.Dissent)
            .OnButton<DisputeButtons>(DisputeButtons.More)
            .OnButton<DisputeButtons>(DisputeButtons.OpenThread)
            .OnSubmit<DisputeForms>(RuleModal.CallbackId)
            .OnClose<DisputeForms>(RuleModal.CallbackId)
            .OnSubmit<DisputeForms>(BriefModal.CallbackId)
            .OnSubmit<DisputeForms>(DissentModal.CallbackId));
}
