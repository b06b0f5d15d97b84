using System.Text;
using System.Text.Json;
using AlignBot.Slack.Blocks;

namespace AlignBot.Tests.Disputes;

/// <summary>Blocks as Slack would be sent them.</summary>
static class Written
{
    /// <summary>The JSON; throws where a block breaks one of Slack's limits.</summary>
    public static string Json(IReadOnlyList<Block> blocks)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Block.WriteAll(writer, blocks);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Every text of the blocks, one after the other.</summary>
    public static string Text(IReadOnlyList<Block> blocks)
    {
        using var json = JsonDocument.Parse(Json(blocks));
        var texts = new StringBuilder();
        Collect(json.RootElement, texts);
        return texts.ToString();
    }

    static void Collect(JsonElement element, StringBuilder texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    if (property is { Name: "text", Value.ValueKind: JsonValueKind.String })
                    {
                        texts.AppendLine(property.Value.GetString());
                    }
                    else
                    {
                        Collect(property.Value, texts);
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, texts);
                }

                break;
        }
    }
}
