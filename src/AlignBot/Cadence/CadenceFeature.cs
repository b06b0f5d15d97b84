using AlignBot.Cadence.Absences;
using AlignBot.Cadence.Agendas;
using AlignBot.Cadence.Feeds;
using AlignBot.Cadence.Minutes;
using AlignBot.Cadence.NotHeld;
using AlignBot.Cadence.Overview;
using AlignBot.Cadence.Parked;
using AlignBot.Cadence.Running;
using AlignBot.Cadence.Series;
using AlignBot.Cadence.Upcoming;
using AlignBot.Contracts;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;

namespace AlignBot.Cadence;

/// <summary>The meetings and their series: prompted, timed, attended, ended with recorded decisions.</summary>
sealed class CadenceFeature : Feature
{
    static readonly Right Reading = Right.Read(MeetingButtons.Reading);

    public override string Name => "cadence";

    public override void Declare(FeatureDeclaration it)
    {
        it.Keeps<SeriesRow, SeriesConfiguration>()
            .Keeps<MeetingRow, MeetingConfiguration>()
            .Has<MeetingPosts>()
            .Has<ParkedPosts>()
            .Has<AwayPosts>()
            .Has<MeetingDesk>()
            .Has<SeriesDesk>()
            .Offers<ILivingText, SeriesLiving>()
            .Has<SeriesPlanner>()
            .Follows<CalendarChanged, SeriesPlanner>()
            .Follows<MeetingPartChanged, MeetingParts>()
            .Follows<RosterChanged, CalledMeetings>()
            .Offers<IFindings, CadenceFindings>()
            .Offers<IDriftPoints, ReconcilingDrift>()
            .Offers<IDriftPoints, UndecidedDrift>()
            .Offers<IDriftPoints, ParkedDrift>()
            .Offers<IPitfallFacts, CadencePitfalls>()
            .Offers<IHandoverBrief, CadenceHandedOver>()
            .Has<SeriesLedger>()
            .Offers<IComesByDate, SeriesForecast>()
            .Offers<IRunningMeeting, RunningMeeting>()
            .Offers<IOwedRecord, LeadersThere>()
            .Offers<ICadenceRecord, CadenceKept>()
            .Offers<IReviewMeetings, ReviewMeetings>()
            .OffersEachRequest<ISettleItem, SettleElsewhere>()
            .Follows<DecisionRecorded, RunningMeeting>()
            .Follows<DecisionChanged, RunningMeeting>()
            .Follows<DisputeRaised, RunningMeeting>()
            .Follows<DisputeRaised, AgendaKeeper>()
            .Follows<DisputeChanged, AgendaKeeper>()
            .Follows<ActionChanged, AgendaKeeper>()
            .Follows<AgendaSourceChanged, AgendaKeeper>()
            .Has<MeetingFiles>()
            .Has<SeriesCalendar>()
            .Has<SeriesList>()
            .Has<KickOff>()
            .Keeps<CalendarFeedRow, CalendarFeedConfiguration>()
            .Has<CalendarFeeds>()
            .Follows<RosterChanged, CalendarFeeds>()
            .Serves<CalendarFeedRoute>()
            .InProgramFile<SeriesSection>()
            .Timers<MeetingTimers>()
            .Timers<SeriesTimers>()
            .Waits<MeetingWaiting>()
            .Home<CadenceHome>()
            .Status<CadenceStatus>()
            .Attention<CadenceAttention>()
            .Exports<CadenceRecord>();

        it.Says<MeetingCard>()
            .Says<MeetingCallMessage>()
            .Says<MeetingAskMessage>()
            .Offers<IComesWithRole, FirstMeetings>()
            .Says<MeetingReminderMessage>()
            .Says<MeetingPressMessage>()
            .Says<MeetingNoticeMessage>()
            .Says<MeetingMinutesMessage>()
            .Says<MeetingConfirmMessage>()
            .Says<MeetingMissesMessage>()
            .Says<MeetingOffMessage>()
            .Says<AwayAskMessage>()
            .Says<WaitedForMessage>()
            .Says<WhatBecomesMessage>()
            .Says<LeftOpenMessage>()
            .Says<SeriesNoticeMessage>();

        it.Command<MeetingCommandHandler>(
                "/meeting", Right.Ruled,
                Mrkdwn.Of($"`/meeting` shows the next meeting; `/meeting add` puts something on its agenda; `/meeting help` has the rest"))
            .Points(new Signpost("Next meeting", "meeting") { InHelp = 30, Said = ["next", "review"] })
            .Points(new Signpost("Agenda", "meeting agenda") { Said = ["agenda"] })
            .Points(new Signpost("Recurring meetings", "meeting series") { Said = ["series", "meetings", "cadence", "schedule"] })
            .Points(new Signpost("Kick-off workshop", "meeting kick-off") { Said = ["kick-off", "kickoff", "workshop"] })
            .Word("/meeting", "", Reading)
            .Word("/meeting", "agenda", Reading)
            .Word("/meeting", "series", Reading)
            .MessageShortcut<MeetingCommandHandler>(MeetingCommandHandler.MessageShortcutId, "Add to agenda", Right.Ruled)
            .GlobalShortcut<MeetingCommandHandler>(MeetingCommandHandler.GlobalShortcutId, "Add to agenda", Right.Ruled);

        DeclareDeeds(it);
        DeclareForms(it);
    }

