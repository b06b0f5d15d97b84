using System.Globalization;
using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Differences;
using AlignBot.Engine.History;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Differences;

/// <summary>Takes in the forms of this feature: a side's pipeline, and where the pipelines come from.</summary>
sealed class FiguresForms(
    InstallationDirectory installations, ProgramDirectory programs, FiguresDesk desk, ISourceReadings sources, RequestInbox inbox) : IViewSubmissionHandler
{
    public async Task<ViewAck> Handle(ViewSubmission submission, SlackRequest request, CancellationToken ct)
    {
        var (view, actor) = (submission.View, new UserId(submission.User.Id));
        if (ProgramRef.Parse(view.PrivateMetadata) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ViewAck.Clear;
        }

        var key = about.In(installation);
        return await inbox.OnceAsync(
            key, request,
            session => view.CallbackId == FigureModal.CallbackId ? EnterAsync(session, key, about.Rest, view.State, actor) : KeepAsync(session, key, view.State, actor),
            ct);
    }

    async ValueTask<ViewAck> EnterAsync(Session session, ProgramKey key, string about, ViewState state, UserId actor)
    {
        if (FiguresButtons.Parse(about) is not var (review, side))
        {
            return ViewAck.Clear;
        }

        // Whoever may not is told so before what they typed is looked at.
        var program = await programs.CurrentAsync(session, key);
        if (await FiguresTables.FindAsync(session.Db, key, review) is not { } figures)
        {
            return ViewAck.Clear;
        }

        if (BlindFiguresWorkflow.WhyNot(figures, side, actor, FiguresDesk.Context(program, session.Now)) is { } why)
        {
            return ViewAck.Update(Says(Mrkdwn.Of($"{FiguresWords.Say(why, program)}")));
        }

        var (command, errors) = FigureModal.Read(state, figures, side, actor);
        return command is null ? ViewAck.Errors(errors) : await desk.ApplyAsync(session, key, new MeetingId(review), command) switch
        {
            Outcome<BlindFigures>.Refused refused => ViewAck.Error(FigureModal.BlockOf(refused.Why), FiguresWords.Say(refused.Why, program)),
            _ => ViewAck.Update(Says(Mrkdwn.Of($"*Entered.* It is shown with the other side's {When.At(figures.RevealAt, program.Calendar.Zone)}, and to nobody before."))),
        };
    }

    async ValueTask<ViewAck> KeepAsync(Session session, ProgramKey key, ViewState state, UserId actor)
    {
        var (said, errors) = FigureSourcesModal.Read(state, sources);
        if (said is null)
        {
            return ViewAck.Errors(errors);
        }

        if (said != await FiguresTables.SourcesAsync(session.Db, key))
        {
            if (await FiguresTables.SourcesRowAsync(session.Db, key) is not { } row)
            {
                row = new FigureSourcesRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, AlikeWithin = "" };
                session.Db.FigureSources.Add(row);
            }

            (row.Sales, row.Marketing, row.AlikeWithin) = (said.Sales, said.Marketing, said.AlikeWithin.ToString(CultureInfo.InvariantCulture));
            await session.SaveAsync();
            FiguresFact fact = new FiguresFact.SourcesSet(said);
            await session.AppendHistoryAsync(key, new HistoryEntry(
                FiguresDesk.KindOf(fact), session.Now, actor.Value, Guid.Empty, JsonSerializer.Serialize(fact, FiguresJson.Default.FiguresFact)));
            foreach (var source in BlindFiguresWorkflow.Sides.Select(said.Of).OfType<string>().Where(name => name != AccountList.FromFiles).Distinct())
            {
                await sources.AskAsync(session, key, source);
            }
        }

        return ViewAck.Update(Says(Mrkdwn.Of($"*Saved.* It holds from the next strategy review on.")));
    }

    static ModalView Says(Mrkdwn text) => new("Numbers that differ", [new SectionBlock(text)]) { Close = "Close" };
}
