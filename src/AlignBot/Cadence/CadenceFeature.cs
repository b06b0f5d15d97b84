using AlignBot.Align;
using AlignBot.Home;
using AlignBot.Outbox;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Timers;
using AlignBot.Waiting;

namespace AlignBot.Cadence;

/// <summary>Everything about meetings and their series that Slack, the clock or the outbox can call.</summary>
static class CadenceFeature
{
    public static IServiceCollection AddCadence(this IServiceCollection services) => services
        .AddSingleton<MeetingPosts>()
        .AddSingleton<MeetingDesk>()
        .AddSingleton<SeriesDesk>()
        .AddSingleton<SeriesPlanner>()
        .AddSingleton<SeriesLedger>()
        .AddSingleton<RunningMeeting>()
        .AddSingleton<MeetingFiles>()
        .AddSingleton<IAgendaSource, DisputeAgenda>()
        .AddSingleton<IAgendaSource, DecisionAgenda>()
        .AddSingleton<IAgendaSource, ActionAgenda>()
        .AddSingleton<ITimerHandler, MeetingTimers>()
        .AddSingleton<ITimerHandler, SeriesTimers>()
        .AddSingleton<IWaitingWords, MeetingWaiting>()
        .AddSingleton<IHomeSection, CadenceHome>()
        .AddSingleton<IMessageRenderer, MeetingCard>()
        .AddSingleton<IMessageRenderer, MeetingCallMessage>()
        .AddSingleton<IMessageRenderer, MeetingAskMessage>()
        .AddSingleton<IMessageRenderer, MeetingReminderMessage>()
        .AddSingleton<IMessageRenderer, MeetingPressMessage>()
        .AddSingleton<IMessageRenderer, MeetingNoticeMessage>()
        .AddSingleton<IMessageRenderer, MeetingMinutesMessage>()
        .AddSingleton<IMessageRenderer, MeetingMissesMessage>()
        .AddSingleton<IMessageRenderer, SeriesNoticeMessage>()
        .AddAlignVerb<MeetingCommandHandler>(
            "/meeting",
            Mrkdwn.Of($"`/meeting` shows the next meeting; `/meeting add` puts something on its agenda; `/meeting help` has the rest"))
        .AddSlackHandlers(slack => slack
            .OnCommand<MeetingCommandHandler>("/meeting")
            .OnMessageShortcut<MeetingCommandHandler>(MeetingCommandHandler.MessageShortcutId)
            .OnGlobalShortcut<MeetingCommandHandler>(MeetingCommandHandler.GlobalShortcutId)
            .OnButton<MeetingButtons>(MeetingButtons.StartAction)
            .OnButton<MeetingButtons>(MeetingButtons.CheckInAction)
            .OnButton<MeetingButtons>(MeetingButtons.NextAction)
            .OnButton<MeetingButtons>(MeetingButtons.EndAction)
            .OnButton<MeetingButtons>(MeetingButtons.ReconcileAction)
            .OnButton<MeetingButtons>(MeetingButtons.RecordAction)
            .OnButton<MeetingButtons>(MeetingButtons.DecideAction)
            .OnButton<MeetingButtons>(MeetingButtons.EscalateAction)
            .OnButton<MeetingButtons>(MeetingButtons.DisputeInsteadAction)
            .OnButton<MeetingButtons>(MeetingButtons.ParkAction)
            .OnButton<MeetingButtons>(MeetingButtons.DropAction)
            .OnButton<MeetingButtons>(MeetingButtons.AddAction)
            .OnButton<MeetingButtons>(MeetingButtons.ChangeAction)
            .OnButton<MeetingButtons>(MeetingButtons.AgendaAction)
            .OnButton<MeetingButtons>(MeetingButtons.MetAction)
            .OnButton<MeetingButtons>(MeetingButtons.ConfirmAction)
            .OnButton<MeetingButtons>(MeetingButtons.MarkdownAction)
            .OnButton<MeetingButtons>(MeetingButtons.VideoAction)
            .OnButton<MeetingButtons>(MeetingButtons.DashboardAction)
            .OnButton<MeetingButtons>(MeetingButtons.OpenCardAction)
            .OnButton<MeetingButtons>(MeetingButtons.MoreAction)
            .OnButton<MeetingButtons>(MeetingButtons.ItemAction)
            .OnSubmit<MeetingForms>(AddItemModal.CallbackId)
            .OnSubmit<MeetingForms>(DecideItemModal.CallbackId)
            .OnSubmit<MeetingForms>(ParkItemModal.CallbackId)
            .OnSubmit<MeetingForms>(DropItemModal.CallbackId)
            .OnSubmit<MeetingForms>(EndMeetingModal.CallbackId)
            .OnSubmit<MeetingForms>(SkipMeetingModal.CallbackId)
            .OnSubmit<MeetingForms>(MoveMeetingModal.CallbackId)
            .OnSubmit<MeetingForms>(MetModal.CallbackId)
            .OnButton<SeriesCommand>(SeriesCommand.MenuAction)
            .OnButton<SeriesCommand>(SeriesCommand.TemplateAction)
            .OnButton<SeriesCommand>(SeriesCommand.CalendarAction)
            .OnButton<SeriesCommand>(SeriesModal.PreviewAction)
            .OnSubmit<SeriesCommand>(SeriesModal.CallbackId));
}
