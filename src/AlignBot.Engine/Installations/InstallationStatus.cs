using AlignBot.Engine.Loops;
using AlignBot.Engine.Status;
using AlignBot.Engine.Web;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.WebApi;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Installations;

/// <summary>Whether Slack still lets the bot speak in this workspace.</summary>
sealed class InstallationStatus(Troubles troubles, WebOptions web) : IStatusLines
{
    public int Order => StatusOrder.Installation;

    public async Task<StatusLines> SayAsync(StatusContext context)
    {
        var (id, zone) = (context.Program.Key.InstallationId, context.Program.Calendar.Zone);
        var removedAt = await context.Db.Installations.Where(row => row.Id == id).Select(row => row.RemovedAt).SingleAsync();
        var tokens = await context.Db.InstallationTokens.Where(row => row.InstallationId == id).Select(row => new { row.LostAt, row.ExpiresAt }).SingleOrDefaultAsync();
        var refused = troubles.Now.FirstOrDefault(trouble => trouble.Key == Troubles.TokenOf(id)).Value as SlackApiException;
        return removedAt is { } since ? Say(Mrkdwn.Of(
                $"*Slack took AlignBot's access away {When.Recorded(since, zone)}.* Nothing is posted until the app is installed again{Where}; what waits goes out then, and no level runs out before its deciders were asked."))
            : refused is not null ? Say(Mrkdwn.Of(
                $"*Slack refuses AlignBot's token ({refused.Error}).* Nothing is posted until {(tokens is null ? "whoever runs AlignBot has set another" : "the app is installed again")}{(tokens is null ? "" : Where)}; what waits goes out then."))
            : tokens is { LostAt: not null, ExpiresAt: { } ends } ? Say(Mrkdwn.Of(
                $"*Slack renews AlignBot's access no more; it ends {When.Recorded(ends, zone)}.* Install the app again before that{Where}: nothing is lost by it."))
            : StatusLines.Nothing;
    }

    string Where => web.PublicUrl is { } home ? $", at {new Uri(home, "slack/install")}" : "";

    static StatusLines Say(Mrkdwn text) => StatusLines.Of(new SectionBlock(text));
}
