using AlignBot.Domain.People;
using AlignBot.Slack;
using AlignBot.Slack.WebApi;

namespace AlignBot.Contracts;

/// <summary>Asks Slack who is in a channel that no program is in yet.</summary>
interface IChannelPeople
{
    /// <summary>The channel, and who is in it.</summary>
    /// <param name="installationId">Whose.</param>
    /// <param name="workspace">Its workspace.</param>
    /// <param name="channel">The channel's id.</param>
    /// <param name="most">How many are looked up; of more than that the rest is only counted.</param>
    /// <param name="also">Who is looked up in any case, where they are in it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SlackApiException">Slack does not say.</exception>
    Task<ChannelFound> AskAsync(int installationId, WorkspaceKey workspace, string channel, int most, IReadOnlyCollection<string> also, CancellationToken cancellation);
}

/// <param name="Channel">As Slack has it.</param>
/// <param name="People">Accounts with what kind each is; not the bot itself. Empty where the bot is not in the channel.</param>
/// <param name="Count">How many are in it, the bot not counted.</param>
sealed record ChannelFound(Conversation Channel, IReadOnlyList<(User User, MemberKind Kind)> People, int Count);
