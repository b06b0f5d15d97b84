using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.People;

/// <summary>Takes in the forms for roles and functions. Having the form open gives no right: who sends it is checked again.</summary>
sealed class MembersForms(InstallationDirectory installations, ProgramDirectory programs, PeopleDesk desk, RequestInbox inbox) : IViewSubmissionHandler
{
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(submission.View.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.In(installation);
        var actor = new UserId(submission.User.Id);
        var isRole = submission.View.CallbackId == RoleModal.CallbackId;
        var role = isRole ? RoleModal.Read(about, submission.View.State) : null;
        if (isRole && role is null)
        {
            return ViewAck.Clear;
        }

        return await inbox.OnceAsync(
            installation, request,
            async session =>
            {
                var refusal = role is var (given, seen)
                    ? await desk.GiveRoleAsync(session, key, actor, given, seen)
                    : await desk.AssignAsync(session, key, actor, FunctionsModal.Read(submission.View.State));
                return refusal is null
                    ? ViewAck.Clear
                    : ViewAck.Error(
                        isRole ? RoleModal.BlockOf(refusal, submission.View.State) : FunctionsModal.BlockOf(refusal),
                        RosterRefusals.Say(refusal, (await programs.CurrentAsync(session, key)).Roster));
            },
            ct);
    }
}
