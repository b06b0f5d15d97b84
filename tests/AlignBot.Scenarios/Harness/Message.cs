using System.Text.Json.Nodes;

namespace AlignBot.Scenarios.Harness;

/// <summary>A message as it stands.</summary>
sealed class Message(JsonObject json, string channel)
{
    public string Channel => channel;

    public string Ts => (string)json["ts"]!;

    public bool IsReply => (string?)json["thread_ts"] is { } thread && thread != Ts;

    /// <summary>An answer that only the one who clicked sees.</summary>
    public bool IsForOneOnly => (bool?)json["ephemeral"] == true;

    public int Replies => (int?)json["reply_count"] ?? 0;

    /// <summary>All words of the message: what its blocks say, or its text where it has none.</summary>
    public string Text => Words.In(json);

    public JsonObject Json => json;

    public bool Says(string text) => Text.Contains(text, StringComparison.Ordinal);

    public bool HasButton(string label) => Find(label) is not null;

    /// <summary>The ids of the button, or of the overflow menu's entry, that reads so.</summary>
    public (string Action, string? Value) Button(string label, string? beside = null) =>
        Find(label, beside) ?? throw new InvalidOperationException($"No button '{label}' on: {Text}");

    /// <summary>A menu's option by what it reads.</summary>
    public JsonObject OptionOf(string action, string text) => (json["blocks"]?.AsArray() ?? [])
        .SelectMany(block => (block!["elements"]?.AsArray() ?? []).Append(block["accessory"])).OfType<JsonObject>()
        .Where(element => (string?)element["action_id"] == action)
        .SelectMany(element => element["options"]!.AsArray())
        .First(option => (string?)option!["text"]?["text"] == text)!.DeepClone().AsObject();

    /// <summary>The block in which a button reads so.</summary>
    public string? BlockOf(string label, string beside) => (string?)(json["blocks"]?.AsArray() ?? [])
        .First(block => Says(block!, beside) && Find(label, block!) is not null)!["block_id"];

    /// <summary>The first block in which something reads so, where several have the same action; null where its action says enough.</summary>
    public string? FirstOf(string label)
    {
        var blocks = (json["blocks"]?.AsArray() ?? []).Where(block => Find(label, block!) is not null).ToList();
        return blocks.Count > 1 && blocks.Select(block => Find(label, block!)!.Value.Action).Distinct().Count() == 1 ? (string?)blocks[0]!["block_id"] : null;
    }

    static bool Says(JsonNode block, string words) =>
        Words.In(new JsonObject { ["blocks"] = new JsonArray(block.DeepClone()) }).Contains(words, StringComparison.Ordinal);

    (string Action, string? Value)? Find(string label, string? beside = null)
    {
        foreach (var block in json["blocks"]?.AsArray() ?? [])
        {
            if ((beside is null || Says(block!, beside)) && Find(label, block!) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    static (string Action, string? Value)? Find(string label, JsonNode block)
    {
        IEnumerable<JsonNode?> elements = [.. block["elements"]?.AsArray() ?? [], block["accessory"]];
        foreach (var element in elements.OfType<JsonObject>())
        {
            if ((string?)element["type"] == "button" && (string?)element["text"]?["text"] == label)
            {
                return ((string)element["action_id"]!, null);
            }

            var entry = (element["options"] as JsonArray)?.FirstOrDefault(option => (string?)option!["text"]?["text"] == label);
            if ((string?)element["type"] == "overflow" && entry is not null)
            {
                return ((string)element["action_id"]!, (string)entry["value"]!);
            }
        }

        return null;
    }
}

/// <summary>Collects what a person reads in a message or view.</summary>
static class Words
{
    public static string In(JsonObject json)
    {
        if (json["blocks"] is not JsonArray { Count: > 0 } blocks)
        {
            return (string?)json["text"] ?? "";
        }

        var words = new List<string>();
        Collect(blocks, words);
        return string.Join("\n", words);
    }

    static void Collect(JsonNode? node, List<string> words)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list)
                {
                    Collect(item, words);
                }

                break;
            case JsonObject map when map["text"] is JsonValue text && map["type"] is JsonValue:
                words.Add(text.ToString());
                break;
            case JsonObject map:
                foreach (var (name, value) in map)
                {
                    if (name is not ("block_id" or "action_id" or "value"))
                    {
                        Collect(value, words);
                    }
                }

                break;
        }
    }
}
