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

    /// <summary>The body of the one that goes out when somebody ends it.</summary>
    const string Last = "last";

    string IMessageRenderer.Message => Name;

    public static OutgoingMessage To(DigestRow digest, bool isLast = false) => new()
    {
        Kind = OutboxKind.Nudge,
        Message = Name,
        SubjectId = digest.Id,
        Destination = digest.UserId,
        Body = isLast ? Last : null,
    };

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var reader = new UserId(context.Row.Destination);
        var time = await DailyDigests.FindAsync(context.Db, context.Row.InstallationId, reader);
        if (!context.Program.Roster.MayDecide(reader) || (time is null && context.Row.Body != Last))
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
        blocks.Add(new ContextBlock(time is { } daily && context.Row.Body != Last
            ? Mrkdwn.Of($"Once a day at {When.Clock(daily, context.Program.Roster.ZoneOf(reader), clock.GetCurrentInstant())}. What has a deadline comes at once all the same. `/align digest off` ends it.")
            : Mrkdwn.Of($"What was held back, since you ended the digest. From now on everything comes at once.")));
        return new Rendering.Send(title, blocks);
    }
}
