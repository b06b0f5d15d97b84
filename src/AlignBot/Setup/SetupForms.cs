using AlignBot.Domain;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Setup;

/// <summary>'Next': a step is kept, and the next one shown; what can't be read stands under its field, and is kept all the same.</summary>
sealed class SetupForms(InstallationDirectory installations, SetupStore store, SetupDesk desk, SetupLook look, SetupPreview preview, RequestInbox inbox) : IViewSubmissionHandler
{
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var view = submission.View;
        if (SetupRef.Parse(view.PrivateMetadata) is not { } about || SetupSteps.Find(about.Step) is not { } step
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var (actor, workspace) = (new UserId(submission.User.Id), request.Workspace.TeamId ?? "");
        var typed = SetupPages.Read(step, view.State).ToList();
        if (await store.FindAsync(installation, about.Channel) is { } known && IsNews(known, step, typed, actor))
        {
            // Somebody came since the form was opened: Slack says so at once, or the field does.
            var seen = await look.LookSoonAsync(installation, request.Workspace, about.Channel, actor, SetupPeople.Of(step, typed), ct);
            if (seen is { Draft: null })
            {
                return ViewAck.Error(step.Fields[0].Id, seen.Why.Plain);
            }
        }

        return await inbox.OnceAsync(
            installation, request,
            async session => await desk.SaveAsync(session, installation, about, step, actor, typed, isDone: true, draft => preview.Read(workspace, draft, actor).Problems) switch
            {
                SetupSaved.Wrong wrong => ViewAck.Errors(wrong.Sentences),
                SetupSaved.ChangedMeanwhile other => ViewAck.Update(SetupPages.Step(other.Typed, step, actor, other.Note)),
                SetupSaved.Kept kept => ViewAck.Update(Next(kept.Draft, step) is { } next ? SetupPages.Step(kept.Draft, next, actor) : preview.Page(workspace, kept.Draft, actor)),
                var no => ViewAck.Update(SetupPages.Says(about.Channel, WhyNot(no), canLookAgain: true)),
            },
            ct);
    }

    /// <summary>Why a set-up does not go on.</summary>
    public static Mrkdwn WhyNot(SetupSaved no) => no switch
    {
        SetupSaved.RunsAlready => Mrkdwn.Of($"A program runs in this channel already: somebody pressed 'Start' meanwhile. `/align status` shows how it stands."),
        SetupSaved.NotYours => Mrkdwn.Of($"Only full members of the workspace who are in the channel can set AlignBot up. Join it, then look again."),
        _ => Mrkdwn.Of($"This set-up lay untouched for three months and was put away. Look again to begin anew."),
    };

    /// <summary>Somebody is named, or acts, who was not there when Slack was asked last.</summary>
    static bool IsNews(SetupDraft known, SetupStep step, IReadOnlyList<KeyValuePair<string, string>> typed, UserId actor) => !known.Lets(actor)
        || SetupPeople.Of(step, typed).Any(user => known.Find(user) is null);

    /// <summary>The next step that is still to be done, those behind this one first; null for the preview.</summary>
    static SetupStep? Next(SetupDraft draft, SetupStep step) => SetupSteps.All.SkipWhile(other => other != step).Skip(1).Concat(SetupSteps.All)
        .FirstOrDefault(other => draft.Steps.GetValueOrDefault(other.Key) is not { IsDone: true });
}
