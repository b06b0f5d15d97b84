using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Imports;

/// <summary>
/// Takes in a file: has it read, shows what it would change, and has it taken over once whoever handed it in has read that.
/// </summary>
sealed class ImportForm(
    InstallationDirectory installations, ProgramDirectory programs, ImportReading reading, IDatabase database, RequestInbox inbox,
        IClock clock, ILogger<ImportForm> log)
    : IViewSubmissionHandler
{
    /// <summary>What only some do, as a refusal says it.</summary>
    public const string Deed = "take a file over";

    static readonly Mrkdwn Gone = Mrkdwn.Of($"This was taken over already, or is days old. Begin again with `/align import`.");

    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (ProgramRef.Parse(view.PrivateMetadata) is not { } about || about.Rest.Split('/') is not [var word, .. var rest]
            || RecordWords.Read(word) is not { } kind
            || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        // Nobody has a file read who may not take it over.
        var key = about.In(installation);
        var program = await programs.LatestAsync(key);
        if (Keepers.WhyNot(program, actor, clock.GetCurrentInstant(), Deed) is { } no)
        {
            return ViewAck.Update(ImportModal.Says(kind, Mrkdwn.Of($"{no}")));
        }

        if (await database.ReadAsync(db => reading.Of(kind).WhyNotAsync(db, program), ct) is { } elsewhere)
        {
            return ViewAck.Update(ImportModal.Says(kind, elsewhere));
        }

        if (view.CallbackId == ImportModal.ConfirmCallbackId)
        {
            return await TakeAsync(request, key, kind, rest.FirstOrDefault() ?? "", actor, view, ct);
        }

        var again = view.CallbackId == ImportModal.AgainCallbackId;
        var file = again ? new ReceivedFile { Id = rest.FirstOrDefault() ?? "" } : ImportModal.FileOf(view.State);
        return file is not { Id.Length: > 0 }
            ? ViewAck.Error(ImportModal.FileBlock, "Put the file in here first.")
            : ViewAck.Update(await reading.ReadAsync(
                request, key, actor, view.Id, kind, file, program =>
                    again ? ImportModal.Choices(view.State, program) : ImportFiles.Usual(program)));
    }

    async Task<ViewAck> TakeAsync(
        SlackRequest request, ProgramKey key, SourceKinds kind, string draftId, UserId actor, ReceivedView view, CancellationToken ct)
    {
        if (!Guid.TryParseExact(draftId, "N", out var id))
        {
            return ViewAck.Clear;
        }

        var ack = await inbox.OnceAsync(
            key, request,
            async session =>
            {
                if (await DraftStore.ReadAsync(session, key.InstallationId, id, actor.Value,
                    ImportJson.Default.ImportDraft) is not { } draft || draft.Kind != kind)
                {
                    return ViewAck.Update(ImportModal.Says(kind, Gone));
                }

                if (draft.IsDoubted && !ImportModal.IsSure(view.State))
                {
                    return ViewAck.Error(ImportModal.SureBlock, "Tick that you mean it, or close the form: nothing has changed.");
                }

                var end = await reading.Of(kind).TakeAsync(
                    session, await programs.CurrentAsync(session, key), actor, draft.File, draft.Prepared);
                if (end.IsTaken)
                {
                    // Taken once: a second press finds nothing.
                    _ = await DraftStore.TakeAsync(session, key.InstallationId, id, actor.Value, ImportJson.Default.ImportDraft);
                }

                return ViewAck.Update(ImportModal.Says(kind, end.Text));
            },
            ct);
        // Nobody waits for it: what is read is the same before and after.
        _ = FollowAsync(key, kind);
        return ack;
    }

    async Task FollowAsync(ProgramKey key, SourceKinds kind)
    {
        try
        {
            await reading.Of(kind).TakenAsync(key, CancellationToken.None);
        }
        catch (Exception failure)
        {
            log.LogError(
                failure, "What follows a file of {Kind} could not be done for program {Program}; it is done later by itself.", kind,
                key.ProgramId);
        }
    }
}
