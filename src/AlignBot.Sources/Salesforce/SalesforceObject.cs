using System.Collections.Immutable;
using System.Text.Json;
using AlignBot.Sources.Http;

namespace AlignBot.Sources.Salesforce;

/// <summary>What a describe tells of an object, as the integration user sees it.</summary>
sealed record SalesforceObject(string Name, string Label, bool Writable, ImmutableArray<SalesforceObjectField> Fields)
{
    public bool Has(string field) => Field(field) is not null;

    public SalesforceObjectField? Field(string name) =>
        Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public SalesforceObjectField? ByRelationship(string name) =>
        Fields.FirstOrDefault(field => name.Equals(field.Relationship, StringComparison.OrdinalIgnoreCase));

    /// <summary>Fields that may have been meant, the nearest first: by API name or by what people read.</summary>
    public IEnumerable<SalesforceObjectField> Near(string name)
    {
        var meant = Plain(name);
        return Fields
            .Select(
                field => (Field: field, Distance: Math.Min(EditDistance.Between(meant, Plain(field.Name)),
                    EditDistance.Between(meant, Plain(field.Label)))))
            .Where(found => found.Distance <= (meant.Length < 5 ? 1 : Math.Max(2, meant.Length / 4)))
            .OrderBy(found => found.Distance).ThenBy(found => found.Field.Name, StringComparer.Ordinal)
            .Select(found => found.Field).Take(3);
    }

    public static SalesforceObject Read(JsonElement told) => new(
        told.Text("name") ?? "",
        told.Text("label") ?? "",
        told.Truth("updateable") == true || told.Truth("deletable") == true || told.Truth("createable") == true,
        [.. told.Each("fields").Select(SalesforceObjectField.Read)]);

    /// <summary>Tier__c, ns__Tier__c, 'Tier' and 'tier' are alike.</summary>
    static string Plain(string name)
    {
        var bare = name.EndsWith("__c", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("__r", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        var space = bare.IndexOf("__", StringComparison.Ordinal);
        return string.Concat((space > 0 ? bare[(space + 2)..] : bare).Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }
}

/// <summary>A field of an object.</summary>
sealed record SalesforceObjectField(string Name, string Label, string Type)
{
    public string? Relationship { get; init; }

    /// <summary>The object that a lookup leads to; the first where there are several.</summary>
    public string? RefersTo { get; init; }

    public bool Filterable { get; init; } = true;

    /// <summary>A picklist's values, those in use before those that are not.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>What people of the org read in place of those values, in the integration user's language.</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static SalesforceObjectField Read(JsonElement told) =>
        new(told.Text("name") ?? "", told.Text("label") ?? "", told.Text("type") ?? "")
        {
            Relationship = told.Text("relationshipName"),
            RefersTo = told.Each("referenceTo").FirstOrDefault() is { ValueKind: JsonValueKind.String } type ? type.GetString() : null,
            Filterable = told.Truth("filterable") != false,
            Labels = told.Each("picklistValues").Select(
            one => (Value: one.Text("value"), Label: one.Text("label"))).Where(one => one is { Value: not null, Label: not null })
            .DistinctBy(one => one.Value).ToImmutableDictionary(one => one.Value!, one => one.Label!),
            Values = [
            .. told.Each("picklistValues").OrderBy(one => one.Truth("active") == false).Select(one => one.Text("value")).OfType<string>()],
        };
}
