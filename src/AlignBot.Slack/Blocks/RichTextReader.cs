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

    static void Append(JsonElement element, StringBuilder words, int depth)
    {
        if (depth == 0 || element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        switch (Text(element, "type"))
        {
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
                AppendChildren(element, words, depth);
                break;
        }
    }

    static void AppendChildren(JsonElement element, StringBuilder words, int depth)
    {
        if (!element.TryGetProperty("elements", out var children) || children.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var child in children.EnumerateArray())
        {
            Append(child, words, depth - 1);
        }

        if (words.Length > 0 && words[^1] != '\n')
        {
            words.Append('\n');
        }
    }

    static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
