namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>An object of the org: its fields and its rows.</summary>
public sealed class SalesforceTable
{
    readonly Dictionary<string, SalesforceField> fields = new(StringComparer.OrdinalIgnoreCase);

    internal SalesforceTable(string name, string label, string prefix, IEnumerable<SalesforceField> fields)
    {
        (Name, Label, Prefix) = (name, label, prefix);
        foreach (var field in fields)
        {
            this.fields[field.Name] = field;
        }
    }

    public string Name { get; }

    public string Label { get; }

    /// <summary>The first three characters of its ids.</summary>
    public string Prefix { get; }

    /// <summary>Fields that the bot's user may not read: missing from describe, and unknown to a query.</summary>
    internal HashSet<string> Hidden { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the bot's user may change its records; a describe says so.</summary>
    internal bool Writable { get; set; }

    internal Dictionary<string, SalesforceRow> Rows { get; } = [];

    internal IEnumerable<SalesforceField> Visible => fields.Values.Where(one => !Hidden.Contains(one.Name));

    internal void Put(SalesforceField field) => fields[field.Name] = field;

    internal void Drop(string field) => fields.Remove(field);

    internal SalesforceField? Field(string name) => fields.TryGetValue(name, out var field) && !Hidden.Contains(field.Name) ? field : null;

    internal bool Has(string name) => fields.ContainsKey(name);

    internal SalesforceField? ByRelationship(string name) =>
        Visible.FirstOrDefault(field => string.Equals(field.Relationship, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A record. Values are text, truth, decimal or null; a moment is text in Salesforce's form.</summary>
public sealed class SalesforceRow
{
    internal SalesforceRow(string type) => Type = type;

    public string Type { get; }

    internal Dictionary<string, object?> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

    public object? this[string field] => Values.GetValueOrDefault(field);
}

/// <summary>A record to begin with.</summary>
/// <param name="Type">The object: <c>Account</c>.</param>
/// <param name="Values">By API name; <c>Id</c> may be among them.</param>
public sealed record SalesforceSeed(string Type, IReadOnlyDictionary<string, object?> Values);
