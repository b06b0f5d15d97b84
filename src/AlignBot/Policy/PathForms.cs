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

namespace AlignBot.Policy;

/// <summary>Takes in the pages of the path's form: a level, a category and the rules go into the draft; the first page puts the draft in force.</summary>
sealed class PathForms(InstallationDirectory installations, ProgramDirectory programs, PathDesk desk, FormOpener forms, RequestInbox inbox, ChannelLook channels) : IViewSubmissionHandler
{
    const string Gone = "This form is days old and its draft is gone. Begin again with /align path edit.";

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var view = submission.View;
        if (PathPage.Parse(view.PrivateMetadata) is not { } page || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = page.Program.In(installation);
        if (CategoriesModal.ChannelOf(view) is { } channel
            && (await programs.LatestAsync(key)).Path.Categories.All(category => category.Channel != channel)
            && await channels.WhyNotAsync(request.Workspace, channel, ct) is { } no)
        {
            return ViewAck.Error(CategoriesModal.Channel, no);
        }

        (ProgramInfo Program, PathDraft Draft)? changed = null;
        var ack = await inbox.OnceAsync(
            installation, request,
            async session =>
            {
                var program = await programs.CurrentAsync(session, key);
                if (await DraftStore.ReadAsync(session, installation, page.Draft, submission.User.Id, PathJson.Default.PathDraft) is not { } draft)
                {
                    return ViewAck.Update(new ModalView("Escalation path", [new SectionBlock(Mrkdwn.Of($"{Gone}"))]) { Close = "Close" });
                }

                if (view.CallbackId == PathEditorModal.CallbackId)
                {
                    return await SaveAsync(session, key, page, draft, submission);
                }

                var (path, errors) = Read(view, page.Index, draft.Path, program);
                if (path is null)
                {
                    return ViewAck.Errors(errors);
                }

                draft = draft with { Path = path };
                await DraftStore.SaveAsync(session, installation, page.Draft, submission.User.Id, draft, PathJson.Default.PathDraft);

                // Of a repeat nothing is kept, so that nothing is to be shown.
                session.AfterCommit(() => changed = (program, draft));
                return ViewAck.Close;
            },
            ct);
        if (changed is var (shown, kept))
        {
            PathEditor.Refresh(forms, request.Workspace, view.RootViewId, PathEditorModal.Form(shown, kept, page.Whole));
            if (view.CallbackId == CategoriesModal.CallbackId)
            {
                PathEditor.Refresh(forms, request.Workspace, view.PreviousViewId, CategoriesModal.List(kept.Path, page.Whole));
            }
        }

        return ack;
    }

    /// <summary>The path with one page filled in, or what is wrong with the page.</summary>
    static (EscalationPath? Path, Dictionary<string, string> Errors) Read(ReceivedView view, int index, EscalationPath path, ProgramInfo program)
    {
        switch (view.CallbackId)
        {
            case LevelModal.CallbackId:
                var (level, levelErrors) = LevelModal.Read(view.State, index < path.Levels.Length ? path.Levels[index] : null, program.Roster);
                return level is null
                    ? (null, levelErrors)
                    : (path with { Levels = index < path.Levels.Length ? path.Levels.SetItem(index, level) : path.Levels.Add(level) }, levelErrors);
            case CategoriesModal.CallbackId:
                var before = index < path.Categories.Length ? path.Categories[index] : null;
                var (category, categoryErrors) = CategoriesModal.Read(view.State, before, path.Categories.Where(other => other != before));
                return category is null
                    ? (null, categoryErrors)
                    : (path with { Categories = before is null ? path.Categories.Add(category) : path.Categories.SetItem(index, category) }, categoryErrors);
            default:
                return RulesModal.Read(view.State, path);
        }
    }

    async ValueTask<ViewAck> SaveAsync(Session session, ProgramKey key, PathPage page, PathDraft draft, ViewSubmission submission)
    {
        var answer = await desk.SaveAsync(session, key, new UserId(submission.User.Id), draft, PathEditorModal.NoteOf(submission.View.State));
        var program = await programs.CurrentAsync(session, key);
        switch (answer)
        {
            case PathAnswer.Faulty faulty:
                var errors = faulty.Findings.Where(finding => finding.IsError).Select(finding => Mrkdwn.Of($"•  {PathFindings.Say(finding, program.Roster)}"));
                return ViewAck.Update(PathEditorModal.Form(program, draft, page.Whole, Mrkdwn.Of($"*Not saved yet:*\n") + Mrkdwn.Join("\n", errors)));
            case PathAnswer.Outdated outdated:
                // The next press means it: whoever presses has read what they replace.
                await DraftStore.SaveAsync(
                    session, key.InstallationId, page.Draft, submission.User.Id, draft with { BaseVersion = outdated.InForce.Version }, PathJson.Default.PathDraft);
                return ViewAck.Update(PathEditorModal.Form(program, draft, page.Whole, PathEditorModal.Outdated(outdated.InForce, draft.Path, program)));
            case PathAnswer.Refused refused:
                return ViewAck.Error(PathEditorModal.ErrorBlock, refused.Sentence);
            default:
                await DraftStore.TakeAsync(session, key.InstallationId, page.Draft, submission.User.Id, PathJson.Default.PathDraft);
                return ViewAck.Update(PathEditorModal.Done(answer, program));
        }
    }
}
