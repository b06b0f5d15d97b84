using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.People;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Cadence.Absences;

/// <summary>The buttons of <see cref="AwayAskMessage"/> that no other message has: a deputy for those days, and 'leave it'.</summary>
sealed class ArrangeAway(
    InstallationDirectory installations, ProgramDirectory programs, MeetingDesk desk, INameDeputy deputies, ClickReply reply, RequestInbox inbox, IDatabase database)
    : IActionHandler
{
    public const string LeaveAction = "meeting.away.leave";

    /// <summary>One for each role; the role's name takes the asterisk's place.</summary>
    public const string DeputyAction = "meeting.away.deputy.*";

    public static string DeputyActionOf(Role role) => DeputyAction.Replace("*", role.ToString(), StringComparison.Ordinal);

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (MeetingRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var key = about.Program(installation);
        if (action.ActionId != LeaveAction)
        {
            if (ChosenName.Of<Role>(action.ActionId[(DeputyAction.Length - 1)..]) is { } role
                && await database.ReadAsync(db => MeetingQueries.FindAsync(db.Meetings, key, about.MeetingId)) is { } row)
            {
                await deputies.OpenAsync(payload, request, key, role, row.StartsAt, ct);
            }

            return ActionAck.Nothing;
        }

        var (meeting, outcome) = await inbox.FirstTimeAsync(
            installation, request,
            async session => await MeetingQueries.FindAsync(session.Db.Meetings, key, about.MeetingId) is { } row
                ? (MeetingDesk.StateOf(row), await desk.ApplyAsync(session, key, row.Id, new MeetingCommand.LeaveAsItIs(new UserId(payload.User.Id))))
                : default,
            ct);
        var said = outcome switch
        {
            Outcome<Meeting>.Refused { Why: var why } => MeetingRefusals.Say(why, await programs.LatestAsync(key), meeting!.Terms.Zone),
            Outcome<Meeting>.Ignored => ClickReply.SoAlready,
            _ => default,
        };
        if (outcome is Outcome<Meeting>.Refused or Outcome<Meeting>.Ignored)
        {
            await reply.SayAsync(payload, request, said, ct);
        }

        return ActionAck.Nothing;
    }
}
