using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Time;

/// <summary>The buttons under the calendar: edit it, or take days off from a file.</summary>
sealed class CalendarButtons(InstallationDirectory installations, ProgramDirectory programs, ClickReply reply) : IActionHandler
{
    public const string EditAction = "calendar.edit";
    public const string FileAction = "calendar.file";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var program = await programs.LatestAsync(about.In(installation));
        await reply.OpenAsync(payload, request, action.ActionId == EditAction ? CalendarModal.Form(program) : HolidayFileModal.Form(program), ct);

        return ActionAck.Nothing;
    }
}
