using System.Globalization;
using AlignBot.Artifacts.Cards;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Artifacts.Sla;

/// <summary>The buttons and forms about what comes late under an SLA. Who may is checked on each click.</summary>
sealed class SlaLate(
    InstallationDirectory installations, ProgramDirectory programs, ArtifactDesk desk, IRaiseDispute raise, FormOpener forms, ClickReply reply, RequestInbox inbox,
    IDatabase database, IClock clock)
    : IActionHandler, IViewSubmissionHandler
{
    /// <summary>Report something late.</summary>
    public const string ReportAction = "artifact.sla.report";

    /// <summary>Read what is reported of one's side.</summary>
    public const string AnswersAction = "artifact.sla.answers";

    public const string AcceptAction = "artifact.sla.accept";
    public const string ContestAction = "artifact.sla.contest";
    public const string TakeBackAction = "artifact.sla.back";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ArtifactRef.Parse(action.Value) is not { Id: { } id } about || await installations.FindAsync(request.Workspace) is not { } installation
            || await database.ReadAsync(db => ArtifactTables.FindAsync(db, about.Program(installation), id)) is not { } sla)
        {
            return ActionAck.Nothing;
        }

        var (program, actor) = (await programs.LatestAsync(about.Program(installation)), new UserId(payload.User.Id));
        var context = ArtifactDesk.Context(program, clock.GetCurrentInstant());
        int? number = int.TryParse(about.Rest, NumberStyles.None, CultureInfo.InvariantCulture, out var behind) ? behind : null;
        switch (action.ActionId)
        {
            case ReportAction:
                var clauses = LateModals.Reportable(sla, actor, context);
                await (clauses.Count == 0
                    ? reply.SayAsync(payload, request, ArtifactWords.Refused(ArtifactWorkflow.WhyNotReport(sla, actor, number ?? 0, context)!, program), ct)
                    : reply.OpenAsync(payload, request, LateModals.Report(sla, clauses, number, "", context.Today), ct));
                break;
            case TakeBackAction:
                await (LateModals.Takeable(sla, actor, context) is { Count: > 0 } reports
                    ? reply.OpenAsync(payload, request, LateModals.TakeBack(sla, reports), ct)
                    : reply.SayAsync(payload, request, Mrkdwn.Of($"There is nothing that you can take back."), ct));
                break;
            case AnswersAction:
                await (sla.LateSides.FirstOrDefault(side => side.Asked == actor) is { } theirs
                    ? reply.OpenAsync(payload, request, LateModals.Answers(sla, theirs.Side, program), ct)
                    : reply.SayAsync(payload, request, Mrkdwn.Of($"Nothing reported late waits for you."), ct));
                break;
            case AcceptAction when number is { } report:
                await AcceptAsync(payload, request, program, sla, report, actor, ct);
                break;
            case ContestAction when number is { } report:
                await ContestAsync(payload, request, program, sla, report, actor, context, ct);
                break;
        }

        return ActionAck.Nothing;
    }

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (ArtifactRef.Parse(view.PrivateMetadata) is not { Id: { } id } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.Program(installation);
        return await inbox.OnceAsync(
            key, request,
            async session =>
            {
                var program = await programs.CurrentAsync(session, key);
                var report = LateModals.Read(view.State, actor, ArtifactDesk.Context(program, session.Now).Today);
                ArtifactCommand command = view.CallbackId == LateModals.ReportCallbackId ? report : new ArtifactCommand.TakeBackLate(actor, report.Clause);
                return await desk.ApplyAsync(session, key, id, command) switch
                {
                    Outcome<Artifact>.Refused refused => ViewAck.Error(command is ArtifactCommand.ReportLate ? LateModals.BlockOf(refused.Why) : LateModals.Which, ArtifactWords.Say(refused.Why, program)),
                    Outcome<Artifact>.Changed changed when command is ArtifactCommand.ReportLate =>
                        ViewAck.Update(new ModalView("Reported", [new SectionBlock(LateModals.Reported(changed.State, program))]) { Close = "Close" }),
                    _ => ViewAck.Clear,
                };
            },
            ct);
    }

    async Task AcceptAsync(BlockActions payload, SlackRequest request, ProgramInfo program, Artifact sla, int report, UserId actor, CancellationToken ct)
    {
        var outcome = await inbox.FirstTimeAsync(program.Key, request, session => desk.ApplyAsync(session, program.Key, sla.Id.Value, new ArtifactCommand.AcceptLate(actor, report)), ct);
        if (outcome is Outcome<Artifact>.Refused refused)
        {
            await reply.SayAsync(payload, request, ArtifactWords.Refused(refused.Why, program), ct);
        }
        else if (outcome is Outcome<Artifact>.Changed { State: var next } && payload.View is { Type: "modal" } view)
        {
            // The page goes on with what is left; it stands on Home, too, where it did not.
            await forms.TryUpdateAsync(request.Workspace, view, LateModals.Answers(next, next.Late.First(one => one.Number == report).Side, program), ct);
        }
    }

    /// <summary>The owing side's leader against whoever reported it, with the report in the question.</summary>
    async Task ContestAsync(BlockActions payload, SlackRequest request, ProgramInfo program, Artifact sla, int number, UserId actor, RuleContext context, CancellationToken ct)
    {
        if (ArtifactWorkflow.WhyNotAnswer(sla, actor, number, context) is { } refusal)
        {
            await reply.SayAsync(payload, request, ArtifactWords.Refused(refusal, program), ct);
            return;
        }

        if (raise.WhyNot(program, actor) is { } no)
        {
            await reply.SayAsync(payload, request, no, ct);
            return;
        }

        var report = sla.Late.First(one => one.Number == number);
        var promise = sla.Clauses.FirstOrDefault(clause => clause.Of.Number == report.Clause) is { } clause ? $" ({ClauseText.Promise(clause.Of)})" : "";
        var form = await raise.FormAsync(program, actor, new DisputeDraft(
            $"Was clause {report.Clause} of the SLA{promise} kept? {Names.Of(program.Roster, report.By)} reports of {When.Date(report.On)}: {report.Text}")
        {
            FirstParty = actor,
            SecondParty = report.By,
            Options = [SlaContests.WasLate, SlaContests.WasKept],
            From = SlaContests.From(sla, report),
        });
        await reply.OpenAsync(payload, request, form, ct);
    }
}
