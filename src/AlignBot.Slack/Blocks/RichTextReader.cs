using System.Text;
using System.Text.Json;

namespace AlignBot.Slack.Blocks;

/// <summary>Reads the words out of rich text as people wrote it, whatever elements are in it.</summary>
public static class RichTextReader
{
    const int DeepestNesting = 12;

    /// <summary>The words of a <c>rich_text</c> block, a line a paragraph or list item; null when there are none.</summary>
    public static string? ToPlainText(JsonElement richText)
    {
        var words = new StringBuilder();
        Append(richText, words, DeepestNesting);
        var plain = words.ToString().TrimEnd('\n');

        return plain.Length > 0 ? plain : null;
    }

    /// <summary>The same as Slack writes a message's text: escaped, with tokens for people, channels and links.</summary>
    public static string? ToMarkup(JsonElement richText)
    {
        var words = new StringBuilder();
        Append(richText, words, DeepestNesting, markup: true);
        var text = words.ToString().TrimEnd('\n');

        return text.Length > 0 ? text : null;
    }

    static void Append(JsonElement element, StringBuilder words, int depth, bool markup = false)
    {
        if (depth == 0 || element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        switch (Text(element, "type"))
        {
            case "link" when markup && Text(element, "url") is { } url:
                words.Append('<').Append(SlackText.Escape(url)).Append(Text(element, "text") is { } label ? $"|{SlackText.Escape(label)}>" : ">");
                break;
            case "user" when markup:
                words.Append("<@").Append(Text(element, "user_id")).Append('>');
                break;
            case "channel" when markup:
                words.Append("<#").Append(Text(element, "channel_id")).Append('>');
                break;
            case "text" or "link" or "date" when markup:
                words.Append(SlackText.Escape(Text(element, "text") ?? Text(element, "fallback")));
                break;
            case "text" or "link" or "date":
                words.Append(Text(element, "text") ?? Text(element, "url") ?? Text(element, "fallback"));
                break;
            case "user":
                words.Append('@').Append(Text(element, "user_id"));
                break;
            case "channel":
                words.Append('#').Append(Text(element, "channel_id"));
                break;
            case "usergroup":
                words.Append('@').Append(Text(element, "usergroup_id"));
                break;
            case "broadcast":
                words.Append('@').Append(Text(element, "range"));
                break;
            case "emoji":
                words.Append(':').Append(Text(element, "name")).Append(':');
                break;
            case "color":
                words.Append(Text(element, "value"));
                break;
            default:
                AppendChildren(element, words, depth, markup);
                break;
        }
    }

    static void AppendChildren(JsonElement element, StringBuilder words, int depth, bool markup)
    {
        if (!element.TryGetProperty("elements", out var children) || children.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var child in children.EnumerateArray())
        {
            Append(child, words, depth - 1, markup);
        }

        if (words.Length > 0 && words[^1] != '\n')
        {
            words.Append('\n');
        }
    }

    static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
