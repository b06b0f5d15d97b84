using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Inbox;
using AlignBot.Installations;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Disputes;

/// <summary>Takes in the forms of a running dispute: ruling, brief, dissent.</summary>
sealed class DisputeForms(InstallationDirectory installations, ProgramDirectory programs, DisputeDesk desk, RequestInbox inbox)
    : IViewSubmissionHandler, IViewClosedHandler
{
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (DisputeRef.Parse(submission.View.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var form = submission.View.CallbackId;
        var actor = new UserId(submission.User.Id);
        var (command, block, sentence) = form switch
        {
            RuleModal.CallbackId => RuleModal.Read(about, actor, submission.View.State),
            BriefModal.CallbackId => (BriefModal.Read(about, actor, submission.View.State), null, null),
            _ => (DissentModal.Read(about, actor, submission.View.State), null, null),
        };
        if (command is null)
        {
            return ViewAck.Error(block!, sentence!);
        }

        var key = about.Program(installation);
        return await inbox.OnceAsync(
            installation, request,
            async session =>
            {
                var outcome = await desk.ApplyAsync(session, key, about.DisputeId, command);
                return outcome is Outcome<Dispute>.Refused refused
                    ? Refused(form, refused, await programs.CurrentAsync(session, key))
                    : ViewAck.Clear;
            },
            ct);
    }

    /// <summary>The ruling form was dismissed: the deadline need not wait for it any longer.</summary>
    public async Task<ActionAck> Handle(ViewClosed closed, SlackRequest request, CancellationToken ct)
    {
        if (DisputeRef.Parse(closed.View.PrivateMetadata) is { } about && await installations.FindAsync(request.Workspace) is { } installation)
        {
            await inbox.OnceAsync(
                installation, request,
                async session => await desk.ApplyAsync(
                    session, about.Program(installation), about.DisputeId,
                    new DisputeCommand.FormClosed(new UserId(closed.User.Id), about.Round, about.Level)),
                ct);
        }

        return ActionAck.Nothing;
    }

    /// <summary>A mistake in a field stays with the field; that the matter has moved on is a page of its own.</summary>
    static ViewAck Refused(string form, Outcome<Dispute>.Refused refused, ProgramInfo program)
    {
        var words = DisputeRefusals.Say(refused.Why, program);
        if (DisputeRefusals.FieldOf(refused.Why) is not null)
        {
            return ViewAck.Error(
                form switch
                {
                    RuleModal.CallbackId => RuleModal.BlockOf(refused.Why),
                    BriefModal.CallbackId => BriefModal.BlockOf(refused.Why),
                    _ => DissentModal.Text,
                },
                words.Text);
        }

        var kept = refused.Kept is null ? Mrkdwn.Empty : Mrkdwn.Of($"\nWhat you wrote is kept as advice.");
        return ViewAck.Update(new ModalView("Not recorded", [new SectionBlock(words + kept)]) { Close = "Close" });
    }
}
