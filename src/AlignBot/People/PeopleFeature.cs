using AlignBot.Align;
using AlignBot.Installations;
using AlignBot.Slack;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Timers;

namespace AlignBot.People;

/// <summary>Who is who in a program: what Slack says of it, what the operating lead says, and who is away.</summary>
static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<RosterDesk>()
        .AddSingleton<RosterFeed>()
        .AddSingleton<RosterReconciler>()
        .AddSingleton<PeopleDesk>()
        .AddSingleton<ChannelDesk>()
        .AddSingleton<ITimerHandler, RosterTimers>()
        .AddAlignVerb<MembersVerb>()
        .AddAlignVerb<AwayVerb>()
        .AddSlackHandlers(slack => slack
            .OnEvent<MemberJoinedChannelEvent, RosterEvents>()
            .OnEvent<MemberLeftChannelEvent, RosterEvents>()
            .OnEvent<TeamJoinEvent, RosterEvents>()
            .OnEvent<UserChangeEvent, RosterEvents>()
            .OnEvent<ChannelArchiveEvent, ChannelEvents>()
            .OnEvent<ChannelUnarchiveEvent, ChannelEvents>()
            .OnEvent<ChannelDeletedEvent, ChannelEvents>()
            .OnEvent<ChannelLeftEvent, ChannelEvents>()
            .OnEvent<ChannelIdChangedEvent, ChannelEvents>()
            .OnEvent<AppUninstalledEvent, AppEvents>()
            .OnEvent<TokensRevokedEvent, AppEvents>()
            .OnButton<MembersButtons>(MembersButtons.RoleAction)
            .OnButton<MembersButtons>(MembersButtons.FunctionsAction)
            .OnSubmit<MembersForms>(RoleModal.CallbackId)
            .OnSubmit<MembersForms>(FunctionsModal.CallbackId)
            .OnButton<AwayButtons>(AwayButtons.OpenAction)
            .OnButton<AwayButtons>(AwayButtons.CancelAction)
            .OnSubmit<AwayForm>(AwayModal.CallbackId));
}
