using System.Text.Encodings.Web;

namespace AlignBot.SlackSimulator.Json;

/// <summary>Reading and writing of JSON trees; the simulator keeps Slack's objects as they came and has no typed model of them.</summary>
static class JsonText
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // Slack does not escape '<' and non-ASCII text either, and people read these bodies in the traffic inspector.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(JsonNode? node) => node is null ? "null" : node.ToJsonString(Options);

    public static JsonNode? TryParse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Str(this JsonNode? node, string name) =>
        node is JsonObject o && o[name] is JsonValue v && v.TryGetValue(out string? s) ? s : null;

    public static bool? Bool(this JsonNode? node, string name) =>
        node is not JsonObject o || o[name] is not JsonValue v ? null
        : v.TryGetValue(out bool b) ? b
        : v.TryGetValue(out string? s) ? s is "true" or "1" : null;

    public static long? Long(this JsonNode? node, string name) =>
        node is not JsonObject o || o[name] is not JsonValue v ? null
        : v.TryGetValue(out long n) ? n
        : v.TryGetValue(out double d) ? (long)d
        : v.TryGetValue(out string? s) && long.TryParse(s, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out n) ? n : null;

    public static double? Double(this JsonNode? node, string name) =>
        node is JsonObject o && o[name] is JsonValue v && v.TryGetValue(out double d) ? d : null;

    public static JsonArray? Arr(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonArray;

    public static JsonObject? Obj(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonObject;

    /// <summary>A copy that may be put into another tree.</summary>
    public static T? Copy<T>(this T? node) where T : JsonNode => (T?)node?.DeepClone();

    public static JsonArray AsJson(this IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    public static JsonArray AsJson(this IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);
}
