using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.People.Calendars;

/// <summary>'I am away' and 'Not away': the person alone says so.</summary>
sealed class AwayProposalButtons(InstallationDirectory installations, ProgramDirectory programs, AwayProposals proposals, ClickReply reply, RequestInbox inbox) : IActionHandler
{
    public const string YesAction = "people.away.yes";
    public const string NoAction = "people.away.no";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || !Guid.TryParseExact(about.Rest, "N", out var id) || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var key = about.In(installation);
        var refusal = await inbox.FirstTimeAsync(key, request, session => proposals.AnswerAsync(session, key, new UserId(payload.User.Id), id, action.ActionId == YesAction), ct);
        if (refusal is not null)
        {
            var said = RosterRefusals.Say(refusal, (await programs.LatestAsync(key)).Roster);
            await reply.SayAsync(payload, request, Mrkdwn.Of($"{said}"), ct);
        }

        return ActionAck.Nothing;
    }
}
