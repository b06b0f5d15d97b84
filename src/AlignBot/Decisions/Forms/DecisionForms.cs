using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions.Forms;

/// <summary>Takes in the forms of the decision log.</summary>
sealed class DecisionForms(
    InstallationDirectory installations, ProgramDirectory programs, DecisionDesk desk, ConfidentialDecisions confidential, IAccountNames accounts, RequestInbox inbox)
    : IViewSubmissionHandler
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
            DecisionModals.RecordCallbackId => await RecordAsync(request, key, submission.View.Id, actor, state, ct),
            DecisionModals.ChangeCallbackId => await ChangeAsync(request, key, about, state, DecisionModals.ReadNew(actor, state), ct),
            DecisionModals.DetailsCallbackId => await DetailsAsync(request, key, about, submission.View.Id, actor, state, ct),
            DecisionModals.ReaffirmCallbackId =>
                await ApplyAsync(request, key, about, state, new DecisionCommand.Reaffirm(actor, DecisionFields.Date(state, DecisionFields.ReviewOn), DecisionFields.CameIn(state)), ct),
            DecisionModals.ExpireCallbackId =>
                await ApplyAsync(request, key, about, state, DecisionFields.IsStruck(state) ? new DecisionCommand.Strike(actor) : new DecisionCommand.Expire(actor, state.Text(DecisionFields.Reason, DecisionFields.Value), DecisionFields.CameIn(state)), ct),
            _ => await ApplyAsync(request, key, about, state, new DecisionCommand.Refuse(actor, state.Text(DecisionFields.Reason, DecisionFields.Value) ?? ""), ct),
        };
    }

    async Task<ViewAck> RecordAsync(SlackRequest request, ProgramKey key, string view, UserId actor, ViewState state, CancellationToken ct)
    {
        var (read, errors) = DecisionModals.ReadNew(actor, state);
        var account = await accounts.AskOnceAsync(await programs.LatestAsync(key), view, actor, read.Account);
        if (account.Question is { } question)
        {
            return ViewAck.Error(DecisionFields.Account, question);
        }

        var draft = read with { Account = account.Name };
        return await OnceAsync(request, key, state, errors, session => desk.CheckAsync(session, key, draft), async session => await desk.RecordAsync(session, key, draft), ct);
    }

    Task<ViewAck> ChangeAsync(
        SlackRequest request, ProgramKey key, DecisionRef about, ViewState state, (NewDecision Draft, IReadOnlyDictionary<string, string> Errors) read, CancellationToken ct) => OnceAsync(
            request, key, state, read.Errors,
            session => desk.CheckAsync(session, key, read.Draft),
            async session =>
            {
                // What the old entry was about, the new one is about.
                var old = await session.Db.Decisions.SingleOrDefaultAsync(
                    row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Id == about.DecisionId);
                return await desk.ReplaceAsync(
                    session, key, about.DecisionId, DecisionModals.KindOf(state), read.Draft with { Category = old?.Category, Account = old?.Account });
            },
            ct);

    async Task<ViewAck> DetailsAsync(SlackRequest request, ProgramKey key, DecisionRef about, string view, UserId actor, ViewState state, CancellationToken ct)
    {
        var (read, typed, errors) = DecisionModals.ReadDetails(actor, state);
        var account = await accounts.AskOnceAsync(await programs.LatestAsync(key), view, actor, read.Account);
        if (account.Question is { } question)
        {
            return ViewAck.Error(DecisionFields.Account, question);
        }

        var details = read with { Account = account.Name };
        return await OnceAsync(
            request, key, state, errors,
            session => desk.CheckAsync(session, key, about.DecisionId, details),
            async session =>
            {
                if (typed is null)
                {
                    return await desk.ApplyAsync(session, key, about.DecisionId, details);
                }

                var number = CommandWords.Number("DEC", typed) ?? 0;
                var old = await DecisionChain.Of(session.Db, key).SingleOrDefaultAsync(row => row.Number == number);
                return old is not null && await MayReadAsync(session, key, DecisionDesk.StateOf(old), actor)
                    ? await desk.ApplyAsync(session, key, about.DecisionId, details with { Supersedes = new DecisionId(old.Id) })
                    : new Outcome<Decision>.Refused(new DecisionRefusal.NoSuchDecision(typed)) { Also = await desk.CheckAsync(session, key, about.DecisionId, details) };
            },
            ct);
    }

    /// <summary>To others it is as if there were no such entry.</summary>
    async ValueTask<bool> MayReadAsync(Session session, ProgramKey key, Decision decision, UserId reader) =>
        (await confidential.ReadableAsync(session.Db, await programs.CurrentAsync(session, key), [decision], reader, session.Now)).Count > 0;

    Task<ViewAck> ApplyAsync(SlackRequest request, ProgramKey key, DecisionRef about, ViewState state, DecisionCommand command, CancellationToken ct) => OnceAsync(
        request, key, state, new Dictionary<string, string>(),
        static _ => ValueTask.FromResult<ImmutableArray<Refusal>>([]),
        session => desk.ApplyAsync(session, key, about.DecisionId, command),
        ct);

    /// <summary>A mistake in a field stays with the field; that the matter has moved on is a page of its own.</summary>
    /// <param name="errors">What could not be read: then nothing is done, and what is wrong with the other fields is said with it.</param>
    Task<ViewAck> OnceAsync(
        SlackRequest request, ProgramKey key, ViewState state, IReadOnlyDictionary<string, string> errors,
        Func<Session, ValueTask<ImmutableArray<Refusal>>> check, Func<Session, ValueTask<Outcome<Decision>?>> work, CancellationToken ct) => inbox.OnceAsync(
            key, request,
            async session =>
            {
                var program = await programs.CurrentAsync(session, key);
                if (errors.Count > 0)
                {
                    return ViewAck.Errors(DecisionFields.Sentences(await check(session), state, program, errors));
                }

                if (await work(session) is not Outcome<Decision>.Refused refused)
                {
                    return ViewAck.Clear;
                }

                return DecisionFields.BlockOf(refused.Why, state) is null
                    ? ViewAck.Update(new ModalView("Not recorded", [new SectionBlock(DecisionRefusals.Say(refused.Why, program))]) { Close = "Close" })
                    : ViewAck.Errors(DecisionFields.Sentences([refused.Why, .. refused.Also], state, program));
            },
            ct);
}
