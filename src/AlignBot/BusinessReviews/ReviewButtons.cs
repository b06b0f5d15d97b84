using AlignBot.Domain;
using AlignBot.Domain.BusinessReviews;
using AlignBot.Domain.Time;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.BusinessReviews;

/// <summary>The buttons of a business review that open no form. Who may is checked on each click.</summary>
sealed class ReviewButtons(
    InstallationDirectory installations, ProgramDirectory programs, ReviewDesk desk, ReviewReading reading, PersonalFiles files,
    ClickReply reply, RequestInbox inbox,
    IDatabase database, IClock clock)
    : IActionHandler
{
    public const string OpenAction = "business-review.open";
    public const string FileAction = "business-review.file";
    public const string SignAction = "business-review.sign";
    public const string PostAction = "business-review.post";
    public const string MakeAction = "business-review.make";

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ReviewRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor, now) = (about.Program(installation), new UserId(payload.User.Id), clock.GetCurrentInstant());
        var program = await programs.LatestAsync(key);
        var (running, _) = await database.ReadAsync(db => desk.CalendarAsync(db, program, now), ct);
        var quarter = FiscalQuarter.Of(about.Quarter, running.FirstMonth);
        switch (action.ActionId)
        {
            case OpenAction:
                await ShowAsync(payload, request, program, quarter, about.Number, actor, ct);
                return ActionAck.Nothing;
            case FileAction:
                await SendAsync(payload, request, program, quarter, about.Number, actor, ct);
                return ActionAck.Nothing;
        }

        var outcome = await inbox.FirstTimeAsync(
            key, request, session => DoAsync(session, key, quarter, action.ActionId, about.Number, actor), ct);
        switch (outcome)
        {
            case Outcome<BusinessReview>.Refused refused:
                await reply.SayAsync(payload, request, Mrkdwn.Of($"{ReviewWords.Say(refused.Why, program)}"), ct);
                break;
            case Outcome<BusinessReview>.Ignored when action.ActionId == MakeAction:
                await reply.SayAsync(
                    payload, request, Mrkdwn.Of($"The record says the same as in the newest version: there is nothing new to keep."), ct);
                break;
            case Outcome<BusinessReview>.Changed:
                await ShowAsync(payload, request, program, quarter, number: null, actor, ct);
                break;
        }

        return ActionAck.Nothing;
    }

    async ValueTask<Outcome<BusinessReview>> DoAsync(
        Session session, ProgramKey key, FiscalQuarter quarter, string deed, int number, UserId actor) => deed switch
        {
            SignAction => await desk.ApplyAsync(session, key, quarter, new ReviewCommand.Sign(actor, number)),
            PostAction => await desk.ApplyAsync(session, key, quarter, new ReviewCommand.Post(actor, number)),
            _ => await desk.MakeAsync(session, key, quarter, actor),
        };

    /// <summary>In place of the answer that was clicked; beside a message that stands before everybody.</summary>
    async Task ShowAsync(
        BlockActions payload, SlackRequest request, ProgramInfo program, FiscalQuarter quarter, int? number, UserId actor,
        CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var card = await database.ReadAsync(db => reading.CardAsync(db, program, quarter.First, number, actor, now), ct);
        if (card is not var (text, blocks))
        {
            await reply.SayAsync(
                payload, request, await database.ReadAsync(db => reading.WhyNotAsync(db, program, quarter, number, actor, now), ct), ct);
            return;
        }

        await reply.SayAsync(payload, request, text, blocks, ct, replace: true);
    }

    async Task SendAsync(
        BlockActions payload, SlackRequest request, ProgramInfo program, FiscalQuarter quarter, int number, UserId actor,
        CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var shown = await database.ReadAsync(
            db => ReviewReading.FindAsync(db, program, quarter.First, number, actor, ReviewDesk.Context(program, now)), ct);
        if (shown is null)
        {
            await reply.SayAsync(
                payload, request, await database.ReadAsync(db => reading.WhyNotAsync(db, program, quarter, number, actor, now), ct), ct);
            return;
        }

        files.Send(
            request.Workspace, actor, $"business-review-{shown.Review.Name.Replace(' ', '-')}-version-{number}.md",
            new PersonalFile(shown.Text, Mrkdwn.Of($"The business review of {shown.Review.Name}, version {number}, {ReviewWords.Signed(shown.Revision, program)}. SHA-256 of the file: `{shown.Revision.Hash}`.")));
        await reply.SayAsync(payload, request, Mrkdwn.Of($"It is on its way to you as a file."), ct);
    }
}
