using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Interaction;
using AlignBot.Slack;
using AlignBot.Slack.WebApi;

namespace AlignBot.Policy;

/// <summary>Asks Slack whether a channel that a category shall have is there, and the bot in it: what is saved without it fails only when somebody raises a dispute.</summary>
/// <remarks>Asked before the transaction, and for no longer than a form is waited for. Where Slack gives no answer the channel is taken: <c>doctor</c> looks again.</remarks>
sealed class ChannelLook(SlackApis slack, FormOpener forms, TimeProvider time, ILogger<ChannelLook> log)
{
    /// <summary>What is wrong with the first of the path's channels that were not in force before; null where nothing is known to be.</summary>
    public async Task<(DisputeCategory Category, string Why)?> WhyNotAsync(WorkspaceKey workspace, EscalationPath path, EscalationPath before, CancellationToken cancellation)
    {
        var since = time.GetTimestamp();
        foreach (var category in path.Categories.Where(category => category.Channel is { } channel && before.Categories.All(old => old.Channel != channel)).DistinctBy(category => category.Channel))
        {
            if (await WhyNotAsync(workspace, category.Channel!, cancellation) is { } why)
            {
                return (category, why);
            }

            if (time.GetElapsedTime(since) > forms.Patience / 2)
            {
                break; // Slack is slow, and somebody waits.
            }
        }

        return null;
    }

    /// <summary>What is wrong with a channel; null where nothing is known to be.</summary>
    public async Task<string?> WhyNotAsync(WorkspaceKey workspace, string channel, CancellationToken cancellation)
    {
        try
        {
            return await slack.For(workspace).Within(forms.Patience).Conversations.Info(channel, ct: cancellation) switch
            {
                { IsArchived: true } found => $"#{found.Name} is archived: unarchive it, or choose another channel.",
                { IsMember: false } found => $"AlignBot is not in #{found.Name}: invite it there with /invite, then save again.",
                _ => null,
            };
        }
        catch (SlackApiException refused) when (refused.Error is "channel_not_found" or "invalid_channel")
        {
            return $"Slack shows AlignBot no channel {channel}. If it is private, invite AlignBot there first; else choose another.";
        }
        catch (SlackApiException silent)
        {
            log.LogWarning("Whether the bot is in channel {Channel} is not known: {Error}.", channel, silent.Error);
            return null;
        }
    }
}
