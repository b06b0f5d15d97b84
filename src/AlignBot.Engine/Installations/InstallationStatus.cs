using AlignBot.Engine.Status;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Installations;

/// <summary>Whether Slack still lets the bot speak in this workspace.</summary>
sealed class InstallationStatus : IStatusLines
{
    public int Order => StatusOrder.Installation;

    public async Task<StatusLines> SayAsync(StatusContext context)
    {
        var removedAt = await context.Db.Installations
            .Where(row => row.Id == context.Program.Key.InstallationId).Select(row => row.RemovedAt).SingleAsync();
        return removedAt is { } since
            ? StatusLines.Of(new SectionBlock(Mrkdwn.Of(
                $"*Slack took AlignBot's access away {When.Recorded(since, context.Program.Calendar.Zone)}.* Nothing is posted until the app is installed again; what waits goes out then, and no level runs out before its deciders were asked.")))
            : StatusLines.Nothing;
    }
}
