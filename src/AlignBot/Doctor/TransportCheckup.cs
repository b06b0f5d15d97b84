using System.Runtime.CompilerServices;
using AlignBot.Engine.Checkups;
using AlignBot.Hosting;
using AlignBot.Slack.WebApi;

namespace AlignBot.Doctor;

/// <summary>How Slack reaches the bot: over a socket that the bot opens, or over HTTP.</summary>
sealed class TransportCheckup(BotSettings settings, SlackApis slack) : ICheckup
{
    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return settings.AppToken is { } token
            ? await SocketAsync(token, cancellation)
            : Finding.Note("Requests", "Come over HTTP: the app's 'Event Subscriptions' page must show this bot's address, ending in /slack/events, as verified.");
        if (settings.Clock.Follow is { } clock)
        {
            yield return Finding.Note("Time", $"Business time follows {clock}. In a real workspace Clock:Follow must not be set.");
        }
    }

    async Task<Finding> SocketAsync(string token, CancellationToken cancellation)
    {
        try
        {
            // An address is good for one connection; not using it costs nothing.
            await slack.Apps(token).ConnectionsOpen(cancellation);
            return Finding.Well("Requests", "Come over Socket Mode; Slack gives an address for it.");
        }
        catch (SlackApiException failure)
        {
            return Finding.Wrong(
                "Requests",
                $"Slack gives no address for Socket Mode: {failure.Error}. Switch it on in the app's 'Socket Mode' page, and set SLACK_APP_TOKEN to an app-level token with connections:write.");
        }
    }
}
