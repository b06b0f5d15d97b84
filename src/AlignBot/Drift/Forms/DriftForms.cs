using AlignBot.Domain;
using AlignBot.Domain.Drift;
using AlignBot.Domain.Drift.Language;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Drift.Forms;

/// <summary>Takes in the forms of drift. Who may is asked by the rules on each.</summary>
sealed class DriftForms(InstallationDirectory installations, ProgramDirectory programs, DriftDesk desk, RequestInbox inbox)
    : IViewSubmissionHandler
{
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (ProgramRef.Parse(view.PrivateMetadata) is not { } about
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.In(installation);
        return await inbox.OnceAsync(
            key, request,
            session => view.CallbackId == WordsModal.CallbackId ? WordsAsync(session, key, view, about.Rest, actor)
                : ThresholdsAsync(session, key, view, actor), ct);
    }

    async ValueTask<ViewAck> ThresholdsAsync(Session session, ProgramKey key, ReceivedView view, UserId actor)
    {
        var program = await programs.CurrentAsync(session, key);
        var (thresholds, errors) = ThresholdsModal.Read(view.State, program);
        return errors.Count > 0 ? ViewAck.Errors(errors) : await desk.ApplyAsync(session, key, new DriftCommand.SetThresholds(actor,
            [.. thresholds])) switch
        {
            Outcome<DriftSettings>.Refused { Why: DriftRefusal no } => ViewAck.Update(Says(DriftWords.Say(no, program))),
            Outcome<DriftSettings>.Ignored => ViewAck.Update(Says(Mrkdwn.Of($"It says so already; nothing has changed."))),
            _ => ViewAck.Update(Says(Mrkdwn.Of($"*Saved.* `/align drift` shows the signs by this from now on."))),
        };
    }

    async ValueTask<ViewAck> WordsAsync(Session session, ProgramKey key, ReceivedView view, string language, UserId actor)
    {
        if (WordLists.All.FirstOrDefault(list => list.Language == language) is null)
        {
            return ViewAck.Clear;
        }

        var program = await programs.CurrentAsync(session, key);
        return await desk.ApplyAsync(session, key, new DriftCommand.SetWords(actor, WordsModal.Read(view.State, language))) switch
        {
            Outcome<DriftSettings>.Refused { Why: DriftRefusal.BadWords bad } => ViewAck.Errors(bad.Problems.ToDictionary(one =>
                WordsModal.Block(one.Field), one => one.Problem)),
            Outcome<DriftSettings>.Refused { Why: DriftRefusal no } => ViewAck.Update(Says(DriftWords.Say(no, program))),
            Outcome<DriftSettings>.Ignored => ViewAck.Update(Says(Mrkdwn.Of($"It says so already; nothing has changed."))),
            _ => ViewAck.Update(Says(Mrkdwn.Of($"*Saved.* What is written from now on is told by these words."))),
        };
    }

    static ModalView Says(Mrkdwn text) => new("Drift", [new SectionBlock(text)]) { Close = "Close" };
}
