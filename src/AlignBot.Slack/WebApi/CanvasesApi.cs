using System.Text.Json;
using AlignBot.Slack.Json;

namespace AlignBot.Slack.WebApi;

/// <summary>Documents.</summary>
public sealed class CanvasesApi
{
    readonly SlackCalls calls;

    internal CanvasesApi(SlackCalls calls) => this.calls = calls;

    /// <summary>Makes a document of markdown; free plans need a channel for it. Gives its id.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/canvases.create. Slack reads markup in the text: escape what people typed.</remarks>
    public async Task<string> Create(string title, string markdown, string? channelId = null, CancellationToken ct = default) =>
        (await calls.Call(
            SlackMethods.CanvasesCreate,
            new FormWriter().Add("title", title).Add("document_content", markdown, WriteDocument).Add("channel_id", channelId),
            SlackJson.Default.CanvasResponse,
            ct)).CanvasId;

    /// <summary>Makes the one document of a channel. If it has one (<c>channel_canvas_already_exists</c>) see <see cref="Conversation.Properties"/>.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/conversations.canvases.create</remarks>
    public async Task<string> CreateForChannel(string channelId, string markdown, CancellationToken ct = default) =>
        (await calls.Call(
            SlackMethods.ConversationsCanvasesCreate,
            new FormWriter().Add("channel_id", channelId).Add("document_content", markdown, WriteDocument),
            SlackJson.Default.CanvasResponse,
            ct)).CanvasId;

    /// <summary>Writes a document anew.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/canvases.edit</remarks>
    public Task Replace(string canvasId, string markdown, CancellationToken ct = default) =>
        calls.Call(
            SlackMethods.CanvasesEdit,
            new FormWriter().Add("canvas_id", canvasId).Add("changes", markdown, static (writer, text) =>
            {
                writer.WriteStartArray();
                writer.WriteStartObject();
                writer.WriteString("operation"u8, "replace"u8);
                writer.WritePropertyName("document_content"u8);
                WriteDocument(writer, text);
                writer.WriteEndObject();
                writer.WriteEndArray();
            }),
            ct);

    /// <summary>Lets the members of channels read a document, or write in it.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/canvases.access.set</remarks>
    public Task Share(string canvasId, IReadOnlyList<string> channelIds, bool write = false, CancellationToken ct = default) =>
        calls.Call(
            SlackMethods.CanvasesAccessSet,
            new FormWriter()
                .Add("canvas_id", canvasId)
                .Add("access_level", write ? "write" : "read")
                .Add("channel_ids", channelIds, static (writer, ids) =>
                {
                    writer.WriteStartArray();
                    foreach (var id in ids)
                    {
                        writer.WriteStringValue(id);
                    }

                    writer.WriteEndArray();
                }),
            ct);

    static void WriteDocument(Utf8JsonWriter writer, string markdown)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "markdown"u8);
        writer.WriteString("markdown"u8, markdown);
        writer.WriteEndObject();
    }
}

sealed record CanvasResponse : SlackResponse
{
    public string CanvasId { get => field ?? ""; init; } = "";
}
