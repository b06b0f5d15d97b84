using AlignBot.Engine.Budgets;
using AlignBot.Engine.Clock;
using AlignBot.Engine.Digests;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Erasure;
using AlignBot.Engine.History;
using AlignBot.Engine.Home;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Loops;
using AlignBot.Engine.Outages;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Engine.Waiting;
using AlignBot.Slack.Inbound.Events;

namespace AlignBot.Engine.Features;

/// <summary>What every feature stands on: the record, the clocks, delivery, programs with their people, Home and <c>/align</c>.</summary>
sealed class EngineFeature : Feature
{
    public override string Name => "engine";

    public override void Declare(FeatureDeclaration it)
    {
        it.Keeps<InstallationRow, InstallationConfiguration>()
            .Keeps<InstallationTokenRow, InstallationTokenConfiguration>()
            .Keeps<ProgramRow, ProgramConfiguration>()
            .Keeps<MemberRow, MemberConfiguration>()
            .Keeps<RoleRow, RoleConfiguration>()
            .Keeps<AbsenceRow, AbsenceConfiguration>()
            .Keeps<HistoryRow, HistoryConfiguration>()
            .Keeps<TimerRow, TimerConfiguration>()
            .Keeps<TimerKeyRow, TimerKeyConfiguration>()
            .Keeps<InboxRow, InboxConfiguration>()
            .Keeps<OutboxRow, OutboxConfiguration>()
            .Keeps<PostRow, PostConfiguration>()
            .Keeps<DraftRow, DraftConfiguration>()
            .Keeps<WaitingRow, WaitingConfiguration>()
            .Keeps<HeartbeatRow, HeartbeatConfiguration>()
            .Keeps<OutageRow, OutageConfiguration>()
            .Keeps<HomeViewerRow, HomeViewerConfiguration>()
            .Keeps<DigestRow, DigestConfiguration>();

        it.Sweeps<InboxSweep>().Sweeps<DraftSweep>().Sweeps<OutboxSweep>().Sweeps<TimerSweep>()
            .Runs<Ticker>().Runs<OutboxDispatcher>().Runs<HomePublisher>().Runs<Heartbeat>().Runs<Housekeeping>().Runs<TokenWatch>().Runs<OutboxLevel>();

        it.Has<ForwardClock>().Has<Troubles>().Has<Migrator>().Has<TableLook>().Has<RecordErasure>().Has<RequestInbox>().Has<DraftStore>()
            .Has<InstallationDirectory>().Has<TokenSeal>().Has<TokenStore>().Has<TokenRenewal>().Has<ProgramDirectory>().Has<ProgramFinder>().Has<ProgramLedger>()
            .Has<LaneSignal>().Has<OutboxQueue>().Has<OutboxTable>().Has<LostMessages>().Has<StrayMessages>().Has<LeftMessages>()
            .Has<DeletedMessages>().Has<ReplacedMessages>()
            .Has<RevivedMessages>().Has<UnwrittenMessage>().Has<MessageMaker>().Has<MessageEnds>().Has<PlainerMessages>().Has<MessageSender>()
            .Has<Spending>().Has<Gate>().Has<Signposts>().Has<FormOpener>().Has<UploadedFiles>().Has<PersonalFiles>().Has<ClickReply>()
            .Has<WaitingSection>().Has<HomePage>().Has<WaitingList>();

        it.Offers<IProgramNotices, ProgramNotices>().Offers<IHoldBack, DailyDigests>().InEveryUnit(() => new UnitHistory());

        it.Offers<IHomeSection>(provider => provider.GetRequiredService<WaitingSection>())
            .Home<SignpostsSection>()
            .Status<InstallationStatus>().Status<DeliveryStatus>().Status<OutageStatus>()
            .Offers<IMessageRenderer>(provider => provider.GetRequiredService<UnwrittenMessage>())
            .Checks<MessageCheckup>()
            .Checks<ProcessCheckup>()
            .Command<AlignCommand>("/align", Right.Open, Cost.Nothing)
            .Timers<DigestTimers>()
            .Says<DigestMessage>()
            .Verb<DigestVerb>("digest", Right.Read("choose when they are told"))
            .Verb<WaitingVerb>("waiting", Right.Read("see what waits for them"))
            .Points(new Signpost("What waits for me", "waiting") { InHelp = 10, Said = ["mine", "todo", "todos", "tasks", "inbox", "asks"] })
            .Deed<MeantCommand>(MeantCommand.RunAction, Right.Open)
            .Deed<MeantCommand>(MeantCommand.EachAction, Right.Open)
            .Hears<AppHomeOpenedEvent, HomeOpened>()
            .Hears<MessageEvent, OwnMessages>();
    }
}
