using System.Globalization;
using System.Text.Json.Nodes;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>Lists by id or name, and who is on them.</summary>
sealed class HubSpotLists(HubSpotPortal portal, HubSpotPages pages)
{
    const int MostPerPage = 250;

    public HubSpotReply ByName(HubSpotRequest request) =>
        Reply(portal.Lists.Find(list => list.ObjectTypeId == request.Route("objectType") && list.Name.Equals(request.Route("name"), StringComparison.OrdinalIgnoreCase)));

    public HubSpotReply One(HubSpotRequest request) => Reply(Of(request));

    public HubSpotReply Members(HubSpotRequest request)
    {
        if (Of(request) is not { } list)
        {
            return Missing();
        }
        if (request.Limit(100, MostPerPage) is not { } limit)
        {
            return HubSpotErrors.Invalid("limit may be at most 250");
        }
        // The cursor is the position behind the last member given: opaque to the client, and not a number that it could count with.
        var from = 0;
        if (request.After is { } after && !TryPosition(after, out from))
        {
            return HubSpotErrors.Invalid("Invalid paging cursor");
        }
        var take = pages.Take(limit);
        JsonObject body = new()
        {
            ["results"] = new JsonArray([.. list.Members.Skip(from).Take(take).Select(member => new JsonObject
            {
                ["recordId"] = HubSpotJson.Id(member),
                ["membershipTimestamp"] = "2026-09-01T08:00:00.000Z",
            })]),
            ["total"] = list.Members.Count,
        };
        if (from + take < list.Members.Count)
        {
            var next = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"m{(from + take).ToString(CultureInfo.InvariantCulture)}"));
            body["paging"] = HubSpotJson.Next(next, $"{request.Host}{request.Path}?after={Uri.EscapeDataString(next)}");
        }
        return HubSpotReply.Ok(body);
    }

    HubSpotList? Of(HubSpotRequest request) => portal.Lists.Find(list => list.Id == request.Route("id"));

    static bool TryPosition(string cursor, out int position)
    {
        position = 0;
        Span<byte> bytes = stackalloc byte[32];
        return cursor.Length < 40 && Convert.TryFromBase64String(cursor, bytes, out var length) && length > 1
            && int.TryParse(bytes[1..length], NumberStyles.None, CultureInfo.InvariantCulture, out position);
    }

    HubSpotReply Reply(HubSpotList? list) => list is null ? Missing() : HubSpotReply.Ok(new JsonObject
    {
        ["list"] = new JsonObject
        {
            ["listId"] = list.Id,
            ["listVersion"] = 1,
            ["name"] = list.Name,
            ["objectTypeId"] = list.ObjectTypeId,
            ["processingStatus"] = list.ProcessingStatus,
            ["processingType"] = "DYNAMIC",
            ["size"] = list.Members.Count,
        },
    });

    static HubSpotReply Missing() => HubSpotErrors.NotFound("List does not exist.");
}
