using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.People.Calendars;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.People;

/// <summary>Takes in the form for days away.</summary>
sealed class AwayForm(InstallationDirectory installations, ProgramDirectory programs, PeopleDesk desk, AwayProposals proposals, RequestInbox inbox) : IViewSubmissionHandler
{
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(submission.View.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.In(installation);
        var actor = new UserId(submission.User.Id);
        var absence = AwayModal.Read(submission.View.State, actor);
        return await inbox.OnceAsync(
            installation, request,
            async session =>
            {
                var asks = AwayModal.AsksFirst(submission.View.State, absence, actor);
                var refusal = asks ? await proposals.AskAsync(session, key, actor, absence) : await desk.EnterAwayAsync(session, key, actor, absence);
                var roster = (await programs.CurrentAsync(session, key)).Roster;
                return refusal is null
                    ? ViewAck.Update(AwayModal.Done(absence, roster, actor, asks))
                    : ViewAck.Error(AwayModal.BlockOf(refusal, submission.View.State), RosterRefusals.Say(refusal, roster));
            },
            ct);
    }
}
