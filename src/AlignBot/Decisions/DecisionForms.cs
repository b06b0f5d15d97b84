using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Inbox;
using AlignBot.Installations;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions;

/// <summary>Takes in the forms of the decision log.</summary>
sealed class DecisionForms(InstallationDirectory installations, ProgramDirectory programs, DecisionDesk desk, RequestInbox inbox) : IViewSubmissionHandler
{
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (DecisionRef.Parse(submission.View.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var (actor, state, key) = (new UserId(submission.User.Id), submission.View.State, about.Program(installation));
        return submission.View.CallbackId switch
        {
            DecisionModals.RecordCallbackId => await RecordAsync(request, key, DecisionModals.ReadNew(actor, state), ct),
            DecisionModals.ChangeCallbackId => await ChangeAsync(request, key, about, DecisionModals.ReadNew(actor, state), DecisionModals.KindOf(state), ct),
            DecisionModals.DetailsCallbackId => await DetailsAsync(request, key, about, actor, state, ct),
            DecisionModals.ReaffirmCallbackId =>
                await ApplyAsync(request, key, about, new DecisionCommand.Reaffirm(actor, DecisionFields.Date(state, DecisionFields.ReviewOn)), ct),
            DecisionModals.ExpireCallbackId =>
                await ApplyAsync(request, key, about, new DecisionCommand.Expire(actor, state.Text(DecisionFields.Reason, DecisionFields.Value)), ct),
            _ => await ApplyAsync(request, key, about, new DecisionCommand.Refuse(actor, state.Text(DecisionFields.Reason, DecisionFields.Value) ?? ""), ct),
        };
    }

    Task<ViewAck> RecordAsync(SlackRequest request, ProgramKey key, (NewDecision? Draft, string? Block, string? Sentence) read, CancellationToken ct) =>
        read.Draft is not { } draft
            ? Task.FromResult(ViewAck.Error(read.Block!, read.Sentence!))
            : OnceAsync(request, key, async session => await desk.RecordAsync(session, key, draft), ct);

    Task<ViewAck> ChangeAsync(
        SlackRequest request, ProgramKey key, DecisionRef about, (NewDecision? Draft, string? Block, string? Sentence) read, DecisionLinkKind kind, CancellationToken ct) =>
        read.Draft is not { } draft
            ? Task.FromResult(ViewAck.Error(read.Block!, read.Sentence!))
            : OnceAsync(
                request, key,
                async session =>
                {
                    // What the old entry was about, the new one is about.
                    var old = await session.Db.Decisions.SingleOrDefaultAsync(
                        row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Id == about.DecisionId);
                    return await desk.ReplaceAsync(session, key, about.DecisionId, kind, draft with { Category = old?.Category, Account = old?.Account });
                },
                ct);

    Task<ViewAck> DetailsAsync(SlackRequest request, ProgramKey key, DecisionRef about, UserId actor, ViewState state, CancellationToken ct)
    {
        var (details, typed, block, sentence) = DecisionModals.ReadDetails(actor, state);
        return details is null
            ? Task.FromResult(ViewAck.Error(block!, sentence!))
            : OnceAsync(
                request, key,
                async session =>
                {
                    if (typed is null)
                    {
                        return await desk.ApplyAsync(session, key, about.DecisionId, details);
                    }

                    var number = DecisionFields.Number(typed) ?? 0;
                    var old = await DecisionChain.Of(session.Db, key).SingleOrDefaultAsync(row => row.Number == number);
                    return old is not null && await MayReadAsync(session, key, DecisionDesk.StateOf(old), actor)
                        ? await desk.ApplyAsync(session, key, about.DecisionId, details with { Supersedes = new DecisionId(old.Id) })
                        : new Outcome<Decision>.Refused(new DecisionRefusal.NoSuchDecision(typed));
                },
                ct);
    }

    /// <summary>To others it is as if there were no such entry.</summary>
    async ValueTask<bool> MayReadAsync(Session session, ProgramKey key, Decision decision, UserId reader) =>
        (await ConfidentialDecisions.ReadableAsync(session.Db, await programs.CurrentAsync(session, key), [decision], reader, session.Now)).Count > 0;

    Task<ViewAck> ApplyAsync(SlackRequest request, ProgramKey key, DecisionRef about, DecisionCommand command, CancellationToken ct) =>
        OnceAsync(request, key, session => desk.ApplyAsync(session, key, about.DecisionId, command), ct);

    /// <summary>A mistake in a field stays with the field; that the matter has moved on is a page of its own.</summary>
    Task<ViewAck> OnceAsync(SlackRequest request, ProgramKey key, Func<Session, ValueTask<Outcome<Decision>?>> work, CancellationToken ct) => inbox.OnceAsync(
        key.InstallationId, request,
        async session =>
        {
            if (await work(session) is not Outcome<Decision>.Refused refused)
            {
                return ViewAck.Clear;
            }

            var words = DecisionRefusals.Say(refused.Why, await programs.CurrentAsync(session, key));
            return DecisionFields.BlockOf(refused.Why) is { } block
                ? ViewAck.Error(block, words.Text)
                : ViewAck.Update(new ModalView("Not recorded", [new SectionBlock(words)]) { Close = "Close" });
        },
        ct);
}
