using AlignBot.Contracts;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Disputes.Forms;

/// <summary>Takes in the forms of a running dispute.</summary>
sealed class DisputeForms(
    InstallationDirectory installations, ProgramDirectory programs, DisputeArchive archive, DisputeDesk desk, FormOpener forms, RequestInbox inbox, IClock clock)
    : IViewSubmissionHandler, IViewClosedHandler, IActionHandler
{
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (await OfAsync(submission.View, submission.User.Id, request) is not var (form, of, hidden))
        {
            return ViewAck.Clear;
        }

        if (hidden is { } words)
        {
            return ViewAck.Update(new ModalView("Not recorded", [new SectionBlock(words)]) { Close = "Close" });
        }

        var filledIn = form.Read(of, submission.View.State);
        if (filledIn.Command is not { } command || filledIn.Errors.Count > 0)
        {
            return ViewAck.Errors(Further(form, of, filledIn, submission.View.State));
        }

        return await inbox.OnceAsync(
            of.Program.Key, request,
            async session =>
            {
                var outcome = await desk.ApplyAsync(session, of.Program.Key, of.About.DisputeId, command);
                return outcome is Outcome<Dispute>.Refused refused
                    ? Refused(form, refused, submission.View.State, await programs.CurrentAsync(session, of.Program.Key))
                    : ViewAck.Clear;
            },
            ct);
    }

    /// <summary>The ruling form was dismissed: the deadline need not wait for it any longer.</summary>
    public async Task<ActionAck> Handle(ViewClosed closed, SlackRequest request, CancellationToken ct)
    {
        if (await OfAsync(closed.View, closed.User.Id, request) is (_, var of, _))
        {
            await inbox.OnceAsync(
                of.Program.Key, request,
                async session =>
                {
                    // Whoever dismissed it has gone; where nothing waited for it, there is nothing to do.
                    _ = await desk.ApplyAsync(session, of.Program.Key, of.About.DisputeId, new DisputeCommand.FormClosed(of.Actor, of.About.Round, of.About.Level));
                },
                ct);
        }

        return ActionAck.Nothing;
    }

    /// <summary>Room for another action, for dates, for words: the same form, with what was typed kept.</summary>
    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (payload.View is { } open && TermsInputs.Grown(open, action.ActionId) is { } room
            && await OfAsync(open, payload.User.Id, request) is (var form, { Dispute.IsOpen: true } of, null))
        {
            of = of with { Chosen = TermsInputs.ChoiceOf(open.State) };
            await forms.TryUpdateAsync(
                request.Workspace, open, form.CallbackId == RuleModal.CallbackId ? RuleModal.Show(of, room) : SettlementModal.Show(of, room), ct);
        }

        return ActionAck.Nothing;
    }

    /// <summary>Which form it is, and of which dispute as it stands, and what is said to those who may not read it; null when it is of none that there is.</summary>
    async Task<(DisputeForm Form, FormContext Of, Mrkdwn? Hidden)?> OfAsync(ReceivedView view, string user, SlackRequest request) =>
        DisputeForm.Named(view.CallbackId) is { } form
        && DisputeRef.Parse(view.PrivateMetadata.Split('|')[0]) is { } about
        && await installations.FindAsync(request.Workspace) is { } installation
        && await archive.FindAsync(about.Program(installation), about.DisputeId) is { } found
            ? (form, new FormContext(about, found.Dispute, found.Program, new UserId(user)),
                found.MayBeReadBy(new UserId(user), clock.GetCurrentInstant()) ? null : found.Confidential())
            : null;

    /// <summary>Something can't be read; what the rules would say of the other fields is said with it, so that nobody sends a form once for each mistake.</summary>
    Dictionary<string, string> Further(DisputeForm form, FormContext of, FilledIn filledIn, ViewState state)
    {
        var errors = new Dictionary<string, string>(filledIn.Errors);
        if (filledIn.Command is { } command
            && DisputeWorkflow.Apply(of.Dispute, command, new DisputeContext(clock.GetCurrentInstant(), of.Program.Roster, of.Program.Calendar, new DecisionId(Guid.CreateVersion7())))
                is Outcome<Dispute>.Refused refused)
        {
            AddFields(errors, form, refused, state, of.Program);
        }

        return errors;
    }

    /// <summary>Each field's first sentence.</summary>
    static void AddFields(Dictionary<string, string> errors, DisputeForm form, Outcome<Dispute>.Refused refused, ViewState state, ProgramInfo program)
    {
        foreach (var refusal in refused.Also.Prepend(refused.Why).Where(refusal => DisputeRefusals.FieldOf(refusal) is not null))
        {
            errors.TryAdd(form.BlockOf(refusal, state), DisputeRefusals.Say(refusal, program).Plain);
        }
    }

    /// <summary>A mistake in a field stays with the field; that the matter has moved on is a page of its own.</summary>
    static ViewAck Refused(DisputeForm form, Outcome<Dispute>.Refused refused, ViewState state, ProgramInfo program)
    {
        var words = DisputeRefusals.Say(refused.Why, program);
        if (DisputeRefusals.FieldOf(refused.Why) is not null)
        {
            var errors = new Dictionary<string, string>();
            AddFields(errors, form, refused, state, program);
            return ViewAck.Errors(errors);
        }

        var kept = refused.Kept is null ? Mrkdwn.Empty : Mrkdwn.Of($"\nWhat you wrote is kept as advice.");
        return ViewAck.Update(new ModalView("Not recorded", [new SectionBlock((words + kept).Shortened(3000))]) { Close = "Close" });
    }
}
