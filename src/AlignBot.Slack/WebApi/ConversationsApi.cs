using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

/// <summary>Channels and direct messages.</summary>
public sealed class ConversationsApi
{
    /// <summary>What Slack advises a page.</summary>
    const int Page = 200;

    readonly SlackCalls calls;

    internal ConversationsApi(SlackCalls calls) => this.calls = calls;

    /// <summary>A conversation.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/conversations.info</remarks>
    public async Task<Conversation> Info(string channel, bool includeNumMembers = false, CancellationToken ct = default) =>
        (await calls.Call(
            SlackMethods.ConversationsInfo,
            new FormWriter().Add("channel", channel).Add("include_num_members", includeNumMembers ? true : null),
            SlackJson.Default.ConversationResponse,
            ct)).Channel;

    /// <summary>The workspace's conversations, a page at a time.</summary>
    /// <param name="types"><c>public_channel</c>, <c>private_channel</c>, <c>mpim</c>, <c>im</c>.</param>
    /// <param name="cursor">Where the page begins.</param>
    /// <param name="teamId">The workspace, for an app that an organisation installed.</param>
    /// <param name="ct">Gives up.</param>
    /// <remarks>https://docs.slack.dev/reference/methods/conversations.list</remarks>
    public Task<ConversationPage> List(IReadOnlyList<string> types, string? cursor = null, string? teamId = null, CancellationToken ct = default) =>
        calls.Call(
            SlackMethods.ConversationsList,
            new FormWriter().Add("types", types).Add("exclude_archived", true).Add("limit", Page).Add("cursor", cursor).Add("team_id", teamId),
            SlackJson.Default.ConversationPage,
            ct);

    /// <summary>Ids of a conversation's members, people of other companies among them; a page at a time.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/conversations.members</remarks>
    public Task<MemberPage> Members(string channel, string? cursor = null, CancellationToken ct = default) =>
        calls.Call(
            SlackMethods.ConversationsMembers,
            new FormWriter().Add("channel", channel).Add("limit", Page).Add("cursor", cursor),
            SlackJson.Default.MemberPage,
            ct);

