using AlignBot.Slack.WebApi;

namespace AlignBot.Outbox;

/// <summary>Looks in Slack for a message whose sending ended without an answer, by the id in its metadata.</summary>
sealed class LostMessages
{
    /// <summary>How many pages are looked through: the message is minutes old at most.</summary>
    const int Pages = 3;

    /// <summary>Where it stands, or null when it is not there.</summary>
    /// <exception cref="SlackApiException">Slack refused the look, or did not answer.</exception>
    public async Task<(string Channel, string Timestamp)?> FindAsync(SlackApi api, OutboxRow row, PostRow? thread, CancellationToken cancellation)
    {
        var channel = thread?.ChannelId ?? row.Destination;
        if (channel is ['U' or 'W', ..])
        {
            channel = (await api.Conversations.Open([channel], cancellation)).Id;
        }

        var wanted = row.Id.ToString();
        string? cursor = null;
        for (var page = 0; page < Pages; page++)
        {
            var query = new HistoryQuery { Channel = channel, Cursor = cursor };
            var answer = thread is null
                ? await api.Conversations.History(query, cancellation)
                : await api.Conversations.Replies(query, thread.Timestamp, cancellation);
            foreach (var message in answer.Messages)
            {
                if (message.Metadata?.EventType == MessageSender.MetadataType && message.Metadata.Text("outbox_id") == wanted)
                {
                    return (channel, message.Ts);
                }
            }

            cursor = answer.ResponseMetadata?.NextCursor;
            if (string.IsNullOrEmpty(cursor))
            {
                return null;
            }
        }

        return null;
    }
}
