using System.Globalization;
using System.Text.Json.Nodes;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>What the account is: its owners, fields, pipelines, zone and money.</summary>
sealed class HubSpotSettings(HubSpotPortal portal, HubSpotPages pages)
{
    static readonly DateTimeOffset Made = new(2025, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public HubSpotReply Owners(HubSpotRequest request)
    {
        if (request.Limit(100, 500) is not { } limit)
        {
            return HubSpotErrors.Invalid("limit may be at most 500");
        }
        var from = HubSpotJson.Number(request.After);
        var take = pages.Take(limit);
        List<HubSpotOwner> owners = [.. portal.Owners.Where(owner => owner.Archived == request.Flag("archived") && owner.Id >= from).OrderBy(owner => owner.Id).Take(take + 1)];
        JsonObject body = new() { ["results"] = new JsonArray([.. owners.Take(take).Select(Owner)]) };
        if (owners.Count > take)
        {
            var next = HubSpotJson.Id(owners[take].Id);
            body["paging"] = HubSpotJson.Next(next, $"{request.Host}{request.Path}?after={next}");
        }
        return HubSpotReply.Ok(body);
    }

    public HubSpotReply OneOwner(HubSpotRequest request) =>
        portal.Owners.Find(owner => HubSpotJson.Id(owner.Id) == request.Route("id") && owner.Archived == request.Flag("archived")) is { } owner
            ? HubSpotReply.Ok(Owner(owner))
            : HubSpotErrors.NotFound("Owner does not exist");

    public HubSpotReply Properties(HubSpotRequest request) => HubSpotReply.Ok(new JsonObject
    {
        ["results"] = new JsonArray([.. portal.PropertiesOf(HubSpotTypes.NameOf(request.Route("type")))
            .Where(property => property.Archived == request.Flag("archived"))
            .Select(property => new JsonObject
            {
                ["name"] = property.Name,
                ["label"] = property.Label,
                ["type"] = property.Type,
                ["fieldType"] = property.FieldType,
                ["description"] = "",
                ["groupName"] = "information",
                ["options"] = new JsonArray([.. property.Options.Select((option, place) => new JsonObject
                {
                    ["label"] = option.Label,
                    ["value"] = option.Value,
                    ["hidden"] = option.Hidden,
                    ["displayOrder"] = place,
                })]),
                ["calculated"] = property.Calculated,
                ["archived"] = property.Archived,
                ["hidden"] = false,
            })]),
    });

    public HubSpotReply Pipelines(HubSpotRequest request) => HubSpotTypes.NameOf(request.Route("type")) != "deals"
        ? HubSpotReply.Ok(new JsonObject { ["results"] = new JsonArray() })
        : HubSpotReply.Ok(new JsonObject
        {
            ["results"] = new JsonArray([.. portal.Pipelines.Select((pipeline, place) => new JsonObject
            {
                ["id"] = pipeline.Id,
                ["label"] = pipeline.Label,
                ["displayOrder"] = place,
                ["archived"] = pipeline.Archived,
                ["createdAt"] = HubSpotJson.Moment(Made),
                ["updatedAt"] = HubSpotJson.Moment(Made),
                ["stages"] = new JsonArray([.. pipeline.Stages.Select(Stage)]),
            })]),
        });

    public HubSpotReply Account(HubSpotRequest request)
    {
        var offset = TimeZoneInfo.FindSystemTimeZoneById(portal.TimeZone).GetUtcOffset(pages.Now);
        return HubSpotReply.Ok(new JsonObject
        {
            ["portalId"] = portal.PortalId,
            ["accountType"] = "STANDARD",
            ["timeZone"] = portal.TimeZone,
            ["companyCurrency"] = portal.CompanyCurrency,
            ["additionalCurrencies"] = new JsonArray([.. portal.AdditionalCurrencies.Select(code => JsonValue.Create(code))]),
            ["utcOffset"] = $"{(offset < TimeSpan.Zero ? "-" : "+")}{offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture)}",
            ["utcOffsetMilliseconds"] = (long)offset.TotalMilliseconds,
            ["uiDomain"] = "app.hubspot.com",
            ["dataHostingLocation"] = "na1",
        });
    }

    static JsonObject Stage(HubSpotStage stage, int place)
    {
        JsonObject metadata = [];
        foreach (var (name, value) in stage.Metadata)
        {
            metadata[name] = value;
        }
        return new JsonObject
        {
            ["id"] = stage.Id,
            ["label"] = stage.Label,
            ["displayOrder"] = place,
            ["metadata"] = metadata,
            ["archived"] = stage.Archived,
            ["createdAt"] = HubSpotJson.Moment(Made),
            ["updatedAt"] = HubSpotJson.Moment(Made),
            ["writePermissions"] = "CRM_PERMISSIONS_ENFORCEMENT",
        };
    }

    static JsonObject Owner(HubSpotOwner owner)
    {
        JsonObject json = new()
        {
            ["id"] = HubSpotJson.Id(owner.Id),
            ["type"] = owner.Type,
            ["firstName"] = owner.FirstName ?? "",
            ["lastName"] = owner.LastName ?? "",
            ["createdAt"] = HubSpotJson.Moment(Made),
            ["updatedAt"] = HubSpotJson.Moment(Made),
            ["archived"] = owner.Archived,
            // Somebody who left has no user id any more, but had one.
            ["userIdIncludingInactive"] = owner.UserId,
        };
        if (owner.Email is { } email)
        {
            json["email"] = email;
        }
        if (!owner.Archived)
        {
            json["userId"] = owner.UserId;
        }
        if (owner.Teams.Count > 0)
        {
            json["teams"] = new JsonArray([.. owner.Teams.Select((team, place) => new JsonObject
            {
                ["id"] = HubSpotJson.Id(300 + place),
                ["name"] = team,
                ["primary"] = place == 0,
            })]);
        }
        return json;
    }
}
