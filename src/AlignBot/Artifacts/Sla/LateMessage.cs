using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Artifacts.Sla;

/// <summary>Tells the leader of the owing side what was reported late and not answered: all of it in one message, once in some days.</summary>
sealed class LateMessage : IMessageRenderer
{
    public const string Name = "artifact.late";

    /// <summary>More than these are counted: the page has all.</summary>
    const int Listed = 5;

    string IMessageRenderer.Message => Name;

    /// <summary>The slot of a side's message, and of what waits for its leader.</summary>
    public static string SlotOf(Function side) => $"late/{side}";

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var sla = ArtifactDesk.StateOf(await context.SubjectAsync<ArtifactRow>());
        var side = ChosenName.Of<Function>(context.Row.Body) ?? throw new InvalidOperationException($"'{context.Row.Body}' is no side.");
        var (program, open) = (context.Program, Open(sla, side));
        if (open.Count == 0 || sla.LateSides.FirstOrDefault(one => one.Side == side)?.Asked?.Value != context.Row.Destination)
        {
            var nothing = Mrkdwn.Of($"Nothing reported late waits for you. `/align sla` shows what was kept.");
            return context.IsEdit ? new Rendering.Send(nothing, [new ContextBlock(nothing)]) : new Rendering.Drop("It was answered before they could be told.");
        }

        var title = Title(open, side);
        var lines = open.Take(Listed).Select(report => Mrkdwn.Of($"•  clause {report.Clause}, {When.Date(report.On)}, {Names.Of(program.Roster, report.By)}: {report.Text}").Shortened(400));
        var more = open.Count > Listed ? Mrkdwn.Of($"\nand {open.Count - Listed} more") : Mrkdwn.Empty;
        return new Rendering.Send(title, [new SectionBlock(title + Mrkdwn.Of($"\n") + Mrkdwn.Join("\n", lines) + more), new ActionsBlock(Answer(sla))]);
    }

    public static IReadOnlyList<LateReport> Open(Artifact sla, Function side) => [.. sla.Late.Where(report => report.Side == side && report.IsUnanswered)];

    public static Mrkdwn Title(IReadOnlyList<LateReport> open, Function side) =>
        Mrkdwn.Of($"*{open.Count} {(open.Count == 1 ? "thing is" : "things are")} reported late that {Names.Of(side)} owed.* Say whether it is so, or have it decided.");

    public static Button Answer(Artifact sla) => new(SlaLate.AnswersAction, "Read and answer") { Value = ArtifactRef.To(sla).ToString() };
}
