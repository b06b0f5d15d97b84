using AlignBot.Align;
using AlignBot.Home;
using AlignBot.Outages;
using AlignBot.Outbox;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Timers;
using AlignBot.Waiting;

namespace AlignBot.Disputes;

/// <summary>Everything about disputes that Slack, the clock or the outbox can call.</summary>
static class DisputesFeature
{
    public static IServiceCollection AddDisputes(this IServiceCollection services) => services
        .AddSingleton<DisputePosts>()
        .AddSingleton<DisputeDesk>()
        .AddSingleton<DisputeArchive>()
        .AddSingleton<DisputeExport>()
        .AddScoped<RaiseDispute>()
        .AddScoped<DisputeList>()
        .AddSingleton<IWaitingWords, DisputeAsks>()
        .AddSingleton<IHomeSection, DisputesSection>()
        .AddSingleton<ITimerHandler, DisputeTimers>()
        .AddSingleton<IOutageCredit, DisputeOutages>()
        .AddSingleton<DisputeElsewhere>()
        .AddSingleton<IMessageRenderer>(provider => provider.GetRequiredService<DisputeElsewhere>())
        .AddSingleton<IMessageRenderer, DisputeThreadAsk>()
        .AddSingleton<IMessageRenderer, DisputeCard>()
        .AddSingleton<IMessageRenderer, DisputeNoticeMessage>()
        .AddSingleton<IMessageRenderer, DisputeAskMessage>()
        .AddSingleton<IMessageRenderer, DisputeNudgeMessage>()
        .AddAlignVerb<DisputeCommandHandler>(
            "/dispute",
            Mrkdwn.Of($"`/dispute` and a question raises a dispute: named deciders, a deadline at every level, a decision at the end; `/dispute list` and `/dispute show DSP-n` read them"))
        .AddSlackHandlers(slack =>
        {
            slack.OnCommand<DisputeCommandHandler>("/dispute")
                .OnMessageShortcut<RaiseDispute>(RaiseDispute.MessageShortcutId)
                .OnGlobalShortcut<RaiseDispute>(RaiseDispute.GlobalShortcutId)
                .OnButton<RaiseDispute>(RaiseDispute.OpenFormAction)
                .OnButton<RaiseDispute>(RaiseDispute.HomeAction)
                .OnSubmit<RaiseDispute>(RaiseDisputeModal.CallbackId)
                .OnSubmit<RaiseDispute>(RaiseConfirmModal.CallbackId)
                .OnButton<DisputeList>(DisputeList.OlderAction)
                .OnButton<DisputeList>(DisputeList.NewerAction)
                .OnButton<DisputeForms>(TermsInputs.AddRowAction)
                .OnClose<DisputeForms>(RuleModal.CallbackId);
            foreach (var deed in DisputeButtons.All)
            {
                slack.OnButton<DisputeButtons>(deed);
            }

            foreach (var form in DisputeForm.All)
            {
                slack.OnSubmit<DisputeForms>(form.CallbackId);
            }
        });
}
