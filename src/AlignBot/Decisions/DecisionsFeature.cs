using AlignBot.Align;
using AlignBot.Home;
using AlignBot.Outbox;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Storage;
using AlignBot.Timers;
using AlignBot.Waiting;

namespace AlignBot.Decisions;

/// <summary>Everything about decisions that Slack or the outbox can call.</summary>
static class DecisionsFeature
{
    public static IServiceCollection AddDecisions(this IServiceCollection services) => services
        .AddSingleton<DecisionPosts>()
        .AddSingleton<DecisionDesk>()
        .AddSingleton<DecisionPage>()
        .AddSingleton<DecisionSearch>()
        .AddSingleton<IDecisionIndex>(provider =>
            provider.GetRequiredService<IDatabase>() is SqliteDatabase ? new SqliteDecisionIndex() : new PostgreSqlDecisionIndex())
        .AddSingleton<ITimerHandler, DecisionTimers>()
        .AddSingleton<IMessageRenderer, DecisionCard>()
        .AddSingleton<IMessageRenderer, DecisionAskMessage>()
        .AddSingleton<IMessageRenderer, DecisionRefusedMessage>()
        .AddSingleton<IWaitingWords, DecisionWaiting>()
        .AddSingleton<IHomeSection, LogSection>()
        .AddAlignVerb<DecisionCommandHandler>(
            "/decision",
            Mrkdwn.Of($"`/decision` and what was decided records it; `/decision list`, `search` and `show` read the log"))
        .AddSlackHandlers(slack => slack
            .OnCommand<DecisionCommandHandler>("/decision")
            .OnMessageShortcut<DecisionCommandHandler>(DecisionCommandHandler.MessageShortcutId)
            .OnGlobalShortcut<DecisionCommandHandler>(DecisionCommandHandler.GlobalShortcutId)
            .OnButton<DecisionList>(DecisionList.OlderAction)
            .OnButton<DecisionButtons>(DecisionButtons.ConfirmAction)
            .OnButton<DecisionButtons>(DecisionButtons.RefuseAction)
            .OnButton<DecisionButtons>(DecisionButtons.ReaffirmAction)
            .OnButton<DecisionButtons>(DecisionButtons.ChangeAction)
            .OnButton<DecisionButtons>(DecisionButtons.ExpireAction)
            .OnButton<DecisionButtons>(DecisionButtons.DisputeAction)
            .OnButton<DecisionButtons>(DecisionButtons.ShowAction)
            .OnButton<DecisionButtons>(DecisionButtons.MoreAction)
            .OnButton<DecisionButtons>(DecisionButtons.OpenAction)
            .OnSubmit<DecisionForms>(DecisionModals.RecordCallbackId)
            .OnSubmit<DecisionForms>(DecisionModals.DetailsCallbackId)
            .OnSubmit<DecisionForms>(DecisionModals.ChangeCallbackId)
            .OnSubmit<DecisionForms>(DecisionModals.ReaffirmCallbackId)
            .OnSubmit<DecisionForms>(DecisionModals.RefuseCallbackId)
            .OnSubmit<DecisionForms>(DecisionModals.ExpireCallbackId));
}
