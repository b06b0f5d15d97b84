using AlignBot.AccountLists.Comparing;
using AlignBot.AccountLists.Pairs;
using AlignBot.AccountLists.Storage;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.AccountLists.Importing;

/// <summary>Takes in a file of accounts: reads it, shows what it would change, and takes it over once whoever handed it in has read that.</summary>
sealed class ImportForm(InstallationDirectory installations, ProgramDirectory programs, AccountListDesk desk, ImportReading reading, ListComparing comparing, OwnersToMatch owners, RequestInbox inbox, IClock clock) : IViewSubmissionHandler
{
    static readonly Mrkdwn Gone = Mrkdwn.Of($"This was taken over already, or is days old. Begin again with `/align list import`.");

    static readonly Mrkdwn Otherwise = Mrkdwn.Of($"*Not taken over: the list changed while you had this open.* Hand the file in once more, and read what it would change now.");

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (ProgramRef.Parse(view.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.In(installation);
        if (view.CallbackId == ImportModal.ConfirmCallbackId)
        {
            return await TakeAsync(request, key, about, actor, view, ct);
        }

        // Nobody has a file read who may not take it over.
        var program = await programs.LatestAsync(key);
        if (AccountListWorkflow.WhyNotKeep(actor, AccountListDesk.Context(program, clock.GetCurrentInstant())) is { } no)
        {
            return ViewAck.Update(ImportModal.Says(Mrkdwn.Of($"{ListWords.Say(no, program)}")));
        }

        var again = view.CallbackId == ImportModal.AgainCallbackId;
        var file = again ? new ReceivedFile { Id = about.Rest } : ImportModal.FileOf(view.State);
        return file is not { Id.Length: > 0 }
            ? ViewAck.Error(ImportModal.FileBlock, "Put the file in here first.")
            : ViewAck.Update(await reading.ReadAsync(request, key, actor, view.Id, file, program => again ? ImportModal.Choices(view.State, program) : ImportModal.Usual(program)));
    }

    async Task<ViewAck> TakeAsync(SlackRequest request, ProgramKey key, ProgramRef about, UserId actor, ReceivedView view, CancellationToken ct)
    {
        if (!Guid.TryParseExact(about.Rest, "N", out var id))
        {
            return ViewAck.Clear;
        }

        var ack = await inbox.OnceAsync(
            key, request,
            async session =>
            {
                if (await DraftStore.ReadAsync(session, key.InstallationId, id, actor.Value, ImportJson.Default.ImportDraft) is not { } draft)
                {
                    return ViewAck.Update(ImportModal.Says(Gone));
                }

                if ((await ListTables.ListAsync(session.Db, key))?.Current?.Reading != draft.Before)
                {
                    return ViewAck.Update(ImportModal.Says(Otherwise));
                }

                var program = await programs.CurrentAsync(session, key);
                if (draft.Why is not null && !ImportModal.IsSure(view.State))
                {
                    return ViewAck.Error(ImportModal.SureBlock, "Tick that you mean it, or close the form: nothing has changed.");
                }

                var take = new AccountListCommand.Take(draft.Reading, AccountList.FromFiles, session.Now, draft.Counts, actor, Seen: true, draft.Mapping);
                switch (await desk.ApplyAsync(session, key, take))
                {
                    case Outcome<AccountList>.Refused refused:
                        return ViewAck.Update(ImportModal.Says(Mrkdwn.Of($"{ListWords.Say(refused.Why, program)}")));
                    default:
                        // Taken once: a second press finds nothing.
                        _ = await DraftStore.TakeAsync(session, key.InstallationId, id, actor.Value, ImportJson.Default.ImportDraft);
                        return ViewAck.Update(ImportModal.Says(Mrkdwn.Of($"*Taken over.* The account list has {ListWords.Accounts(draft.Counts.Accounts)}. `/align list` shows it; what changed is in the next weekly diff.")));
                }
            },
            ct);
        if (ack.End is not FormEnd.Open)
        {
            owners.Soon(key);
            await comparing.RefreshAsync(key, clock.GetCurrentInstant(), except: null, ct);
        }

        return ack;
    }
}
