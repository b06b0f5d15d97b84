using System.Globalization;
using System.Text.Json.Nodes;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>The forms that HubSpot writes things in.</summary>
static class HubSpotJson
{
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number that a client gives; 0 when it is none.</summary>
    public static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Properties that are asked for and known; unknown names are left out without a word, as HubSpot does.</summary>
    public static JsonObject Record(HubSpotPortal portal, string type, HubSpotRecord record, IEnumerable<string> asked)
    {
        JsonObject properties = [];
        foreach (var name in DefaultProperties(type).Concat(asked).Select(name => name.ToLowerInvariant()).Distinct(StringComparer.Ordinal))
        {
            if (portal.Knows(type, name))
            {
                properties[name] = record[name];
            }
        }
        JsonObject json = new()
        {
            ["id"] = Id(record.Id),
            ["properties"] = properties,
            ["createdAt"] = Moment(record.CreatedAt),
            ["updatedAt"] = Moment(record.UpdatedAt),
            ["archived"] = record.Archived,
        };
        if (record.Archived)
        {
            json["archivedAt"] = Moment(record.UpdatedAt);
        }
        return json;
    }

    public static JsonObject Next(string after, string link) => new() { ["next"] = new JsonObject { ["after"] = after, ["link"] = link } };

    /// <summary>A property of a request's body that is a list of texts; none when it is not there.</summary>
    public static string[] Texts(JsonObject body, string name) => body[name] is JsonArray texts ? [.. texts.Select(Text).OfType<string>()] : [];

    public static string? Text(JsonNode? node) => node is JsonValue value ? value.ToString() : null;

    static string[] DefaultProperties(string type) => type switch
    {
        "companies" => ["createdate", "domain", "hs_lastmodifieddate", "hs_object_id", "name"],
        "contacts" => ["createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"],
        "deals" => ["amount", "closedate", "createdate", "dealname", "dealstage", "hs_lastmodifieddate", "hs_object_id", "pipeline"],
        _ => ["hs_createdate", "hs_lastmodifieddate", "hs_object_id"],
    };
}
