using AlignBot.Slack.WebApi;

namespace AlignBot.Engine.Outbox;

/// <summary>Says a message; where Slack does not take it as it is made, without its picture, and then without its blocks: what only another build mends must not be
/// lost until then.</summary>
public sealed class PlainerMessages(MessageEnds ends, ILogger<PlainerMessages> log)
{
    /// <param name="row">The message.</param>
    /// <param name="message">As it is made.</param>
    /// <param name="say">Says it to Slack.</param>
    /// <exception cref="SlackApiException">Slack does not take it in any form.</exception>
    public async Task<T> SayAsync<T>(OutboxRow row, Rendering.Send message, Func<Rendering.Send, Task<T>> say)
    {
        if (message.WithoutPicture is { } without)
        {
            try
            {
                return await say(message);
            }
            catch (SlackApiException refused) when (DeliveryWords.OfTheBlocks.Contains(refused.Error))
            {
                log.LogWarning("Slack does not take the picture of message {Message} {Id} ({Error}); it goes out without.", row.Message, row.Id, refused.Error);
                message = new Rendering.Send(message.Text, without) { Broadcast = message.Broadcast };
            }
        }

        try
        {
            return await say(message);
        }
        catch (SlackApiException refused) when (DeliveryWords.OfTheBlocks.Contains(refused.Error))
        {
            log.LogError(
                refused, "Slack does not take message {Message} {Id} as it is made ({Error}); its plain text is sent instead.", row.Message, row.Id, refused.Error);
            var said = await say(MessageMaker.Plain(message));
            await ends.SaidPlainlyAsync(row, refused.Error);
            return said;
        }
    }
}
