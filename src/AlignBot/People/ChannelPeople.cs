using AlignBot.Contracts;
using AlignBot.Domain.People;
using AlignBot.Engine.Installations;
using AlignBot.Slack;
using AlignBot.Slack.WebApi;

namespace AlignBot.People;

/// <summary>Asks Slack who is in a channel that no program is in yet.</summary>
sealed class ChannelPeople(InstallationDirectory installations, SlackApis slack, AccountLookUps accounts) : IChannelPeople
{
    public async Task<ChannelFound> AskAsync(int installationId, WorkspaceKey workspace, string channel, int most, IReadOnlyCollection<string> also, CancellationToken cancellation)
    {
        var api = slack.For(workspace).WaitingAtMost(AccountLookUps.Patience);
        var installation = await installations.RowAsync(installationId);
        var found = await accounts.PatientlyAsync(() => api.Conversations.Info(channel, ct: cancellation), cancellation);
        if (!found.IsMember || found.IsArchived)
        {
            return new ChannelFound(found, [], 0);
        }

        var members = new List<string>();
        string? cursor = null;
        do
        {
            var page = await accounts.PatientlyAsync(() => api.Conversations.Members(channel, cursor, cancellation), cancellation);
            members.AddRange(page.Members);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        members.RemoveAll(member => member == installation.BotUserId || member == AccountKind.Slackbot);
        var people = new List<(User, MemberKind)>();
        await foreach (var users in accounts.AllAsync(api, installation, also.Where(members.Contains).Concat(members).Distinct().Take(most), cancellation))
        {
            people.AddRange(users.Select(user => (user, AccountKind.Of(user, installation))));
        }

        return new ChannelFound(found, people, members.Count);
    }
}
