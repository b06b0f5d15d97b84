using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Forms;
using AlignBot.Installations;
using AlignBot.People;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Policy;

/// <summary>The buttons under the path: edit it, as a form or a file; check it; rehearse a dispute.</summary>
sealed class PathButtons(InstallationDirectory installations, ProgramDirectory programs, PathOpener opener, FormOpener forms, ClickReply reply, IClock clock) : IActionHandler
{
    public const string EditAction = "policy.edit";
    public const string FileAction = "policy.file";
    public const string CheckAction = "policy.check";
    public const string RehearseAction = "policy.rehearse";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var program = await programs.LatestAsync(about.In(installation));
        var actor = new UserId(payload.User.Id);
        var now = clock.GetCurrentInstant();
        if (action.ActionId == CheckAction)
        {
            await reply.SayAsync(payload, request, PathCard.Check(program, now), ct);
            return ActionAck.Nothing;
        }

        var isRehearsal = action.ActionId == RehearseAction;
        var (form, sentence) = isRehearsal ? (RehearsalModal.Form(program, now), null)
            : RosterChecks.WhyNotGovern(program.Roster, actor, now) is { } forbidden ? (null, RosterRefusals.Say(forbidden, program.Roster))
            : action.ActionId == FileAction ? (PathFileModal.Form(program), PathOpener.TooLong)
            : (await opener.EditAsync(program, actor), null);
        if (form is null)
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"{sentence}"), ct);
        }
        else if (!await forms.TryOpenAsync(payload, request, form, ct))
        {
            await reply.SayAsync(payload, request, Mrkdwn.Of($"If no form opened, press the button again."), ct);
        }

        return ActionAck.Nothing;
    }
}
