using AlignBot.Slack.WebApi;

namespace AlignBot.Engine.Outbox;

/// <summary>Takes back what stands outside of its thread: under a card that somebody deleted, Slack puts a reply at the channel's root
/// and calls that done. Also what stands in a state that it can't be brought out of.</summary>
public sealed class StrayMessages(ILogger<StrayMessages> log)
{
    /// <summary>False when Slack won't delete it: out of place is better than twice, so it is left to stand.</summary>
    /// <exception cref="SlackApiException">It may still stand, and may be taken back later.</exception>
    public async Task<bool> TakeBackAsync(SlackApi api, OutboxRow row, StandingMessage stray, CancellationToken stopping)
    {
        try
        {
            await api.Chat.Delete(stray.Channel, stray.Timestamp, stopping);
            return true;
        }
        catch (SlackApiException gone) when (gone.Error == "message_not_found")
        {
            // An earlier attempt did it and did not get to say so.
            return true;
        }
        catch (SlackApiException refused) when (refused.Kind == SlackErrorKind.Permanent && !SlackErrors.IsDeadToken(refused.Error))
        {
            log.LogWarning("Message {Message} {Id} stands where it should not, and can't be taken back: {Error}.", row.Message, row.Id, refused.Error);
            return false;
        }
    }
}

/// <summary>Where a message stands in Slack.</summary>
/// <param name="Channel">The conversation's own id.</param>
/// <param name="Timestamp">The message.</param>
/// <param name="Thread">As Slack says it: the parent; the message itself once somebody replied to it; else null.</param>
public sealed record StandingMessage(string Channel, string Timestamp, string? Thread)
{
    /// <summary>Whether it stands in a thread of another message.</summary>
    public bool IsReply => Thread is not null && Thread != Timestamp;
}
