using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;

namespace AlignBot.Engine.Home;

/// <summary>The foot of Home: the decision log, the actions, the path and so on, each a click away; of several programs, each under its name.</summary>
sealed class SignpostsSection(Signposts signposts) : IHomeSection
{
    public int Order => HomeOrder.Signposts;

    public Task<IReadOnlyList<Block>> RenderAsync(HomeContext context)
    {
        var blocks = new List<Block>();
        foreach (var program in context.Programs)
        {
            if (signposts.Home(program, context.Viewer) is not { } buttons)
            {
                continue;
            }

            if (context.Programs.Count > 1)
            {
                blocks.Add(new ContextBlock(Mrkdwn.Of($"{program.Name}").Shortened(200)));
            }

            blocks.Add(buttons);
        }

        return Task.FromResult<IReadOnlyList<Block>>(blocks);
    }
}
