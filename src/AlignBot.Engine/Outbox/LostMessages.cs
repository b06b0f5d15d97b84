using System.Globalization;
using AlignBot.Slack.WebApi;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Looks in Slack for a message whose sending ended without an answer, by the id in its metadata, in all that was said since it was to be sent.</summary>
public sealed class LostMessages
{
    /// <summary>By how much Slack's clock and this machine's may differ.</summary>
    static readonly Duration Skew = Duration.FromMinutes(10);

    /// <summary>Where it stands, or null when it is not there. What belongs in a thread may stand outside of it, if its card was deleted.</summary>
    /// <exception cref="SlackApiException">Slack refused the look, or did not answer.</exception>
    public async Task<StandingMessage?> FindAsync(SlackApi api, OutboxRow row, PostRow? thread, CancellationToken cancellation)
    {
        var channel = thread?.ChannelId ?? row.Destination;
        if (channel is ['U' or 'W', ..])
        {
            channel = (await api.Conversations.Open([channel], cancellation)).Id;
        }

        if (thread is not null && await InThreadAsync(api, row, channel, thread, cancellation) is { } reply)
        {
            return reply;
        }

        return await LookAsync(row, channel, query => api.Conversations.History(query, cancellation));
    }

    static async Task<StandingMessage?> InThreadAsync(SlackApi api, OutboxRow row, string channel, PostRow thread, CancellationToken cancellation)
    {
        try
        {
            return await LookAsync(row, channel, query => api.Conversations.Replies(query, thread.Timestamp, cancellation));
        }
        catch (SlackApiException gone) when (gone.Error is "thread_not_found" or "message_not_found")
        {
            return null;
        }
    }

    static async Task<StandingMessage?> LookAsync(OutboxRow row, string channel, Func<HistoryQuery, Task<MessagePage>> look)
    {
        var wanted = row.Id.ToString();
        var oldest = (row.CreatedAt - Skew).ToUnixTimeSeconds().ToString("0'.000000'", CultureInfo.InvariantCulture);
        string? cursor = null;
        do
        {
            var answer = await look(new HistoryQuery { Channel = channel, Oldest = oldest, Cursor = cursor });
            foreach (var message in answer.Messages)
            {
                if (message.Metadata?.EventType == MessageSender.MetadataType && message.Metadata.Text("outbox_id") == wanted)
                {
                    return new StandingMessage(channel, message.Ts, message.ThreadTs);
                }
            }

            cursor = answer.NextCursor;
        }
        while (cursor is not null);

        return null;
    }
}
