using System.Globalization;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>What a HubSpot account holds. Seeded and changed by whoever runs the simulator; the API only reads it.</summary>
public sealed class HubSpotPortal
{
    readonly TimeProvider time;
    readonly Dictionary<string, SortedDictionary<long, HubSpotRecord>> objects = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<HubSpotProperty>> properties = new(StringComparer.Ordinal);
    readonly Dictionary<(string Type, long Id), List<HubSpotAssociation>> associations = [];
    long lastId = 9000;

    public HubSpotPortal(TimeProvider time)
    {
        this.time = time;
        foreach (var (type, known) in HubSpotDefaults.Properties)
        {
            properties[type] = [.. known];
        }
        Pipelines.Add(HubSpotDefaults.SalesPipeline);
    }

    /// <summary>Held while a request is answered and while the portal is changed.</summary>
    public Lock Mutex { get; } = new();

    public long PortalId { get; set; } = 4711001;

    /// <summary>An IANA name: the zone in which people read close dates, and in which the daily quota begins anew.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";

    public string CompanyCurrency { get; set; } = "EUR";

    public List<string> AdditionalCurrencies { get; } = [];

    public List<HubSpotOwner> Owners { get; } = [];

    public List<HubSpotList> Lists { get; } = [];

    public List<HubSpotPipeline> Pipelines { get; } = [];

    /// <summary>A new object; without an id, the next free one.</summary>
    /// <param name="type">companies, deals, contacts, calls, emails, meetings, notes, tasks.</param>
    public HubSpotRecord Add(string type, IEnumerable<(string Name, string? Value)> values, long? id = null, DateTimeOffset? createdAt = null)
    {
        lock (Mutex)
        {
            var record = new HubSpotRecord(id ?? lastId + 1, createdAt ?? time.GetUtcNow());
            lastId = Math.Max(lastId, record.Id);
            foreach (var (name, value) in values)
            {
                record.Properties[name] = value;
            }
            Of(type)[record.Id] = record;
            return record;
        }
    }

    public void Remove(string type, long id)
    {
        lock (Mutex)
        {
            Of(type).Remove(id);
        }
    }

    /// <summary>Sets a property and moves the modification time to now.</summary>
    public void Change(string type, long id, string property, string? value)
    {
        lock (Mutex)
        {
            var record = Of(type)[id];
            record.Properties[property] = value;
            record.UpdatedAt = time.GetUtcNow();
        }
    }

    /// <summary>Two become one with a NEW id: both old ids are gone without an archive mark, and the survivor names them.</summary>
    public HubSpotRecord Merge(string type, long primary, long other)
    {
        lock (Mutex)
        {
            var rows = Of(type);
            var (kept, lost) = (rows[primary], rows[other]);
            var merged = kept["hs_merged_object_ids"] is { Length: > 0 } earlier ? earlier + ";" : "";
            var survivor = Add(type, kept.Properties.Select(pair => (pair.Key, pair.Value)), createdAt: kept.CreatedAt);
            survivor.Properties["hs_merged_object_ids"] = $"{merged}{primary};{other}";
            survivor.UpdatedAt = time.GetUtcNow();
            rows.Remove(primary);
            rows.Remove(lost.Id);
            foreach (var list in Lists.Where(list => list.Members.RemoveAll(member => member == primary || member == other) > 0))
            {
                list.Members.Add(survivor.Id);
            }
            foreach (var link in associations.Values.SelectMany(links => links).ToList())
            {
                if (link.ToType == type && (link.ToId == primary || link.ToId == other))
                {
                    Unlink(link);
                    Associate(link.FromType, link.FromId, type, survivor.Id, link.TypeId, link.Label);
                }
            }
            return survivor;
        }
    }

    public void Associate(string fromType, long fromId, string toType, long toId, int typeId, string? label = null, string category = "HUBSPOT_DEFINED")
    {
        lock (Mutex)
        {
            if (!associations.TryGetValue((fromType, fromId), out var links))
            {
                associations[(fromType, fromId)] = links = [];
            }
            links.Add(new HubSpotAssociation(fromType, fromId, toType, toId, typeId, label, category));
        }
    }

    public HubSpotList AddList(string name, IEnumerable<long> members, string? id = null, string objectTypeId = "0-2")
    {
        lock (Mutex)
        {
            var list = new HubSpotList(id ?? (40 + Lists.Count).ToString(CultureInfo.InvariantCulture), name, objectTypeId);
            list.Members.AddRange(members);
            Lists.Add(list);
            return list;
        }
    }

    /// <summary>Another property of an object type; one of the same name is replaced.</summary>
    public void Define(string type, HubSpotProperty property)
    {
        lock (Mutex)
        {
            PropertiesOf(type).RemoveAll(known => known.Name == property.Name);
            PropertiesOf(type).Add(property);
        }
    }

    internal SortedDictionary<long, HubSpotRecord> Of(string type)
    {
        if (!objects.TryGetValue(type, out var rows))
        {
            objects[type] = rows = [];
        }
        return rows;
    }

    internal List<HubSpotProperty> PropertiesOf(string type)
    {
        if (!properties.TryGetValue(type, out var known))
        {
            properties[type] = known = [];
        }
        return known;
    }

    internal bool Knows(string type, string property) =>
        property is "hs_object_id" || PropertiesOf(type).Exists(known => !known.Archived && known.Name == property);

    internal IReadOnlyList<HubSpotAssociation> Associations(string type, long id, string toType) =>
        associations.TryGetValue((type, id), out var links) ? [.. links.Where(link => link.ToType == toType).OrderBy(link => link.ToId)] : [];

    void Unlink(HubSpotAssociation link) => associations[(link.FromType, link.FromId)].Remove(link);
}
