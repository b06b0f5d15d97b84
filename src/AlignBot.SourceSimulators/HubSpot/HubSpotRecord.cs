using System.Globalization;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>One object of a portal: a company, a deal, a contact, a call.</summary>
/// <remarks>Every value is text or null, as HubSpot keeps and gives them.</remarks>
public sealed class HubSpotRecord(long id, DateTimeOffset createdAt)
{
    public long Id { get; } = id;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; set; } = createdAt;

    public bool Archived { get; set; }

    public Dictionary<string, string?> Properties { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a property, those that the portal keeps by itself among them. Null when it has none.</summary>
    public string? this[string property] => property switch
    {
        "hs_object_id" => Id.ToString(CultureInfo.InvariantCulture),
        "createdate" or "hs_createdate" => Properties.GetValueOrDefault(property) ?? HubSpotJson.Moment(CreatedAt),
        "hs_lastmodifieddate" or "lastmodifieddate" => Properties.GetValueOrDefault(property) ?? HubSpotJson.Moment(UpdatedAt),
        _ => Properties.GetValueOrDefault(property),
    };
}

/// <summary>How one object hangs on another.</summary>
/// <param name="TypeId">5: a deal's primary company; 341: any company of it.</param>
public sealed record HubSpotAssociation(string FromType, long FromId, string ToType, long ToId, int TypeId, string? Label = null, string Category = "HUBSPOT_DEFINED");

/// <summary>Somebody who can own objects. One who left is archived and loses the user id, at times the name as well.</summary>
public sealed record HubSpotOwner(long Id, string? Email, string? FirstName, string? LastName)
{
    public bool Archived { get; init; }

    public long? UserId { get; init; }

    public string Type { get; init; } = "PERSON";

    public IReadOnlyList<string> Teams { get; init; } = [];
}

/// <summary>A list of HubSpot: a segment of companies with a name.</summary>
public sealed class HubSpotList(string id, string name, string objectTypeId)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string ObjectTypeId { get; } = objectTypeId;

    /// <summary>COMPLETE, PROCESSING, ...</summary>
    public string ProcessingStatus { get; set; } = "COMPLETE";

    /// <summary>In the order of joining. An id may stand here although its object is gone.</summary>
    public List<long> Members { get; } = [];
}

/// <summary>A property of an object type, as the settings of the portal describe it.</summary>
public sealed record HubSpotProperty(string Name, string Label, string Type = "string", string FieldType = "text")
{
    /// <summary>Value and label of each choice.</summary>
    public IReadOnlyList<(string Value, string Label, bool Hidden)> Options { get; init; } = [];

    public bool Archived { get; init; }

    public bool Calculated { get; init; }
}

/// <summary>A pipeline of deals with its stages.</summary>
public sealed record HubSpotPipeline(string Id, string Label, IReadOnlyList<HubSpotStage> Stages)
{
    public bool Archived { get; init; }
}

/// <param name="Metadata">Text, whatever it means: isClosed "true", probability "1.0".</param>
public sealed record HubSpotStage(string Id, string Label, IReadOnlyDictionary<string, string> Metadata)
{
    public bool Archived { get; init; }
}
