using System.Globalization;
using AlignBot.Domain;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Web;

/// <summary>'Open as a page': a link for whoever presses it, to that page.</summary>
sealed class WebButtons(InstallationDirectory installations, ProgramDirectory programs, SignIns signIns, ClickReply reply, IClock clock) : IActionHandler
{
    /// <summary>The link itself, which the browser opens: nothing is done here.</summary>
    public const string LinkAction = "web.link";

    static readonly Right Reading = Right.Read("read its pages");

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (action.ActionId == LinkAction || action.Value?.Split('/', 2) is not [var number, var path]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (program, actor) = (await programs.LatestAsync(new ProgramKey(installation, id)), new UserId(payload.User.Id));
        if (!signIns.AreServed)
        {
            await reply.SayAsync(payload, request, WebWords.NotServed, ct);
        }
        else if (Reading.WhyNot(program, actor, clock.GetCurrentInstant()) is { } no)
        {
            await reply.SayAsync(payload, request, no.Sentence, ct);
        }
        else
        {
            var (text, blocks) = WebWords.Link(await signIns.MakeAsync(program.Key, actor, path, ct));
            await reply.SayAsync(payload, request, text, blocks, ct);
        }

        return ActionAck.Nothing;
    }
}
