using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Policy;

/// <summary>Takes in the path as text. It ends where the form ends: the same checks, the same version, the same announcement.</summary>
sealed class PathFileForm(InstallationDirectory installations, ProgramDirectory programs, PathDesk desk, IEnumerable<ICategoryField> fields, RequestInbox inbox, ChannelLook channels) : IViewSubmissionHandler
{
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var view = submission.View;
        if (ProgramRef.Parse(view.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation
            || !int.TryParse(about.Rest, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return ViewAck.Clear;
        }

        // Read by who may alone, and before the transaction: everybody else's work waits behind that. Its checks are made again in it.
        var (key, actor) = (about.In(installation), new UserId(submission.User.Id));
        var latest = await programs.LatestAsync(key);
        var (path, problems) = PathText.Parse(PathFileModal.TextOf(view.State), latest.Roster, fields);
        if (path is null)
        {
            return ViewAck.Error(PathFileModal.ErrorBlock, PathFileModal.Say(problems));
        }

        if (await channels.WhyNotAsync(request.Workspace, path, latest.Path, ct) is var (category, why))
        {
            return ViewAck.Error(PathFileModal.ErrorBlock, $"The channel of '{category.Name}': {why}");
        }

        return await inbox.OnceAsync(
            installation, request,
            async session => await desk.SaveAsync(session, key, actor, new PathDraft(version, path), PathFileModal.NoteOf(view.State)) switch
            {
                PathAnswer.Faulty faulty => ViewAck.Error(PathFileModal.ErrorBlock, PathFileModal.Say(faulty.Findings, (await programs.CurrentAsync(session, key)).Roster)),
                PathAnswer.Outdated outdated => ViewAck.Error(PathFileModal.ErrorBlock, PathFileModal.Outdated(outdated.InForce)),
                PathAnswer.Refused refused => ViewAck.Error(PathFileModal.ErrorBlock, refused.Sentence),
                var answer => ViewAck.Update(PathEditorModal.Done(answer, await programs.CurrentAsync(session, key))),
            },
            ct);
    }
}
