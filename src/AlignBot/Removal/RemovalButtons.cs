using AlignBot.Domain;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Removal;

/// <summary>'Ask to delete it', 'Delete it for good' and 'Keep it'.</summary>
sealed class RemovalButtons(InstallationDirectory installations, ProgramDirectory programs, RemovalDesk desk, RequestInbox inbox, ClickReply reply) : IActionHandler
{
    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        // As it was before, for the names: afterwards there may be none.
        var (key, actor) = (about.In(installation), new UserId(payload.User.Id));
        var program = await programs.LatestAsync(key);
        var outcome = await inbox.FirstTimeAsync(
            key, request,
            session => action.ActionId switch
            {
                RemovalWords.AskAction => desk.AskAsync(session, key, actor),
                RemovalWords.ConfirmAction => desk.ConfirmAsync(session, key, actor),
                _ => desk.KeepAsync(session, key, actor),
            },
            ct);
        if (outcome is not null)
        {
            await reply.SayAsync(payload, request, RemovalWords.Say(program, outcome), ct);
        }

        return ActionAck.Nothing;
    }
}
