using AlignBot.Artifacts.Cards;
using AlignBot.Engine.Home;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Status;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts;

/// <summary>On Home, a line a program: how the documents of the operating model stand.</summary>
sealed class ArtifactsSection : IHomeSection
{
    public int Order => HomeOrder.Counted;

    public async Task<IReadOnlyList<Block>> RenderAsync(HomeContext context)
    {
        var blocks = new List<Block>();
        foreach (var program in context.Programs)
        {
            var counts = await ArtifactTables.CountsAsync(context.Db, program.Key);
            var name = context.Programs.Count > 1 ? Mrkdwn.Of($"{program.Name}: ").Shortened(200) : Mrkdwn.Empty;
            var practice = await PracticeMode.IsOnAsync(context.Db, program.Key) ? Mrkdwn.Of($" {PracticeMode.Label}") : Mrkdwn.Empty;
            blocks.Add(counts.Count == 0
                ? new ContextBlock(name + Mrkdwn.Of($"Nothing is signed yet of how you work together: `/align artifacts`.") + practice)
                : new ContextBlock(name + Mrkdwn.Of($"Artifacts: {ArtifactsPage.Summary(counts)}.") + practice));
        }

        return blocks;
    }
}

/// <summary>The same in <c>/align status</c>.</summary>
sealed class ArtifactsStatus : IStatusLines
{
    public int Order => 40;

    public async Task<StatusLines> SayAsync(StatusContext context)
    {
        var counts = await ArtifactTables.CountsAsync(context.Db, context.Program.Key);
        var practice = await PracticeMode.IsOnAsync(context.Db, context.Program.Key) ? Mrkdwn.Of($"\n{PracticeMode.Label}") : Mrkdwn.Empty;
        return StatusLines.Of(new SectionBlock(Mrkdwn.Of($"*Artifacts*\n{ArtifactsPage.Summary(counts)}") + practice) { Accessory = MeantCommand.Run("Open", "artifacts", context.Program) });
    }
}

/// <summary>How many documents are to be looked at, or have no owner.</summary>
sealed class ArtifactsAttention : IAttention
{
    public async Task<IReadOnlyList<string>> SayAsync(StatusContext context)
    {
        var stale = await ArtifactTables.Of(context.Db, context.Program.Key).CountAsync(row => row.Standing == ArtifactStanding.Stale);
        return stale == 0 ? [] : [$"{stale} {(stale == 1 ? "artifact is" : "artifacts are")} stale"];
    }
}
