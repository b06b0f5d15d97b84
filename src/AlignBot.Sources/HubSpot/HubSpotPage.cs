using System.Text.Json;
using AlignBot.Sources.Http;

namespace AlignBot.Sources.HubSpot;

/// <summary>One page of results. Lives as long as the answer that it came in.</summary>
/// <exception cref="SourceException">It holds no results: something else answered, or half of it is missing.</exception>
sealed class HubSpotPage(JsonElement root, string what)
{
    public IReadOnlyList<HubSpotRow> Rows { get; } = root.At("results") is { ValueKind: JsonValueKind.Array } results
        ? [.. results.EnumerateArray().Select(row => new HubSpotRow(row, what))]
        : throw new SourceException(
            SourceFaultKind.Incomplete, $"HubSpot's answer about {what} holds no results, so the reading is not whole. "
                + "Look whether BaseUrl is HubSpot's.");

    /// <summary>How many rows there are on all pages, where HubSpot counts them.</summary>
    public long? Total => root.Whole("total");

    /// <summary>The cursor of the next page; null on the last. A link is never followed: it says no more, and may lead anywhere.</summary>
    public string? Next => root.At("paging")?.At("next") switch
    {
        null => null,
        { } next => next.Text("after") ?? throw new SourceException(
            SourceFaultKind.Incomplete, $"HubSpot says that more of {what} follows, but not where. The reading is not whole; "
                + "the next one begins anew."),
    };
}

/// <summary>One object of a page.</summary>
readonly struct HubSpotRow(JsonElement row, string what)
{
    public JsonElement Json => row;

    /// <summary>Of an object, or of the object that is a member of a list.</summary>
    public string Id => row.Text("id") ?? row.Text("recordId")
        ?? throw new SourceException(SourceFaultKind.Incomplete, $"HubSpot gave a row of {what} without an id, "
            + "so the reading is not whole. The next one begins anew.");

    /// <summary>A property's value, trimmed. Null when blank, not there, or not named.</summary>
    public string? this[string? property] => property is null ? null : row.At("properties")?.Text(property);

    /// <summary>What stands on the object itself, such as <c>updatedAt</c>.</summary>
    public string? Own(string name) => row.Text(name);
}