    /// <summary>Ids of all of a conversation's members.</summary>
    public async IAsyncEnumerable<string> AllMembers(string channel, [EnumeratorCancellation] CancellationToken ct = default)
    {
        string? cursor = null;
        do
        {
            var page = await Members(channel, cursor, ct);
            foreach (var member in page.Members)
            {
                yield return member;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    /// <summary>A channel's messages, newest first, with their metadata. The app must be a member.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/conversations.history. Some apps may ask once a minute only.</remarks>
    public Task<MessagePage> History(HistoryQuery query, CancellationToken ct = default) =>
        calls.Call(SlackMethods.ConversationsHistory, query.ToForm(), SlackJson.Default.MessagePage, ct);

    /// <summary>A thread's messages, oldest first and the parent among them, with their metadata.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/conversations.replies</remarks>
    public Task<MessagePage> Replies(HistoryQuery query, string threadTs, CancellationToken ct = default) =>
        calls.Call(SlackMethods.ConversationsReplies, query.ToForm().Add("ts", threadTs), SlackJson.Default.MessagePage, ct);

    /// <summary>Joins a public channel. Being a member already is a success with a warning.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/conversations.join</remarks>
    public async Task<Conversation> Join(string channel, CancellationToken ct = default) =>
        (await calls.Call(
            SlackMethods.ConversationsJoin, new FormWriter().Add("channel", channel), SlackJson.Default.ConversationResponse, ct)).Channel;

    /// <summary>The direct message with 1 to 8 people, opened if need be; the same each time.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/conversations.open</remarks>
    public async Task<Conversation> Open(IReadOnlyList<string> users, CancellationToken ct = default) =>
        (await calls.Call(
            SlackMethods.ConversationsOpen, new FormWriter().Add("users", users), SlackJson.Default.ConversationResponse, ct)).Channel;
}

/// <summary>Which messages are wanted.</summary>
public sealed record HistoryQuery
{
    /// <summary>The conversation.</summary>
    public required string Channel { get; init; }

    /// <summary>Not before this message.</summary>
    public string? Oldest { get; init; }

    /// <summary>Not after this message.</summary>
    public string? Latest { get; init; }

    /// <summary>Whether the two bounds themselves belong to it.</summary>
    public bool Inclusive { get; init; }

    /// <summary>Up to 999; Slack advises 200 and gives some apps 15.</summary>
    public int Limit { get; init; } = 200;

    /// <summary>Where the page begins.</summary>
    public string? Cursor { get; init; }

    /// <summary>Exactly one message.</summary>
    public static HistoryQuery OneMessage(string channel, string ts) =>
        new() { Channel = channel, Oldest = ts, Latest = ts, Inclusive = true, Limit = 1 };

    internal FormWriter ToForm() => new FormWriter()
        .Add("channel", Channel)
        .Add("oldest", Oldest)
        .Add("latest", Latest)
        .Add("inclusive", Inclusive ? true : null)
        .Add("limit", Limit)
        .Add("cursor", Cursor)
        .Add("include_all_metadata", true);
}

/// <summary>A conversation.</summary>
/// <remarks>https://docs.slack.dev/reference/objects/conversation-object. The id's first letter says nothing of its kind.</remarks>
public sealed record Conversation
{
    /// <summary>The id.</summary>
    public string Id { get => field ?? ""; init; }

    /// <summary>The name; null for direct messages.</summary>
    public string? Name { get; init; }

    /// <summary>A channel that only members see.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Closed for good or for now.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Whether the app is in it.</summary>
    public bool IsMember { get; init; }

    /// <summary>A direct message of two.</summary>
    public bool IsIm { get; init; }

    /// <summary>A direct message of several.</summary>
    public bool IsMpim { get; init; }

    /// <summary>Shared with another company.</summary>
    public bool IsExtShared { get; init; }

    /// <summary>Shared between workspaces of one organisation.</summary>
    public bool IsOrgShared { get; init; }

    /// <summary>Left over from a share that ended.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The workspace that it belongs to.</summary>
    public string? ContextTeamId { get; init; }

    /// <summary>The other person of a direct message.</summary>
    public string? User { get; init; }

    /// <summary>How many members, when asked for.</summary>
    public long NumMembers { get; init; }

    /// <summary>Its canvas, among other things.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ConversationProperties>))]
    public ConversationProperties? Properties { get; init; }
}

/// <summary>What belongs to a conversation.</summary>
public sealed record ConversationProperties
{
    /// <summary>The conversation's canvas.</summary>
    [JsonConverter(typeof(ObjectOrNothing<ConversationCanvas>))]
    public ConversationCanvas? Canvas { get; init; }
}

/// <summary>A conversation's canvas.</summary>
public sealed record ConversationCanvas
{
    /// <summary>The canvas's id.</summary>
    public string? FileId { get; init; }

    /// <summary>Whether nothing is written in it.</summary>
    public bool IsEmpty { get; init; }
}

/// <summary>Some of the conversations.</summary>
public sealed record ConversationPage : SlackResponse
{
    /// <summary>The conversations.</summary>
    [JsonConverter(typeof(ListOrNothing<Conversation>))]
    public IReadOnlyList<Conversation> Channels { get => field ?? []; init; } = [];
}

/// <summary>Some of a conversation's members.</summary>
public sealed record MemberPage : SlackResponse
{
    /// <summary>Their ids.</summary>
    [JsonConverter(typeof(ListOrNothing<string>))]
    public IReadOnlyList<string> Members { get => field ?? []; init; } = [];
}

/// <summary>Some of a conversation's messages.</summary>
public sealed record MessagePage : SlackResponse
{
    /// <summary>The messages.</summary>
    [JsonConverter(typeof(ListOrNothing<ReceivedMessage>))]
    public IReadOnlyList<ReceivedMessage> Messages { get => field ?? []; init; } = [];

    /// <summary>Whether there are more.</summary>
    public bool HasMore { get; init; }
}

sealed record ConversationResponse : SlackResponse
{
    [JsonConverter(typeof(ObjectOrNothing<Conversation>))]
    public Conversation Channel { get => field ?? new(); init; } = new();
}
