using AlignBot.Engine.Home;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Waiting;

/// <summary>'Waiting for you (2)': what is due first stands first, one row and one button for one obligation.</summary>
public sealed class WaitingSection(IEnumerable<IWaitingWords> words) : IHomeSection
{
    /// <summary>How many are shown; the rest is counted.</summary>
    const int Listed = 20;

    public int Order => HomeOrder.Waiting;

    public async Task<IReadOnlyList<Block>> RenderAsync(HomeContext context)
    {
        var (title, blocks) = await SayAsync(context);
        return [new HeaderBlock(title.Text), .. blocks.Skip(1), new DividerBlock()];
    }

    /// <summary>The same for an answer: a title, and what waits.</summary>
    public async Task<(Mrkdwn Title, IReadOnlyList<Block> Blocks)> SayAsync(HomeContext context)
    {
        var (count, lines) = await ReadAsync(context);
        var title = Mrkdwn.Of($"{(lines.Count == 0 ? "Nothing waits for you" : $"Waiting for you ({(count > Listed ? count : lines.Count)})")}");
        List<Block> blocks = [new SectionBlock(Mrkdwn.Of($"*{title}*"))];
        foreach (var line in lines)
        {
            blocks.Add(new SectionBlock(line.Text.Shortened(3000)) { Accessory = line.Button });
            if (line.Others is { Count: > 0 } others)
            {
                blocks.Add(new ActionsBlock([.. others]));
            }
        }

        if (count > Listed)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"and {count - Listed} more, due later.")));
        }

        return (title, blocks);
    }

    /// <summary>What waits, as many as are shown, what is due first standing first.</summary>
    public async Task<IReadOnlyList<WaitingLine>> LinesAsync(HomeContext context) => (await ReadAsync(context)).Lines;

    async Task<(int Count, IReadOnlyList<WaitingLine> Lines)> ReadAsync(HomeContext context)
    {
        var theirs = context.Db.Waiting.Where(row => row.InstallationId == context.InstallationId && row.UserId == context.Viewer.Value);
        var count = await theirs.CountAsync();
        var rows = await theirs.OrderBy(row => row.DueAt == null).ThenBy(row => row.DueAt).Take(Listed).ToListAsync();
        var programs = context.Programs.ToDictionary(program => program.Key);
        var lines = new Dictionary<WaitingRow, WaitingLine>();
        foreach (var feature in words)
        {
            var own = rows.Where(row => row.Feature == feature.Feature && programs.ContainsKey(new(row.InstallationId, row.ProgramId))).ToList();
            foreach (var (row, line) in own.Zip(own.Count == 0 ? [] : await feature.SayAsync(context.Db, own, programs)))
            {
                if (line is not null)
                {
                    lines.Add(row, line);
                }
            }
        }

        return (count, [.. rows.Where(lines.ContainsKey).Select(row => lines[row])]);
    }
}
