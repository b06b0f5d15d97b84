using System.Text.Json.Nodes;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>What hangs on what, with the types of it.</summary>
sealed class HubSpotAssociations(HubSpotPortal portal, HubSpotPages pages)
{
    const int MostInputs = 100;

    /// <summary>Of one object in one answer; more come in pages of that object's own.</summary>
    public int MostTargets { get; set; } = 100;

    public HubSpotReply Batch(HubSpotRequest request)
    {
        if (request.Body?["inputs"] is not JsonArray inputs || inputs.Count == 0)
        {
            return HubSpotErrors.Invalid("inputs may not be empty");
        }
        if (inputs.Count > MostInputs)
        {
            return HubSpotErrors.Invalid("The maximum number of inputs is 100");
        }
        var (from, to) = (HubSpotTypes.NameOf(request.Route("from")), HubSpotTypes.NameOf(request.Route("to")));
        JsonArray results = [];
        List<string> without = [];
        foreach (var input in inputs)
        {
            var text = HubSpotJson.Text(input?["id"]) ?? "";
            var id = HubSpotJson.Number(text);
            var begin = HubSpotJson.Number(HubSpotJson.Text(input?["after"]));
            List<IGrouping<long, HubSpotAssociation>> targets = [.. portal.Associations(from, id, to).Where(link => link.ToId >= begin).GroupBy(link => link.ToId)];
            if (targets.Count == 0)
            {
                without.Add(text);
                continue;
            }
            JsonObject result = new() { ["from"] = new JsonObject { ["id"] = text }, ["to"] = Targets(targets.Take(MostTargets), request.Dated) };
            if (targets.Count > MostTargets)
            {
                result["paging"] = HubSpotJson.Next(HubSpotJson.Id(targets[MostTargets].Key), $"{request.Host}{request.Path}");
            }
            results.Add(result);
        }
        var reply = HubSpotBatches.Reply(pages.Now, results, without, $"No {to} is associated with some of the {from}.");
        if (reply.Status == 207 && reply.Body!["errors"]![0] is JsonObject error)
        {
            // An object without any is no trouble: HubSpot says so in the same form all the same.
            error["subCategory"] = "crm.associations.NO_ASSOCIATIONS_FOUND";
            error["context"] = new JsonObject { ["fromObjectId"] = new JsonArray([.. without.Select(id => JsonValue.Create(id))]) };
        }
        return reply;
    }

    public HubSpotReply OfOne(HubSpotRequest request)
    {
        var (from, to) = (HubSpotTypes.NameOf(request.Route("type")), HubSpotTypes.NameOf(request.Route("to")));
        var id = HubSpotJson.Number(request.Route("id"));
        var begin = HubSpotJson.Number(request.After);
        var take = pages.Take(request.Limit(500, 500) ?? 500);
        List<IGrouping<long, HubSpotAssociation>> targets = [.. portal.Associations(from, id, to).Where(link => link.ToId >= begin).GroupBy(link => link.ToId)];
        JsonObject body = new() { ["results"] = Targets(targets.Take(take), request.Dated) };
        if (targets.Count > take)
        {
            body["paging"] = HubSpotJson.Next(HubSpotJson.Id(targets[take].Key), $"{request.Host}{request.Path}");
        }
        return HubSpotReply.Ok(body);
    }

    /// <summary>The dated versions write ids as text and leave a label out that there is not; version 4 writes numbers and null.</summary>
    static JsonArray Targets(IEnumerable<IGrouping<long, HubSpotAssociation>> targets, bool dated) => [.. targets.Select(target => new JsonObject
    {
        ["toObjectId"] = dated ? JsonValue.Create(HubSpotJson.Id(target.Key)) : JsonValue.Create(target.Key),
        ["associationTypes"] = new JsonArray([.. target.Select(link => Type(link, dated))]),
    })];

    static JsonObject Type(HubSpotAssociation link, bool dated)
    {
        JsonObject type = new() { ["category"] = link.Category, ["typeId"] = link.TypeId };
        if (link.Label is not null || !dated)
        {
            type["label"] = link.Label;
        }
        return type;
    }
}
