using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Features;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Setup;

/// <summary>'Start': looks once more whether the channel takes messages, and makes the program as its file would. Until then there is none.</summary>
sealed class SetupStart(
    InstallationDirectory installations, SetupLook look, SetupPreview preview, SetupPosts posts, IProgramFiles files, IRoleAsks roles, IPeopleAsked people, OutboxQueue outbox,
    Moments moments, IDatabase database, RequestInbox inbox) : IViewSubmissionHandler
{
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        if (SetupRef.Parse(submission.View.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var (actor, workspace) = (new UserId(submission.User.Id), request.Workspace.TeamId ?? "");
        var seen = await look.LookSoonAsync(installation, request.Workspace, about.Channel, actor, [], ct);
        var cannot = seen is null ? Mrkdwn.Of($"Slack does not say right now whether AlignBot can post in this channel. Nothing is lost: press 'Start' again in a moment.")
            : seen.Draft is null ? seen.Why
            : await WhySilentAsync(installation, about.Channel);
        if (cannot.Length > 0)
        {
            return seen is { Draft: null, CanLookAgain: false }
                ? ViewAck.Update(SetupPages.Says(about.Channel, cannot, canLookAgain: false))
                : await AgainAsync(installation, about, workspace, actor, Mrkdwn.Of($"*Not started.* ") + cannot);
        }

        return await inbox.OnceAsync(installation, request, session => StartAsync(session, installation, about, workspace, actor), ct);
    }

    async ValueTask<ViewAck> StartAsync(Session session, int installation, SetupRef about, string workspace, UserId actor)
    {
        if (await SetupStore.HoldAsync(session, installation, about.Channel) is not { } draft)
        {
            var isThere = await session.Db.Programs.AnyAsync(row => row.InstallationId == installation && row.ChannelId == about.Channel);
            return ViewAck.Update(SetupPages.Says(about.Channel, SetupForms.WhyNot(isThere ? new SetupSaved.RunsAlready() : new SetupSaved.Gone()), canLookAgain: !isThere));
        }

        if (preview.Read(workspace, draft, actor) is not { File: { } file, Text: var text })
        {
            return ViewAck.Update(preview.Page(workspace, draft, actor, Mrkdwn.Of($"*Not started.* Something changed meanwhile and has to be mended first.")));
        }

        if (await files.CreateAsync(session, installation, file) is not { } key)
        {
            return ViewAck.Update(SetupPages.Says(about.Channel, SetupForms.WhyNot(new SetupSaved.RunsAlready()), canLookAgain: false));
        }

        await session.SaveAsync();
        await SetupStore.TakeAsync(session, installation, about.Channel);
        await roles.AskAsync(session, key, draft.StartedBy ?? actor);
        if (draft.HasCard)
        {
            await posts.EditAsync(session, installation, draft);
        }

        await outbox.EnqueueAsync(session, key, new OutgoingMessage
        {
            Kind = OutboxKind.Ledger,
            Message = SetupDoneMessage.Name,
            SubjectId = draft.Subject,
            Destination = draft.Channel,
            Body = JsonSerializer.Serialize(Done(draft, file, text, actor), SetupJson.Default.SetupDone),
        });
        await moments.TellAsync(session, new ProgramStarted(key));
        session.AfterCommit(() => people.AskSoon(key));
        return ViewAck.Update(SetupPages.Says(
            about.Channel,
            Mrkdwn.Of($"*{file.Name} runs.* The channel is told. `/align status` shows how it stands, and `/align program export` writes what you chose out as a file. What comes first is the kick-off workshop, two hours with both leaders: `/meeting kick-off` plans it.").Shortened(1000),
            canLookAgain: false));
    }

    SetupDone Done(SetupDraft draft, ProgramFile file, SetupFile text, UserId actor) => new(
        draft.StartedBy ?? actor, actor, preview.Dates(file).FirstOrDefault(date => !date.IsDay) is { } first ? new SetupFirst(first.At, first.What) : null,
        text.First is { } artifact ? new SetupFirstArtifact(artifact.Title, text.People(SetupSteps.FirstOwner).First(), text[SetupSteps.FirstDue]) : null);

    /// <summary>The last thing that was to be said in the channel was refused: a program whose words arrive nowhere is none.</summary>
    async Task<Mrkdwn> WhySilentAsync(int installation, string channel)
    {
        var last = await database.ReadAsync(db => db.Outbox
            .Where(row => row.InstallationId == installation && row.ProgramId == 0 && row.Destination == channel && row.Kind != OutboxKind.Edit)
            .OrderByDescending(row => row.Sequence).Select(row => new { row.State, row.Error }).FirstOrDefaultAsync());
        return last is { State: OutboxState.Failed }
            ? Mrkdwn.Of($"Slack took nothing from AlignBot in this channel: {DeliveryWords.Because(last.Error)}. Whoever manages the channel lets apps post here; then press 'Start' again.")
            : Mrkdwn.Empty;
    }

    async Task<ViewAck> AgainAsync(int installation, SetupRef about, string workspace, UserId actor, Mrkdwn note) =>
        await database.ReadAsync(db => SetupStore.FindAsync(db, installation, about.Channel)) is { } draft
            ? ViewAck.Update(preview.Page(workspace, draft, actor, note))
            : ViewAck.Update(SetupPages.Says(about.Channel, note, canLookAgain: true));
}
