using AlignBot.Domain;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Web;

/// <summary>'Open as a page': a link for whoever presses it, to that page.</summary>
sealed class WebButtons(InstallationDirectory installations, SignIns signIns, ClickReply reply) : IActionHandler
{
    /// <summary>The link itself, which the browser opens: nothing is done here.</summary>
    public const string LinkAction = "web.link";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (action.ActionId == LinkAction || ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        if (!signIns.AreServed)
        {
            await reply.SayAsync(payload, request, WebWords.NotServed, ct);
            return ActionAck.Nothing;
        }

        var (text, blocks) = WebWords.Link(await signIns.MakeAsync(about.In(installation), new UserId(payload.User.Id), about.Rest, ct));
        await reply.SayAsync(payload, request, text, blocks, ct);
        return ActionAck.Nothing;
    }
}
