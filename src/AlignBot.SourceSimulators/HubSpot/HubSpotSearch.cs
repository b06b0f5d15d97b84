using System.Globalization;
using System.Text.Json.Nodes;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>The search: groups of filters, one sort, up to 200 a page and 10,000 in all. What is archived is never found.</summary>
sealed class HubSpotSearch(HubSpotPortal portal, HubSpotPages pages)
{
    const int MostPerPage = 200;
    const int MostGroups = 5;
    const int MostFilters = 6;
    const int MostFiltersInAll = 18;

    public int Cap { get; set; } = 10_000;

    public HubSpotReply Find(HubSpotRequest request)
    {
        var type = HubSpotTypes.NameOf(request.Route("type"));
        var body = request.Body!;
        if (request.Limit(10, MostPerPage) is not { } limit)
        {
            return HubSpotErrors.Invalid("limit may be at most 200");
        }
        List<List<JsonObject>> groups = [.. Objects(body["filterGroups"]).Select(group => Objects(group["filters"]).ToList())];
        if (groups.Count > MostGroups || groups.Exists(group => group.Count > MostFilters) || groups.Sum(group => group.Count) > MostFiltersInAll)
        {
            return HubSpotErrors.Invalid("There are too many filters: at most 5 groups, 6 filters each, 18 in all");
        }
        if (groups.SelectMany(group => group).FirstOrDefault(filter => HubSpotFilter.Wrong(portal, type, filter) is not null) is { } wrong)
        {
            return HubSpotErrors.Invalid(HubSpotFilter.Wrong(portal, type, wrong)!);
        }
        var offset = 0;
        if (request.After is { } after && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out offset))
        {
            return HubSpotErrors.Invalid("after must be a number");
        }
        var take = pages.Take(limit);
        if (offset + take > Cap)
        {
            return HubSpotErrors.Invalid($"The search gives out at most {Cap.ToString(CultureInfo.InvariantCulture)} results");
        }
        List<HubSpotRecord> found = [.. Sorted(
            portal.Of(type).Values.Where(row => !row.Archived && (groups.Count == 0 || groups.Exists(group => group.TrueForAll(filter => HubSpotFilter.Fits(row, filter))))),
            body["sorts"] as JsonArray)];
        var asked = HubSpotJson.Texts(body, "properties");
        JsonObject reply = new()
        {
            ["total"] = found.Count,
            ["results"] = new JsonArray([.. found.Skip(offset).Take(take).Select(row => HubSpotJson.Record(portal, type, row, asked))]),
        };
        if (offset + take < found.Count)
        {
            var next = (offset + take).ToString(CultureInfo.InvariantCulture);
            reply["paging"] = HubSpotJson.Next(next, $"{request.Host}{request.Path}?after={next}");
        }
        return HubSpotReply.Ok(reply);
    }

    static IEnumerable<HubSpotRecord> Sorted(IEnumerable<HubSpotRecord> rows, JsonArray? sorts)
    {
        var sort = sorts is { Count: > 0 } ? sorts[0] : null;
        var name = sort is JsonObject full ? HubSpotJson.Text(full["propertyName"]) : HubSpotJson.Text(sort)?.TrimStart('-');
        var falls = sort is JsonObject said ? HubSpotJson.Text(said["direction"]) is "DESCENDING" : HubSpotJson.Text(sort)?.StartsWith('-') ?? false;
        if (name is null)
        {
            return rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id);
        }
        return falls
            ? rows.OrderByDescending(row => HubSpotFilter.Comparable(row[name])).ThenByDescending(row => row.Id)
            : rows.OrderBy(row => HubSpotFilter.Comparable(row[name])).ThenBy(row => row.Id);
    }

    static IEnumerable<JsonObject> Objects(JsonNode? node) => node is JsonArray array ? array.OfType<JsonObject>() : [];
}
