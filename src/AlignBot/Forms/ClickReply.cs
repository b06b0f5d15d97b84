using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.WebApi;

namespace AlignBot.Forms;

/// <summary>Answers the person who clicked, and only them: through the click's response_url, after the request is acknowledged.</summary>
sealed class ClickReply(ResponseUrls urls, ILogger<ClickReply> log)
{
    public Task SayAsync(BlockActions payload, Mrkdwn text) => SayAsync(payload.ResponseUrl, text);

    /// <summary>Posts without keeping the request waiting. Best effort: it repeats nothing that is not on the card as well.</summary>
    public Task SayAsync(string? responseUrl, Mrkdwn text, IReadOnlyList<Block>? blocks = null)
    {
        if (responseUrl is not null)
        {
            _ = PostAsync(responseUrl, new ResponseMessage { Text = text, Blocks = blocks });
        }

        return Task.CompletedTask;
    }

    async Task PostAsync(string responseUrl, ResponseMessage message)
    {
        try
        {
            await urls.Post(responseUrl, message, CancellationToken.None);
        }
        catch (SlackApiException refused)
        {
            log.LogWarning("An answer to a click did not arrive: {Error}.", refused.Error);
        }
    }
}
