using System.Text.Json;
using AlignBot.Slack.Blocks;

namespace AlignBot.Slack.Inbound.Payloads;

/// <summary>What stands in a message for whoever reads it: its text, else its blocks; a forwarded message with its author; else its attachments.</summary>
public static class MessageText
{
    /// <summary>What Slack puts in place of a text where an app sent blocks alone.</summary>
    const string NoText = "This content can't be displayed.";

    const int DeepestNesting = 4;

    /// <summary>The words in Slack's escaped form, with its tokens; empty when the message has none.</summary>
    public static string Of(ReceivedMessage message)
    {
        var own = IsText(message.Text) ? message.Text : OfBlocks(message.Blocks.Select(block => block.Json));
        var attached = Items(message.Attachments).Where(one => own.Length == 0 || IsForward(one)).Select(OfAttachment);

        return Lines([own, .. attached]);
    }

    /// <summary>Not what Slack adds to a link that somebody posted.</summary>
    static bool IsForward(JsonElement attachment) => attachment.TryGetProperty("is_share", out var share) && share.ValueKind == JsonValueKind.True;

    static string OfAttachment(JsonElement attachment)
    {
        var fields = Items(attachment, "fields").Select(field => Lines([Text(field, "title"), Text(field, "value")], ": "));
        var words = Lines([Text(attachment, "pretext"), Text(attachment, "title"), Text(attachment, "text"), .. fields]);
        words = words.Length > 0 ? words
            : OfBlocks(Items(attachment, "blocks")) is { Length: > 0 } blocks ? blocks
            : OfBlocks(Items(attachment, "message_blocks").SelectMany(one => Items(Member(one, "message"), "blocks"))) is { Length: > 0 } forwarded ? forwarded
            : "";

        // The fallback has the author in it already.
        return words.Length == 0 ? Text(attachment, "fallback") ?? ""
            : Text(attachment, "author_name") is { Length: > 0 } author ? $"{author}: {words}"
            : words;
    }

    static string OfBlocks(IEnumerable<JsonElement> blocks) => Lines(blocks.Select(block => OfBlock(block, DeepestNesting)));

    static string OfBlock(JsonElement block, int depth) => depth == 0 ? "" : Text(block, "type") switch
    {
        "rich_text" => RichTextReader.ToMarkup(block) ?? "",
        "mrkdwn" => Text(block, "text") ?? "",
        "plain_text" => SlackText.Escape(Text(block, "text")),
        "markdown" => SlackText.Escape(Text(block, "text")),
        "section" or "header" => Lines([OfBlock(Member(block, "text"), depth - 1), .. Items(block, "fields").Select(field => OfBlock(field, depth - 1))]),
        "context" => Lines(Items(block, "elements").Select(element => OfBlock(element, depth - 1)), " "),
        _ => "",
    };

    static bool IsText(string text) => !string.IsNullOrWhiteSpace(text) && text != NoText;

    static string Lines(IEnumerable<string?> parts, string between = "\n") => string.Join(between, parts.Where(part => !string.IsNullOrWhiteSpace(part)));

    static IEnumerable<JsonElement> Items(JsonElement element, string name) => Items(Member(element, name));

    static IEnumerable<JsonElement> Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object) : [];

    static JsonElement Member(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
