using System.Text.Json.Serialization;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

// What stands at a channel besides its messages: pins, bookmarks, reactions.

/// <summary>Pinned messages.</summary>
public sealed class PinsApi
{
    readonly SlackCalls calls;

    internal PinsApi(SlackCalls calls) => this.calls = calls;

    /// <summary>Pins a message. One that is pinned already is a success.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/pins.add. A channel has room for so many: <c>too_many_pins</c>.</remarks>
    public async Task Add(string channel, string timestamp, CancellationToken ct = default)
    {
        try
        {
            await calls.Call(SlackMethods.PinsAdd, new FormWriter().Add("channel", channel).Add("timestamp", timestamp), ct);
        }
        catch (SlackApiException already) when (already.Error == "already_pinned")
        {
            // What was asked for holds.
        }
    }

    /// <summary>Takes a pin away. One that is not there is a success.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/pins.remove</remarks>
    public async Task Remove(string channel, string timestamp, CancellationToken ct = default)
    {
        try
        {
            await calls.Call(SlackMethods.PinsRemove, new FormWriter().Add("channel", channel).Add("timestamp", timestamp), ct);
        }
        catch (SlackApiException already) when (already.Error == "no_pin")
        {
            // What was asked for holds.
        }
    }
}

/// <summary>Links at the top of a channel.</summary>
public sealed class BookmarksApi
{
    readonly SlackCalls calls;

    internal BookmarksApi(SlackCalls calls) => this.calls = calls;

    /// <summary>Adds a link; a channel holds 100.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/bookmarks.add</remarks>
    public async Task<Bookmark> Add(string channelId, string title, Uri link, CancellationToken ct = default) =>
        (await calls.Call(
            SlackMethods.BookmarksAdd,
            new FormWriter().Add("channel_id", channelId).Add("title", title).Add("type", "link").Add("link", link.AbsoluteUri),
            SlackJson.Default.BookmarkResponse,
            ct)).Bookmark;

    /// <summary>A channel's links.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/bookmarks.list</remarks>
    public async Task<IReadOnlyList<Bookmark>> List(string channelId, CancellationToken ct = default) =>
        (await calls.Call(
            SlackMethods.BookmarksList, new FormWriter().Add("channel_id", channelId), SlackJson.Default.BookmarksResponse, ct)).Bookmarks;

    /// <summary>Takes a link away.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/bookmarks.remove</remarks>
    public Task Remove(string channelId, string bookmarkId, CancellationToken ct = default) =>
        calls.Call(SlackMethods.BookmarksRemove, new FormWriter().Add("channel_id", channelId).Add("bookmark_id", bookmarkId), ct);
}

/// <summary>Reactions.</summary>
public sealed class ReactionsApi
{
    readonly SlackCalls calls;

    internal ReactionsApi(SlackCalls calls) => this.calls = calls;

    /// <summary>Reacts to a message. Having done so already is a success.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/reactions.add</remarks>
    public async Task Add(string channel, string timestamp, string name, CancellationToken ct = default)
    {
        try
        {
            await calls.Call(
                SlackMethods.ReactionsAdd, new FormWriter().Add("channel", channel).Add("timestamp", timestamp).Add("name", name), ct);
        }
        catch (SlackApiException already) when (already.Error == "already_reacted")
        {
            // What was asked for holds.
        }
    }
}

/// <summary>A link at the top of a channel.</summary>
public sealed record Bookmark
{
    /// <summary>The id.</summary>
    public string Id { get => field ?? ""; init; }

    /// <summary>The label.</summary>
    public string? Title { get; init; }

    /// <summary>The address.</summary>
    public string? Link { get; init; }
}

sealed record BookmarkResponse : SlackResponse
{
    [JsonConverter(typeof(ObjectOrNothing<Bookmark>))]
    public Bookmark Bookmark { get => field ?? new(); init; } = new();
}

sealed record BookmarksResponse : SlackResponse
{
    [JsonConverter(typeof(ListOrNothing<Bookmark>))]
    public IReadOnlyList<Bookmark> Bookmarks { get => field ?? []; init; } = [];
}
