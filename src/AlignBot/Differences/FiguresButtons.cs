using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Differences;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Differences;

/// <summary>The buttons of this feature: what differs, a side's form, and where the pipelines come from. Who may is checked on each click.</summary>
sealed class FiguresButtons(
    InstallationDirectory installations, ProgramDirectory programs, FiguresPage page, ISourceReadings sources, ClickReply reply, IDatabase database, IClock clock)
    : IActionHandler
{
    public const string PageAction = "figures.page";
    public const string EnterAction = "figures.enter.*";
    public const string SourcesAction = "figures.sources";

    /// <summary>Null where a side gave nothing: there is no more to read than stands beside it.</summary>
    public static Button? Page(ProgramInfo program, BlindFigures shown) => shown.Difference is null ? null
        : new Button(PageAction, "What differs") { Value = new ProgramRef(program.Key.ProgramId, shown.Meeting.Value.ToString("N")).ToString() };

    public static Button Enter(ProgramInfo program, MeetingId review, FigureSide side) =>
        new(EnterAction.Replace("*", side.ToString(), StringComparison.Ordinal), "Enter the figure") { Value = About(program, review, side), Style = ButtonStyle.Primary };

    public static Button Sources(ProgramInfo program) =>
        new(SourcesAction, "Where they come from") { Value = new ProgramRef(program.Key.ProgramId).ToString() };

    /// <summary>A review and a side of it, as a button or form carries them. Proves nothing: who may is checked.</summary>
    public static string About(ProgramInfo program, MeetingId review, FigureSide side) =>
        new ProgramRef(program.Key.ProgramId, $"{review.Value:N}/{side}").ToString();

    /// <summary>Reads what <see cref="About"/> wrote, or null: values come back from outside.</summary>
    public static (Guid Review, FigureSide Side)? Parse(string rest) =>
        rest.Split('/') is [var id, var named] && Guid.TryParseExact(id, "N", out var review) && Enum.TryParse<FigureSide>(named, out var side) && Enum.IsDefined(side)
            ? (review, side)
            : null;

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (program, actor) = (await programs.LatestAsync(about.In(installation)), new UserId(payload.User.Id));
        if (action.ActionId == PageAction)
        {
            MeetingId? review = Guid.TryParseExact(about.Rest, "N", out var id) ? new MeetingId(id) : null;
            await reply.OpenAsync(payload, request, await page.ShowAsync(program, review), ct);
        }
        else if (action.ActionId == SourcesAction)
        {
            var now = await database.ReadAsync(db => FiguresTables.SourcesAsync(db, program.Key));
            await reply.OpenAsync(payload, request, FigureSourcesModal.Form(program, now, sources), ct);
        }
        else if (Parse(about.Rest) is var (review, side) && await database.ReadAsync(db => FiguresTables.FindAsync(db, program.Key, review)) is { } figures)
        {
            await (BlindFiguresWorkflow.WhyNot(figures, side, actor, FiguresDesk.Context(program, clock.GetCurrentInstant())) is { } why
                ? reply.SayAsync(payload, request, Mrkdwn.Of($"{FiguresWords.Say(why, program)}"), ct)
                : reply.OpenAsync(payload, request, FigureModal.Form(program, figures, side), ct));
        }

        return ActionAck.Nothing;
    }
}
