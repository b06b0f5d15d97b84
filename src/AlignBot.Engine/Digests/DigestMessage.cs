using AlignBot.Domain;
using AlignBot.Engine.Home;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Waiting;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Engine.Digests;

/// <summary>What waits for somebody, once a day: the lines of Home, and one way to all of it. Its button is never out of date.</summary>
sealed class DigestMessage(WaitingSection waiting, IClock clock) : IMessageRenderer
{
    public const string Name = "digest";

    /// <summary>More than this is read where it can be acted on.</summary>
    const int Listed = 8;

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var reader = new UserId(context.Row.Destination);
        if (!context.Program.Roster.MayDecide(reader) || await DailyDigests.FindAsync(context.Db, context.Row.InstallationId, reader) is not { } time)
        {
            return new Rendering.Drop("They take no digest any more.");
        }

        var lines = await waiting.LinesAsync(new HomeContext(context.Db, context.Row.InstallationId, reader, [context.Program]));
        if (lines.Count == 0)
        {
            return new Rendering.Drop("Nothing waits for them.");
        }

        var title = Mrkdwn.Of($"*Waiting for you today ({lines.Count})*");
        List<Block> blocks = [new SectionBlock(title), .. lines.Take(Listed).Select(line => new SectionBlock(line.Text.Shortened(700)))];
        if (lines.Count > Listed)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"and {lines.Count - Listed} more.")));
        }

        blocks.Add(new ActionsBlock([MeantCommand.Run("What waits for me", "waiting", context.Program)]));
        blocks.Add(new ContextBlock(Mrkdwn.Of($"Once a day at {When.Clock(time, context.Program.Roster.ZoneOf(reader), clock.GetCurrentInstant())}. What has a deadline comes at once all the same. `/align digest off` ends it.")));
        return new Rendering.Send(title, blocks);
    }
}
