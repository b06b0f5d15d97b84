using System.Globalization;
using System.Text.Json.Nodes;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>Objects page by page, one by its id, and up to a hundred by their ids.</summary>
sealed class HubSpotObjects(HubSpotPortal portal, HubSpotPages pages)
{
    const int MostPerPage = 100;
    const int MostPerBatch = 100;

    /// <summary>Inline associations come in pages of their own; only the first is here.</summary>
    const int MostInline = 100;

    public HubSpotReply List(HubSpotRequest request)
    {
        var type = HubSpotTypes.NameOf(request.Route("type"));
        if (request.Limit(10, MostPerPage) is not { } limit)
        {
            return HubSpotErrors.Invalid("limit may be at most 100");
        }
        long from = 0;
        if (request.After is { } after && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out from))
        {
            return HubSpotErrors.Invalid("Invalid paging cursor");
        }
        var archived = request.Flag("archived");
        var asked = request.List("properties");
        var associated = request.List("associations");
        var take = pages.Take(limit);
        List<HubSpotRecord> rows = [.. portal.Of(type).Values.Where(row => row.Archived == archived && row.Id >= from).Take(take + 1)];
        JsonArray results = [];
        foreach (var row in rows.Take(take))
        {
            var json = HubSpotJson.Record(portal, type, row, asked);
            if (associated.Length > 0 && Associated(type, row.Id, associated, request) is { Count: > 0 } links)
            {
                json["associations"] = links;
            }
            results.Add(json);
        }
        JsonObject body = new() { ["results"] = results };
        if (rows.Count > take)
        {
            var next = HubSpotJson.Id(rows[take].Id);
            body["paging"] = HubSpotJson.Next(next, $"{request.Host}{request.Path}?after={next}");
        }
        return HubSpotReply.Ok(body);
    }

    public HubSpotReply One(HubSpotRequest request)
    {
        var type = HubSpotTypes.NameOf(request.Route("type"));
        return long.TryParse(request.Route("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && portal.Of(type).TryGetValue(id, out var row)
            && row.Archived == request.Flag("archived")
            ? HubSpotReply.Ok(HubSpotJson.Record(portal, type, row, request.List("properties")))
            : HubSpotErrors.NotFound("resource not found");
    }

    public HubSpotReply Batch(HubSpotRequest request)
    {
        var type = HubSpotTypes.NameOf(request.Route("type"));
        if (request.Body?["inputs"] is not JsonArray inputs || inputs.Count == 0)
        {
            return HubSpotErrors.Invalid("inputs may not be empty");
        }
        if (inputs.Count > MostPerBatch)
        {
            return HubSpotErrors.Invalid("The maximum number of inputs is 100");
        }
        var asked = HubSpotJson.Texts(request.Body, "properties");
        var archived = request.Flag("archived");
        JsonArray results = [];
        List<string> missing = [];
        foreach (var input in inputs)
        {
            var text = HubSpotJson.Text(input?["id"]);
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && portal.Of(type).TryGetValue(id, out var row) && row.Archived == archived)
            {
                results.Add(HubSpotJson.Record(portal, type, row, asked));
            }
            else
            {
                missing.Add(text ?? "");
            }
        }
        return HubSpotBatches.Reply(pages.Now, results, missing, $"Could not get some {type.ToUpperInvariant()} objects, "
            + "they may be deleted or not exist. Check that ids are valid.");
    }

    JsonObject Associated(string type, long id, string[] asked, HubSpotRequest request)
    {
        JsonObject all = [];
        foreach (var target in asked.Select(HubSpotTypes.NameOf).Distinct(StringComparer.Ordinal))
        {
            // The same target comes once for each label, as HubSpot gives it.
            List<HubSpotAssociation> links = [.. portal.Associations(type, id, target)];
            if (links.Count == 0)
            {
                continue;
            }
            var name = $"{HubSpotTypes.SingularOf(type)}_to_{HubSpotTypes.SingularOf(target)}";
            JsonObject found = new()
            {
                ["results"] = new JsonArray([.. links.Take(MostInline).Select(link => new JsonObject
                {
                    ["id"] = HubSpotJson.Id(link.ToId),
                    ["type"] = link.TypeId is 341 or 279 ? name + "_unlabeled" : name,
                })]),
            };
            if (links.Count > MostInline)
            {
                found["paging"] = HubSpotJson.Next(HubSpotJson.Id(links[MostInline].ToId), $"{request.Host}{request.Path}/{HubSpotJson.Id(id)}/associations/{target}");
            }
            all[target] = found;
        }
        return all;
    }
}
