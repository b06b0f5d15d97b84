using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Differences;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Differences;

/// <summary>Asks a side's leader for its pipeline; says afterwards that it was given, and then what both are.</summary>
sealed class FiguresAsk(IReviewMeetings meetings, IClock clock) : IMessageRenderer
{
    public const string Name = "figures.ask";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage To(Guid review, FigureSide side, UserId leader, OutboxKind kind) => new()
    {
        Kind = kind,
        Message = Name,
        SubjectId = review,
        Destination = leader.Value,
        Slot = $"{side}/{leader.Value}",
    };

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, figures) = (context.Program, FiguresDesk.State.Read(await context.SubjectAsync<FiguresRow>()));
        var side = Enum.Parse<FigureSide>(context.Row.Slot!.Split('/')[0]);
        var (zone, reader) = (program.Calendar.Zone, new UserId(context.Row.Destination));
        if (figures.RevealedAt is not null)
        {
            return Closed(Mrkdwn.Of($"*{FiguresWords.Title(figures)}*\n") + FiguresWords.Both(figures, program), FiguresButtons.Page(program, figures));
        }

        if (figures.Of(side) is not null)
        {
            return Closed(Mrkdwn.Of($"The pipeline of {FiguresWords.Of(side)} is given. Nobody sees it before both are shown, {When.At(figures.RevealAt, zone)}."));
        }

        if (program.Roster.Acting(BlindFiguresWorkflow.LeaderOf(side), clock.GetCurrentInstant()) != reader)
        {
            return Closed(Mrkdwn.Of($"Somebody else gives the pipeline of {FiguresWords.Of(side)}. Nothing for you to do."));
        }

        var review = await meetings.FindAsync(context.Db, program.Key, figures.Meeting);
        var title = Mrkdwn.Of(
            $"*What is the pipeline, as {FiguresWords.Of(side)} counts it?* Enter it {When.By(figures.RevealAt, zone)}.");
        return new Rendering.Send(
            title.Shortened(600),
            [
                new SectionBlock(title.Shortened(600)),
                new ContextBlock(Mrkdwn.Of(
                    $"Open deals on the account list, in {figures.Currency}. The other side gives theirs; neither sees the other's before both are shown, shortly before {review?.Terms.Name ?? "the review"}. It is final once entered.").Shortened(900)),
                new ActionsBlock(FiguresButtons.Enter(program, figures.Meeting, side)),
            ]);

        Rendering Closed(Mrkdwn text, Button? more = null) => context.IsEdit
            ? new Rendering.Send(text.Shortened(1200), [new SectionBlock(text.Shortened(1200)) { Accessory = more }])
            : new Rendering.Drop("It was given, or shown, before they could be asked.");
    }
}
