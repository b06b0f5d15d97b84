using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Differences;

/// <summary>Tells the channel that the two pipelines differ, or that one was not given: it is on the review's agenda.</summary>
sealed class FiguresShown : IMessageRenderer
{
    public const string Name = "figures.shown";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage In(ProgramInfo program, Guid review) => new()
    {
        Kind = OutboxKind.Ledger,
        Message = Name,
        SubjectId = review,
        Destination = program.ChannelId,
        Slot = "shown",
    };

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, shown) = (context.Program, FiguresDesk.State.Read(await context.SubjectAsync<FiguresRow>()));
        var title = Mrkdwn.Of($"*{FiguresWords.Title(shown)}*");
        return new Rendering.Send(
            title, [new SectionBlock(title + Mrkdwn.Of($"\n") + FiguresWords.Both(shown, program)) { Accessory = FiguresButtons.Page(program, shown) }]);
    }
}
