using AlignBot.Contracts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Events;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.People;

/// <summary>Hears of people: who joins or leaves a program's channel, and whose account changes.</summary>
/// <remarks>Nothing is asked of Slack before the event is acknowledged. Of somebody new an event brings no more than the id: they are looked up right after.</remarks>
sealed class RosterEvents(
    InstallationDirectory installations, ProgramDirectory programs, RosterFeed feed, RosterComparisons comparisons, RosterOrder order, Newcomers newcomers, ChannelDesk channels,
    IBotInvited invited, RequestInbox inbox, IDatabase database)
    : IEventHandler<MemberJoinedChannelEvent>, IEventHandler<MemberLeftChannelEvent>, IEventHandler<TeamJoinEvent>, IEventHandler<UserChangeEvent>
{
    /// <summary>What an event is about (<see cref="RosterOrder"/>).</summary>
    const string Presence = "presence";
    const string Account = "account";

    public async Task Handle(MemberJoinedChannelEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct)
    {
        if (await ProgramAsync(request.Workspace, e.Channel) is not var (installation, key))
        {
            if (await installations.FindAsync(request.Workspace) is { } here && e.User.Length > 0 && e.User == (await installations.RowAsync(here)).BotUserId)
            {
                await invited.InvitedAsync(here, e, request, ct);
            }

            return;
        }

        var isBot = e.User == installation.BotUserId;
        if (!isBot && !order.IsNews(key, e.User, Presence, e, envelope))
        {
            return;
        }

        var isKnown = false;
        await inbox.OnceAsync(
            installation.Id, request,
            async session =>
            {
                isKnown = !isBot && await feed.ChannelAsync(session, key, e.User, isIn: true);
                if (isBot)
                {
                    await channels.ChangeAsync(session, key, ChannelState.Open);
                }
            },
            ct);
        if (isBot)
        {
            // It is back, and may have missed much.
            comparisons.Soon(key);
        }
        else if (!isKnown)
        {
            newcomers.Joined(key, e.User);
        }
    }

    public async Task Handle(MemberLeftChannelEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct)
    {
        if (await ProgramAsync(request.Workspace, e.Channel) is not var (installation, key))
        {
            return;
        }

        if (e.User != installation.BotUserId && !order.IsNews(key, e.User, Presence, e, envelope))
        {
            return;
        }

        newcomers.Left(key, e.User);
        var isKnown = true;
        await inbox.OnceAsync(
            installation.Id, request,
            async session =>
            {
                if (e.User == installation.BotUserId)
                {
                    await channels.ChangeAsync(session, key, ChannelState.BotRemoved);
                }
                else
                {
                    isKnown = await feed.ChannelAsync(session, key, e.User, isIn: false);
                }
            },
            ct);
        if (!isKnown)
        {
            // A pass that is under way may still take them for somebody who is there.
            comparisons.Soon(key);
        }
    }

    /// <summary>Somebody comes, or comes back, to the workspace: of interest where a program knows them.</summary>
    public Task Handle(TeamJoinEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) => AccountAsync(e.User, e, envelope, request, ct);

    public Task Handle(UserChangeEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct) => AccountAsync(e.User, e, envelope, request, ct);

    async Task AccountAsync(User user, SlackEvent e, EventEnvelope envelope, SlackRequest request, CancellationToken ct)
    {
        if (user.Id.Length == 0 || await installations.FindAsync(request.Workspace) is not { } id)
        {
            return;
        }

        // Slack tells of every status and picture: most of it concerns no program, and none of it costs a write.
        var theirs = await database.ReadAsync(
            db => db.Members.Where(row => row.InstallationId == id && row.UserId == user.Id)
                .OrderBy(row => row.ProgramId).Select(row => new ProgramKey(row.InstallationId, row.ProgramId)).ToListAsync(ct),
            ct);
        if (theirs.Count == 0)
        {
            return;
        }

        var installation = await installations.RowAsync(id);
        var toAsk = new List<ProgramKey>();
        await inbox.OnceAsync(
            id, request,
            async session =>
            {
                foreach (var key in theirs.Where(key => order.IsNews(key, user.Id, Account, e, envelope)))
                {
                    if (!await feed.HeardAsync(session, key, installation, user))
                    {
                        toAsk.Add(key);
                    }
                }
            },
            ct);
        toAsk.ForEach(key => newcomers.Changed(key, user.Id));
    }

    async ValueTask<(InstallationRow Installation, ProgramKey Key)?> ProgramAsync(WorkspaceKey workspace, string channel) =>
        await installations.FindAsync(workspace) is { } id && await programs.FindAsync(id, channel) is { } key
            ? (await installations.RowAsync(id), key)
            : null;
}
