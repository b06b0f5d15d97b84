using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

// Who is there: people, groups of people, the workspace, and whose token this is.

/// <summary>People.</summary>
public sealed class UsersApi
{
    const int Page = 200;

    readonly SlackCalls calls;

    internal UsersApi(SlackCalls calls) => this.calls = calls;

    /// <summary>A person, with their zone.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/users.info</remarks>
    public async Task<User> Info(string user, CancellationToken ct = default) =>
        (await calls.Call(SlackMethods.UsersInfo, new FormWriter().Add("user", user), SlackJson.Default.UserResponse, ct)).User;

    /// <summary>The person of a mail address.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/users.lookupByEmail. Nobody of that address, and nobody active: <c>users_not_found</c>.</remarks>
    public async Task<User> LookupByEmail(string email, CancellationToken ct = default) =>
        (await calls.Call(SlackMethods.UsersLookupByEmail, new FormWriter().Add("email", email), SlackJson.Default.UserResponse, ct)).User;

    /// <summary>The workspace's people, a page at a time, deactivated ones among them.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/users.list. An app that an organisation installed says which workspace.</remarks>
    public Task<UserPage> List(string? cursor = null, string? teamId = null, CancellationToken ct = default) =>
        calls.Call(
            SlackMethods.UsersList,
            new FormWriter().Add("limit", Page).Add("cursor", cursor).Add("team_id", teamId),
            SlackJson.Default.UserPage,
            ct);

    /// <summary>All of the workspace's people.</summary>
    public async IAsyncEnumerable<User> All(string? teamId = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        string? cursor = null;
        do
        {
            var page = await List(cursor, teamId, ct);
            foreach (var member in page.Members)
            {
                yield return member;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    /// <summary>The conversations that the app itself, or a person, is in; a page at a time.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/users.conversations</remarks>
    public Task<ConversationPage> Conversations(
        IReadOnlyList<string> types, string? user = null, string? cursor = null, string? teamId = null, CancellationToken ct = default) =>
        calls.Call(
            SlackMethods.UsersConversations,
            new FormWriter().Add("types", types).Add("user", user).Add("limit", Page).Add("cursor", cursor).Add("team_id", teamId),
            SlackJson.Default.ConversationPage,
            ct);
}

/// <summary>Groups of people.</summary>
public sealed class UserGroupsApi
{
    readonly SlackCalls calls;

    internal UserGroupsApi(SlackCalls calls) => this.calls = calls;

    /// <summary>The workspace's groups, with their members.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/usergroups.list. Not on free plans: <c>plan_upgrade_required</c>.</remarks>
    public async Task<IReadOnlyList<UserGroup>> List(string? teamId = null, CancellationToken ct = default) =>
        (await calls.Call(
            SlackMethods.UserGroupsList,
            new FormWriter().Add("include_users", true).Add("team_id", teamId),
            SlackJson.Default.UserGroupsResponse,
            ct)).Usergroups;

    /// <summary>Ids of a group's members.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/usergroups.users.list</remarks>
    public async Task<IReadOnlyList<string>> Users(string userGroup, string? teamId = null, CancellationToken ct = default) =>
        (await calls.Call(
            SlackMethods.UserGroupsUsersList,
            new FormWriter().Add("usergroup", userGroup).Add("team_id", teamId),
            SlackJson.Default.UserGroupMembersResponse,
            ct)).Users;
}

/// <summary>The workspace.</summary>
public sealed class TeamApi
{
    readonly SlackCalls calls;

    internal TeamApi(SlackCalls calls) => this.calls = calls;

    /// <summary>The workspace's name and domain.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/team.info</remarks>
    public async Task<Team> Info(CancellationToken ct = default) =>
        (await calls.Call(SlackMethods.TeamInfo, new FormWriter(), SlackJson.Default.TeamResponse, ct)).Team;
}

/// <summary>The token itself.</summary>
public sealed class AuthApi
{
    readonly SlackCalls calls;

    internal AuthApi(SlackCalls calls) => this.calls = calls;

    /// <summary>Whose token this is and where it works.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/auth.test</remarks>
    public Task<AuthTestResponse> Test(CancellationToken ct = default) =>
        calls.Call(SlackMethods.AuthTest, new FormWriter(), SlackJson.Default.AuthTestResponse, ct);

    /// <summary>Gives the token up.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/auth.revoke</remarks>
    public Task Revoke(CancellationToken ct = default) => calls.Call(SlackMethods.AuthRevoke, new FormWriter(), ct);
}

/// <summary>Some of the people.</summary>
public sealed record UserPage : SlackResponse
{
    /// <summary>The people.</summary>
    [JsonConverter(typeof(ListOrNothing<User>))]
    public IReadOnlyList<User> Members { get => field ?? []; init; } = [];
}

/// <summary>A group of people.</summary>
public sealed record UserGroup
{
    /// <summary>The id.</summary>
    public string Id { get => field ?? ""; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>What is typed to mention it.</summary>
    public string? Handle { get; init; }

    /// <summary>When it was disabled, in Unix seconds; 0 while it is in use.</summary>
    public long DateDelete { get; init; }

    /// <summary>Ids of its members.</summary>
    [JsonConverter(typeof(ListOrNothing<string>))]
    public IReadOnlyList<string> Users { get => field ?? []; init; }

    /// <summary>How many members; Slack writes it as a string at times.</summary>
    public long UserCount { get; init; }
}

/// <summary>A workspace.</summary>
public sealed record Team
{
    /// <summary>The id.</summary>
    public string Id { get => field ?? ""; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The name in its address.</summary>
    public string? Domain { get; init; }

    /// <summary>The organisation.</summary>
    public string? EnterpriseId { get; init; }
}

/// <summary>Whose token a token is.</summary>
public sealed record AuthTestResponse : SlackResponse
{
    /// <summary>The workspace's address.</summary>
    public string? Url { get; init; }

    /// <summary>The workspace's name.</summary>
    public string? Team { get; init; }

    /// <summary>The workspace.</summary>
    public string? TeamId { get; init; }

    /// <summary>The organisation.</summary>
    public string? EnterpriseId { get; init; }

    /// <summary>Whether the organisation installed the app.</summary>
    public bool IsEnterpriseInstall { get; init; }

    /// <summary>The name of the user it speaks as.</summary>
    public string? User { get; init; }

    /// <summary>The user it speaks as.</summary>
    public string UserId { get => field ?? ""; init; } = "";

    /// <summary>The bot it speaks as.</summary>
    public string? BotId { get; init; }

    /// <summary>The installation that the token is of.</summary>
    [JsonIgnore]
    public WorkspaceKey Workspace => WorkspaceKey.Of(EnterpriseId, TeamId, IsEnterpriseInstall);
}

sealed record UserResponse : SlackResponse
{
    [JsonConverter(typeof(ObjectOrNothing<User>))]
    public User User { get => field ?? new(); init; } = new();
}

sealed record UserGroupsResponse : SlackResponse
{
    [JsonConverter(typeof(ListOrNothing<UserGroup>))]
    public IReadOnlyList<UserGroup> Usergroups { get => field ?? []; init; } = [];
}

sealed record UserGroupMembersResponse : SlackResponse
{
    [JsonConverter(typeof(ListOrNothing<string>))]
    public IReadOnlyList<string> Users { get => field ?? []; init; } = [];
}

sealed record TeamResponse : SlackResponse
{
    [JsonConverter(typeof(ObjectOrNothing<Team>))]
    public Team Team { get => field ?? new(); init; } = new();
}
