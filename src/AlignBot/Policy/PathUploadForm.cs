using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Policy;

/// <summary>Takes the path from an uploaded file. What it would change is shown before it does, and it ends where the form ends.</summary>
sealed class PathUploadForm(
    InstallationDirectory installations, ProgramDirectory programs, PathDesk desk, IEnumerable<ICategoryField> fields, DraftStore drafts, UploadedFiles files, RequestInbox inbox, ChannelLook channels, IClock clock)
    : IViewSubmissionHandler
{
    /// <summary>The longest path that the rules allow is some fifty thousand characters.</summary>
    const int Largest = 256 * 1024;

    static readonly Mrkdwn Gone = Mrkdwn.Of($"This was saved already, or is days old. Begin again with `/align path upload`.");

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var view = submission.View;
        if (ProgramRef.Parse(view.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var (key, actor) = (about.In(installation), new UserId(submission.User.Id));
        if (view.CallbackId == PathUploadModal.ConfirmCallbackId)
        {
            return await inbox.OnceAsync(
                installation, request,
                async session => Guid.TryParseExact(about.Rest, "N", out var id)
                    && await DraftStore.TakeAsync(session, installation, id, actor.Value, PathJson.Default.PathDraft) is { } draft
                        ? await SaveAsync(session, key, actor, id, draft, PathUploadModal.NoteOf(view.State))
                        : ViewAck.Update(PathUploadModal.Says(Gone)),
                ct);
        }

        if (PathUploadModal.FileOf(view.State) is not { } file)
        {
            return ViewAck.Error(PathUploadModal.ErrorBlock, "Choose a text file.");
        }

        return ViewAck.Update(await files.ReadAsync(
            request, view.Id, file, Largest, PathUploadModal.Says, text => ReadAsync(request, key, actor, UploadedFiles.NameOf(file), text)));
    }

    async Task<ModalView> ReadAsync(SlackRequest request, ProgramKey key, UserId actor, string name, string text)
    {
        var (program, now) = (await programs.LatestAsync(key), clock.GetCurrentInstant());
        var (path, problems) = PathText.Parse(text, program.Roster, fields);
        if (path is null)
        {
            return PathUploadModal.Mistakes(name, [.. problems.Select(PathUploadModal.Say)]);
        }

        var errors = PathLinter.Check(path, program.Roster, program.Calendar, now).Where(finding => finding.IsError)
            .Select(finding => Mrkdwn.Of($"{PathFindings.Say(finding, program.Roster)}")).ToList();
        if (await channels.WhyNotAsync(request.Workspace, path, program.Path, CancellationToken.None) is var (category, why))
        {
            errors.Add(Mrkdwn.Of($"The channel of '{category.Name}': {why}"));
        }

        var changes = PathChanges.Between(program.Path, path, program.Roster);
        if (errors.Count > 0 || changes.IsEmpty)
        {
            return errors.Count > 0
                ? PathUploadModal.Mistakes(name, errors)
                : PathUploadModal.Says(Mrkdwn.Of($"{name} says what is in force already: version {program.Path.Version}. Nothing has changed."));
        }

        var id = Guid.CreateVersion7();
        await drafts.SaveAsync(key.InstallationId, id, actor.Value, new PathDraft(program.Path.Version, path), PathJson.Default.PathDraft);
        return PathUploadModal.Confirm(program, changes, new ProgramRef(key.ProgramId, id.ToString("N")));
    }

    async ValueTask<ViewAck> SaveAsync(Session session, ProgramKey key, UserId actor, Guid id, PathDraft draft, string? note)
    {
        var answer = await desk.SaveAsync(session, key, actor, draft, note);
        var program = await programs.CurrentAsync(session, key);
        if (answer is PathAnswer.Outdated outdated)
        {
            // The next press means it: whoever presses has read what they replace.
            await DraftStore.SaveAsync(session, key.InstallationId, id, actor.Value, draft with { BaseVersion = outdated.InForce.Version }, PathJson.Default.PathDraft);
            return ViewAck.Update(PathUploadModal.Confirm(
                program, PathChanges.Between(program.Path, draft.Path, program.Roster), new ProgramRef(key.ProgramId, id.ToString("N")), PathUploadModal.Outdated(outdated.InForce)));
        }

        return ViewAck.Update(answer is PathAnswer.Faulty faulty
            ? PathUploadModal.Mistakes("The file", [.. faulty.Findings.Where(finding => finding.IsError).Select(finding => Mrkdwn.Of($"{PathFindings.Say(finding, program.Roster)}"))])
            : PathEditorModal.Done(answer, program));
    }
}
