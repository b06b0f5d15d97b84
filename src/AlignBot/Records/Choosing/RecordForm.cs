using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Records;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Records.Storage;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Records.Choosing;

/// <summary>Keeps where each kind of record comes from, and has what is new read.</summary>
sealed class RecordForm(
    InstallationDirectory installations, ProgramDirectory programs, RecordSources sources, ISourceReadings readings, RequestInbox inbox,
        IClock clock) : IViewSubmissionHandler
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
        var program = await programs.LatestAsync(key);
        if (Keepers.WhyNot(program, actor, clock.GetCurrentInstant(), RecordButtons.Deed) is { } no)
        {
            return ViewAck.Error(RecordWords.Of(SourceKinds.Opportunities), no);
        }

        List<(SourceKinds Kind, string? Source)> said = [.. RecordModal.Read(view.State, readings)];
        return await inbox.OnceAsync(
            key, request,
            async session =>
            {
                foreach (var (kind, source) in said)
                {
                    await KeepAsync(session, key, actor, kind, source);
                }

                return ViewAck.Clear;
            },
            ct);
    }

    async ValueTask KeepAsync(Session session, ProgramKey key, UserId actor, SourceKinds kind, string? source)
    {
        var row = await RecordTables.Choices(session.Db, key).SingleOrDefaultAsync(row => row.Kind == kind);
        if (row?.Source == source)
        {
            return;
        }

        if (row is not null)
        {
            session.Db.RecordChoices.Remove(row);
            await session.SaveAsync();
        }

        if (source is not null)
        {
            session.Db.RecordChoices.Add(new RecordChoiceRow
            {
                InstallationId = key.InstallationId,
                ProgramId = key.ProgramId,
                Kind = kind,
                Source = source,
                SetBy = actor.Value,
                SetAt = session.Now,
            });
        }

        await RecordsHistory.AppendAsync(session, key, actor, new RecordsFact.Chosen(RecordWords.Of(kind), source));
        await session.SaveAsync();
        if (await sources.OfAsync(session.Db, key, kind) is var from && from != AccountList.FromFiles)
        {
            await readings.AskAsync(session, key, from);
        }
    }
}
