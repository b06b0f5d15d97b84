using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Policy;

/// <summary>Rehearses a dispute by the real rules. It writes nothing, so a repeat is simply answered again.</summary>
sealed class RehearsalForm(InstallationDirectory installations, ProgramDirectory programs, IRehearsalWords words, IClock clock) : IViewSubmissionHandler
{
    /// <summary>How far back a start may lie: the form was opened, and thought about.</summary>
    static readonly Duration Lately = Duration.FromHours(1);

    /// <summary>How far ahead: beyond, calendars are guesses.</summary>
    static readonly Duration Farthest = Duration.FromDays(366);

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(submission.View.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var isForm = submission.View.CallbackId == RehearsalModal.CallbackId;
        if ((isForm ? RehearsalModal.Read(submission.View.State) : RehearsalPlan.Parse(about.Rest)) is not { } plan)
        {
            return ViewAck.Clear;
        }

        var now = clock.GetCurrentInstant();
        if (isForm && (plan.Start is not { } start || start < now - Lately || start > now + Farthest))
        {
            return ViewAck.Error(RehearsalModal.StartBlock, "Choose a time from now on, within a year: what is past can't be rehearsed.");
        }

        var program = await programs.LatestAsync(about.In(installation));
        var (report, refusal) = Rehearsal.Run(
            plan.ToNewDispute(program, new UserId(submission.User.Id)),
            new DisputeContext(plan.Start!.Value, program.Roster, program.Calendar));
        return report is not null
            ? ViewAck.Update(RehearsalModal.Page(words, program, report, plan))
            : isForm
                ? ViewAck.Error(RehearsalModal.BlockOf(refusal!, plan), words.Refused(refusal!, program).Plain)
                : ViewAck.Clear;
    }
}
