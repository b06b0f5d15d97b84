using System.Globalization;
using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Forms;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
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

namespace AlignBot.Artifacts.Sla;

/// <summary>What is pressed inside the form of an SLA: a clause is added, changed or removed.</summary>
sealed class SlaEditor(InstallationDirectory installations, DraftStore drafts, FormOpener forms) : IActionHandler
{
    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (payload.View is not { } view || SlaPage.Parse(view.PrivateMetadata) is not { } page || await installations.FindAsync(request.Workspace) is not { } installation
            || await drafts.FindAsync(installation, page.Draft, payload.User.Id, ArtifactJson.Default.SlaDraft) is not { } draft)
        {
            return ActionAck.Nothing;
        }

        draft = draft with { Typed = WriteModal.Read(view.State) };
        if (action.ActionId == SlaModal.AddAction)
        {
            await KeepAsync();
            await forms.TryOpenAsync(payload, request, ClauseModal.Form(null, page with { Index = draft.Clauses.Length }), ct);
            return ActionAck.Nothing;
        }

        if (action.SelectedOption?.Value.Split(':') is not [var deed, var number]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= draft.Clauses.Length)
        {
            return ActionAck.Nothing;
        }

        if (deed == SlaModal.Change)
        {
            await KeepAsync();
            await forms.TryOpenAsync(payload, request, ClauseModal.Form(draft.Clauses[index], page with { Index = index }), ct);
            return ActionAck.Nothing;
        }

        draft = draft with { Clauses = draft.Clauses.RemoveAt(index) };
        await KeepAsync();
        await forms.TryUpdateAsync(request.Workspace, view, SlaModal.Form(draft, page with { Index = -1 }), ct);
        return ActionAck.Nothing;

        Task KeepAsync() => drafts.SaveAsync(installation, page.Draft, payload.User.Id, draft, ArtifactJson.Default.SlaDraft);
    }
}

/// <summary>Takes in the pages of the form of an SLA: a clause goes into the draft; the first page writes a version of it.</summary>
sealed class SlaForms(InstallationDirectory installations, ProgramDirectory programs, ArtifactDesk desk, FormOpener forms, RequestInbox inbox) : IViewSubmissionHandler
{
    static readonly Mrkdwn Gone = Mrkdwn.Of($"This form is days old and its draft is gone. Begin again with `/align sla`.");

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var view = submission.View;
        if (SlaPage.Parse(view.PrivateMetadata) is not { } page || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var (key, actor) = (new ProgramKey(installation, page.ProgramId), new UserId(submission.User.Id));
        SlaDraft? changed = null;
        var ack = await inbox.OnceAsync(
            key, request,
            async session =>
            {
                var program = await programs.CurrentAsync(session, key);
                if (await DraftStore.ReadAsync(session, installation, page.Draft, actor.Value, ArtifactJson.Default.SlaDraft) is not { } draft)
                {
                    return ViewAck.Update(new ModalView("The SLA", [new SectionBlock(Gone)]) { Close = "Close" });
                }

                if (view.CallbackId == SlaModal.CallbackId)
                {
                    return await SaveAsync(session, program, page, draft, view.State, actor);
                }

                var before = page.Index < draft.Clauses.Length ? draft.Clauses[page.Index] : null;
                var (clause, errors) = ClauseModal.Read(view.State, before, draft.Clauses.Where(other => other != before), program);
                if (clause is null)
                {
                    return ViewAck.Errors(errors);
                }

                draft = draft with { Clauses = before is null ? draft.Clauses.Add(clause) : draft.Clauses.SetItem(page.Index, clause) };
                await DraftStore.SaveAsync(session, installation, page.Draft, actor.Value, draft, ArtifactJson.Default.SlaDraft);

                // Of a repeat nothing is kept, so that nothing is to be shown.
                session.AfterCommit(() => changed = draft);
                return ViewAck.Close;
            },
            ct);
        if (changed is not null && view.RootViewId is { } root)
        {
            // The page below is brought up to date without keeping anybody waiting; what was typed there Slack keeps.
            _ = forms.TryUpdateAsync(request.Workspace, new ReceivedView { Id = root }, SlaModal.Form(changed, page with { Index = -1 }), CancellationToken.None);
        }

        return ack;
    }

    async ValueTask<ViewAck> SaveAsync(Session session, ProgramInfo program, SlaPage page, SlaDraft draft, ViewState state, UserId actor)
    {
        var (key, typed) = (program.Key, WriteModal.Read(state));
        var context = ArtifactDesk.Context(program, session.Now);
        var sla = await ArtifactTables.OneAsync(session.Db, key, ArtifactKind.ServiceLevelAgreement);
        if ((sla is null ? ArtifactWorkflow.WhyNotBegin(ArtifactKind.ServiceLevelAgreement, actor, context) : ArtifactWorkflow.WhyNotChange(sla, actor, context)) is { } forbidden)
        {
            return ViewAck.Error(WriteModal.Text, ArtifactWords.Say(forbidden, program));
        }

        // What it says is looked at before anything is begun: what is refused leaves nothing behind, not even a number.
        var write = new ArtifactCommand.Write(actor, typed.Text, draft.Seen, typed.Why, Propose: !typed.IsDraft) { Clauses = draft.Clauses };
        var asked = ArtifactWorkflow.Apply(sla ?? new Artifact { Id = default, Number = 0, Program = default, Kind = ArtifactKind.ServiceLevelAgreement, Name = "", Owner = actor }, write, context);
        if (asked is Outcome<Artifact>.Refused { Why: ArtifactRefusal.ChangedMeanwhile { Latest: var latest } })
        {
            var author = ArtifactWords.Author(latest, program.Roster);
            var before = await WriteForms.RevisionAsync(session.Db, key, sla!.Id.Value, draft.Seen);
            draft = draft with { Seen = latest.Number, Typed = typed };
            await DraftStore.SaveAsync(session, key.InstallationId, page.Draft, actor.Value, draft, ArtifactJson.Default.SlaDraft);
            return ViewAck.Update(SlaModal.Form(draft, page,
                Mrkdwn.Of($"*{author} wrote version {latest.Number} while you had this open.* Nothing of yours is lost: it stands below. Take over what you want to keep of theirs, then send it as version {latest.Number + 1}.\n")
                + (before is null ? Mrkdwn.Quoted(latest.Text).Shortened(1500) : TextChanges.Between(before.Text, latest.Text))));
        }

        if (asked is Outcome<Artifact>.Refused refused)
        {
            var errors = new Dictionary<string, string>();
            foreach (var refusal in refused.Also.Prepend(refused.Why))
            {
                errors.TryAdd(WriteModal.BlockOf(refusal, state), ArtifactWords.Say(refusal, program));
            }

            return ViewAck.Errors(errors);
        }

        var begun = sla ?? (await desk.BeginAsync(session, key, ArtifactKind.ServiceLevelAgreement, "", actor)).Taken();
        await session.SaveAsync();
        if (await desk.ApplyAsync(session, key, begun.Id.Value, write) is Outcome<Artifact>.Refused no)
        {
            throw new InvalidOperationException($"An SLA that was in order a moment ago is refused: {no.Why}.");
        }

        await DraftStore.TakeAsync(session, key.InstallationId, page.Draft, actor.Value, ArtifactJson.Default.SlaDraft);
        return ViewAck.Clear;
    }
}