    static void DeclareDeeds(FeatureDeclaration it) => it
        .Deed<MeetingButtons>(MeetingButtons.StartAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.CheckInAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.NextAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.EndAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.ReconcileAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.RecordAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.DecideAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.EscalateAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.DisputeInsteadAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.ParkAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.DropAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.StaysAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.AddAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.ChangeAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.AgendaAction, Reading)
        .Deed<MeetingButtons>(MeetingButtons.MetAction, Right.Ruled)
        .Deed<HoldItNow>(HoldItNow.HoldAction, Right.Ruled)
        .Deed<ArrangeAway>(ArrangeAway.DeputyAction, Right.Ruled)
        .Deed<ArrangeAway>(ArrangeAway.LeaveAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.MoveAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.SkipAction, Right.Ruled)
        .Deed<ChangeMeeting>(ChangeMeeting.MoveAction, Right.Ruled)
        .Deed<ChangeMeeting>(ChangeMeeting.SkipAction, Right.Ruled)
        .Deed<ChangeMeeting>(ChangeMeeting.MoveBackAction, Right.Ruled)
        .Deed<ChangeMeeting>(ChangeMeeting.RestoreAction, Right.Ruled)
        .Deed<ConfirmDecided>(ConfirmDecided.ConfirmAction, Right.Ruled)
        .Deed<MeetingButtons>(MeetingButtons.MarkdownAction, Reading, Cost.Export)
        .Deed<MeetingButtons>(MeetingButtons.VideoAction, Right.Open)
        .Deed<MeetingButtons>(MeetingButtons.DashboardAction, Right.Open)
        .Deed<MeetingButtons>(MeetingButtons.OpenCardAction, Right.Open)
        .Deed<MeetingButtons>(MeetingButtons.MoreAction, Right.Ruled)
        .Entry(MeetingButtons.MoreAction, MeetingButtons.Agenda, Reading)
        .Deed<MeetingButtons>(MeetingButtons.ItemAction, Right.Ruled)
        .Deed<SeriesCommand>(SeriesCommand.MenuAction, Right.Ruled)
        .Entry(SeriesCommand.MenuAction, SeriesCommand.CalendarEntry, Reading, Cost.Export)
        .Deed<SeriesCommand>(SeriesCommand.TemplateAction, Right.Ruled)
        .Deed<SeriesCommand>(SeriesCommand.CalendarAction, Reading, Cost.Export)
        .Deed<SeriesList>(SeriesList.NextAction, Reading)
        .Deed<SeriesList>(SeriesList.PreviousAction, Reading)
        .Deed<CalendarFeedForm>(CalendarFeedForm.OpenAction, Reading)
        .Deed<CalendarFeedForm>(CalendarFeedForm.MakeAction, Reading)
        .Deed<CalendarFeedForm>(CalendarFeedForm.TakeAwayAction, Reading)
        .Deed<SeriesCommand>(SeriesModal.PreviewAction, Right.Ruled);

    static void DeclareForms(FeatureDeclaration it) => it
        .Form<MeetingForms>(AddItemModal.CallbackId, Right.Ruled)
        .Form<MeetingForms>(DecideItemModal.CallbackId, Right.Ruled)
        .Form<MeetingForms>(ParkItemModal.CallbackId, Right.Ruled)
        .Form<MeetingForms>(DropItemModal.CallbackId, Right.Ruled)
        .Form<MeetingForms>(EndMeetingModal.CallbackId, Right.Ruled)
        .Form<MeetingForms>(SkipMeetingModal.CallbackId, Right.Ruled)
        .Form<MeetingForms>(MoveMeetingModal.CallbackId, Right.Ruled)
        .Form<MeetingForms>(MetModal.CallbackId, Right.Ruled)
        .Form<SeriesCommand>(SeriesModal.CallbackId, Right.Ruled);
}
