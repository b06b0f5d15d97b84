using AlignBot.Contracts;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Erasure;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.People.Accepting;
using AlignBot.People.Calendars;
using AlignBot.People.Roles;
using AlignBot.Slack.Inbound.Events;

namespace AlignBot.People;

/// <summary>Who is who in a program: what Slack says of it, what the operating lead says, and who is away.</summary>
sealed class PeopleFeature : Feature
{
    public override string Name => "people";

    public override void Declare(FeatureDeclaration it)
    {
        it.Keeps<AwayCalendarRow, AwayCalendarConfiguration>()
            .Keeps<AwayProposalRow, AwayProposalConfiguration>()
            .Has<RosterDesk>()
            .Has<RosterFeed>()
            .Has<AccountLookUps>()
            .Offers<IChannelPeople, ChannelPeople>()
            .Has<RosterComparisons>()
            .Offers<IPeopleAsked>(provider => provider.GetRequiredService<RosterComparisons>())
            .Has<RosterOrder>()
            .Sweeps<AbsenceSweep>()
            .Runs<RosterReconciler>()
            .Runs<Newcomers>()
            .Offers<IStrangers>(provider => provider.GetRequiredService<Newcomers>())
            .Has<PeopleDesk>()
            .Has<RoleAskDesk>()
            .Offers<IRoleAsks>(provider => provider.GetRequiredService<RoleAskDesk>())
            .Offers<IFollow<RosterChanged>>(provider => provider.GetRequiredService<RoleAskDesk>())
            .Says<RoleAskMessage>()
            .Says<RoleDeclinedMessage>()
            .Waits<RoleAskWaiting>()
            .Offers<INameDeputy, NameDeputy>()
            .Has<Handovers>()
            .Timers<Handovers>()
            .Waits<HandoverWaiting>()
            .Says<HandoverMessage>()
            .Follows<RosterChanged, VacantRoles>()
            .Timers<VacantRoles>()
            .Waits<VacantRolesWaiting>()
            .Says<VacantRolesMessage>()
            .Checks<RolesCheckup>()
            .Has<AwayProposals>()
            .Has<AwayCalendars>()
            .Has<AddressSeal>()
            .Has<CalendarSignal>()
            .Has<FeedClient>()
            .Has<AwayCalendarButtons>()
            .Follows<RosterChanged, AwayCalendars>()
            .Offers<IAfterErasure>(provider => provider.GetRequiredService<AwayCalendars>())
            .Runs<AwayCalendarReader>()
            .Timers<AwayProposalTimers>()
            .Waits<AwayWaiting>()
            .Says<AwayProposalMessage>()
            .Says<AwayCalendarMessage>()
            .Offers<IPeopleByMail, PeopleByMail>()
            .Has<ChannelDesk>()
            .InProgramFile<MembersSection>()
            .InProgramFile<RolesSection>()
            .Timers<RosterTimers>()
            .Status<RolesStatus>()
            .Offers<IFindings, RoleFindings>()
            .Attention<RolesAttention>()
            .Hears<MemberJoinedChannelEvent, RosterEvents>()
            .Hears<MemberLeftChannelEvent, RosterEvents>()
            .Hears<TeamJoinEvent, RosterEvents>()
            .Hears<UserChangeEvent, RosterEvents>()
            .Hears<ChannelArchiveEvent, ChannelEvents>()
            .Hears<ChannelUnarchiveEvent, ChannelEvents>()
            .Hears<ChannelDeletedEvent, ChannelEvents>()
            .Hears<ChannelLeftEvent, ChannelEvents>()
            .Hears<ChannelIdChangedEvent, ChannelEvents>();

        it.Verb<MembersVerb>("members", Right.Read("see who is who"), Cost.Search)
            .Points(new Signpost("Members", "members") { OnHome = 40, Said = ["people", "roles", "who", "team", "roster", "deputy", "deputies"] })
            .Points(new Signpost("Days away", "away") { Said = ["vacation", "holiday", "absence", "absent", "leave", "ooo", "pto"] })
            .Verb<AwayVerb>("away", Right.Ruled)
            .Word("/align away", "list", Right.Read("see who is away"))
            .Word("/align away", "cancel", Right.Read("see who is away"))
            .Deed<MembersButtons>(MembersButtons.RoleAction, Right.Ruled)
            .Deed<MembersButtons>(MembersButtons.FunctionsAction, Right.Govern)
            .Deed<MembersButtons>(MembersButtons.DeputyAction, Right.Ruled)
            .Form<MembersForms>(RoleModal.CallbackId, Right.Ruled)
            .Form<MembersForms>(FunctionsModal.CallbackId, Right.Ruled)
            .Deed<RoleAskButtons>(RoleAskButtons.AcceptAction, Right.Ruled)
            .Deed<RoleAskButtons>(RoleAskButtons.DeclineAction, Right.Ruled)
            .Form<RoleAskButtons>(RoleAskButtons.DeclineCallbackId, Right.Ruled)
            .Deed<AwayButtons>(AwayButtons.OpenAction, Right.Read("enter their days away"))
            .Deed<AwayButtons>(AwayButtons.CancelAction, Right.Ruled)
            .Word("/align away", "calendar", Right.Read("have their calendar read"))
            .Word("/align away", "ask", Right.Govern)
            .Deed<AwayCalendarButtons>(AwayCalendarButtons.OpenAction, Right.Read("have their calendar read"))
            .Deed<AwayCalendarButtons>(AwayCalendarButtons.TakeAwayAction, Right.Ruled)
            .Form<AwayCalendarButtons>(AwayCalendarModal.CallbackId, Right.Ruled)
            .Deed<HandoverButtons>(HandoverButtons.TakeOnAction, Right.Ruled)
            .Deed<HandoverButtons>(HandoverButtons.ContestAction, Right.Ruled)
            .Deed<HandoverButtons>(HandoverButtons.WholeAction, Right.Ruled, Cost.Export)
            .Deed<AwayProposalButtons>(AwayProposalButtons.YesAction, Right.Ruled)
            .Deed<AwayProposalButtons>(AwayProposalButtons.NoAction, Right.Ruled)
            .Form<AwayForm>(AwayModal.CallbackId, Right.Ruled);
    }
}
