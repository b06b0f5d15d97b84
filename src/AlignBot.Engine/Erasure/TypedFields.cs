using System.Text.Json;
using System.Text.Json.Nodes;

namespace AlignBot.Engine.Erasure;

/// <summary>The fields of states that hold what people typed, by their names on disk. A test looks through the golden states for one that is missing.</summary>
public static class TypedFields
{
    /// <summary>As much of a long question as others name it by: they hold its beginning only.</summary>
    const int Named = 100;

    static readonly HashSet<string> Fields = new(StringComparer.Ordinal)
    {
        "Text", "Question", "Rationale", "Reason", "Account", "ExpiredBecause", "Options", "Meanwhile", "OwnCase", "OtherCase", "Other", "Outcome",
        "AgreedDefault", "Evidence", "Why", "Because", "Words", "NotDoing", "Expected", "Aka", "Promise", "Beside",
    };

    /// <summary>Not of the entry: what it keeps of the path and calendar, and what only the rules put there.</summary>
    static readonly HashSet<string> Apart = new(StringComparer.Ordinal) { "Path", "Calendar", "Lapse", "Receipt" };

    /// <summary>The state without them, and what stood there; but for accounts, which others name too.</summary>
    public static (string State, IReadOnlyCollection<string> Texts) Blank(string state)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var json = JsonNode.Parse(state)!;
        Blank(json, "", texts);
        return (json.ToJsonString(), texts);
    }

    static void Blank(JsonNode json, string under, HashSet<string> texts)
    {
        if (json is JsonArray items)
        {
            for (var at = 0; at < items.Count; at++)
            {
                if (items[at] is JsonValue && Fields.Contains(under) && Take(items[at]!, under, texts))
                {
                    items[at] = ErasedText.Gone;
                }
                else if (items[at] is JsonObject or JsonArray)
                {
                    Blank(items[at]!, under, texts);
                }
            }
        }
        else if (json is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList().Where(field => field.Value is not null && !Apart.Contains(field.Key)))
            {
                // Why a seat is as it is, is one of the rules' words.
                var isOfRules = under is "Seats" or "EndedLevels" && name is "Reason" or "Why";
                if (value is JsonValue && Fields.Contains(name) && !isOfRules && Take(value, name, texts))
                {
                    fields[name] = ErasedText.Gone;
                }
                else if (value is JsonObject or JsonArray)
                {
                    Blank(value!, name, texts);
                }
            }
        }
    }

    static bool Take(JsonNode value, string name, HashSet<string> texts)
    {
        if (value.GetValueKind() != JsonValueKind.String)
        {
            return false;
        }

        if (name != "Account")
        {
            var text = value.GetValue<string>();
            texts.Add(text);
            if (text.Length > Named)
            {
                texts.Add(text[..Named].TrimEnd());
            }
        }

        return true;
    }
}
