using AlignBot.Domain;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Policy;

/// <summary>The buttons under the path: edit it, as a form or a file; have it as a file; check it; rehearse a dispute.</summary>
sealed class PathButtons(
    InstallationDirectory installations, ProgramDirectory programs, PathOpener opener, PathExport export, FormOpener forms, ClickReply reply, IClock clock)
    : IActionHandler
{
    public const string EditAction = "policy.edit";
    public const string FileAction = "policy.file";
    public const string UploadAction = "policy.upload";
    public const string SendAction = "policy.send";
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

        if (action.ActionId == SendAction)
        {
            export.Send(request.Workspace, actor, program);
            await reply.SayAsync(payload, request, PathExport.OnItsWay(program), ct);
            return ActionAck.Nothing;
        }

        var form = action.ActionId switch
        {
            RehearseAction => RehearsalModal.Form(program, now),
            FileAction => PathOpener.AsFile(program),
            UploadAction => PathUploadModal.Form(program),
            _ => await opener.EditAsync(program, actor),
        };

        // The form with the text makes way for the one that takes a file: nobody goes back to it.
        var isOpen = action.ActionId == UploadAction && payload.View is { } open
            ? await forms.TryUpdateAsync(request.Workspace, open, form, ct)
            : await forms.TryOpenAsync(payload, request, form, ct);
        if (!isOpen)
        {
            await reply.SayAsync(payload, request, ClickReply.PressAgain, ct);
        }

        return ActionAck.Nothing;
    }
}
