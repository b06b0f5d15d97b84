using System.Text.RegularExpressions;

namespace AlignBot.SlackSimulator.Model;

/// <summary>The rich_text block that Slack shows apps for what a person typed, beside its text.</summary>
static partial class TypedBlocks
{
    public static JsonArray Of(string text)
    {
        var elements = new JsonArray();
        var from = 0;
        foreach (Match token in Token().Matches(text))
        {
            AddText(text[from..token.Index]);
            elements.Add(Element(token));
            from = token.Index + token.Length;
        }
        AddText(text[from..]);
        return
        [
            new JsonObject
            {
                ["type"] = "rich_text", ["block_id"] = "typed",
                ["elements"] = new JsonArray(new JsonObject { ["type"] = "rich_text_section", ["elements"] = elements }),
            },
        ];

        void AddText(string part)
        {
            if (part.Length > 0)
            {
                elements.Add(new JsonObject { ["type"] = "text", ["text"] = Unescaped(part) });
            }
        }
    }

    static JsonObject Element(Match token)
    {
        var target = token.Groups["target"].Value;
        return token.Groups["kind"].Value switch
        {
            "@" => new JsonObject { ["type"] = "user", ["user_id"] = target },
            "#" => new JsonObject { ["type"] = "channel", ["channel_id"] = target },
            "!" => new JsonObject { ["type"] = "broadcast", ["range"] = target },
            _ => new JsonObject { ["type"] = "link", ["url"] = Unescaped(target) },
        };
    }

    static string Unescaped(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex("<(?<kind>[@#!]?)(?<target>[^>|]+)(?:\\|[^>]*)?>")]
    private static partial Regex Token();
}
