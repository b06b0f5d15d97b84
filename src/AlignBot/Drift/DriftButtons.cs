using AlignBot.Domain;
using AlignBot.Domain.Drift;
using AlignBot.Drift.Forms;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Drift;

/// <summary>The buttons of drift: the whole page, and its form. Who may is asked on each click.</summary>
sealed class DriftButtons(
    InstallationDirectory installations, ProgramDirectory programs, DriftReader reader, ClickReply reply, IDatabase database, IClock clock)
    : IActionHandler
{
    public const string PageAction = "drift.page";
    public const string ThresholdsAction = "drift.thresholds";

    public static Button Page(ProgramInfo program) => new(PageAction, "All signs") { Value = About(program) };

    public static Button Thresholds(ProgramInfo program) => new(ThresholdsAction, "Thresholds") { Value = About(program) };

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (program, actor) = (await programs.LatestAsync(about.In(installation)), new UserId(payload.User.Id));
        var context = DriftDesk.Context(program, clock.GetCurrentInstant());
        var no = action.ActionId == ThresholdsAction ? DriftWorkflow.WhyNotSet(actor, context) : DriftWorkflow.WhyNotRead(actor, context);
        if (no is not null)
        {
            await reply.SayAsync(payload, request, DriftWords.Say(no, program), ct);
            return ActionAck.Nothing;
        }

        var page = action.ActionId == ThresholdsAction
            ? ThresholdsModal.Form(program)
            : DriftPage.Of(await database.ReadAsync(db => reader.ReadAsync(db, program, context.Now, ct), ct), program);
        await reply.OpenAsync(payload, request, page, ct);
        return ActionAck.Nothing;
    }

    static string About(ProgramInfo program) => new ProgramRef(program.Key.ProgramId).ToString();
}
