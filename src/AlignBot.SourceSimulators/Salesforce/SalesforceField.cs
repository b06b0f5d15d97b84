using System.Collections.Immutable;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>A field of an object, as a describe tells of it.</summary>
/// <param name="Name">Its API name: <c>Tier__c</c>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Type">Salesforce's word: <c>string</c>, <c>picklist</c>, <c>boolean</c>, <c>reference</c>, <c>datetime</c>, <c>date</c>, <c>currency</c>.</param>
public sealed record SalesforceField(string Name, string Label, string Type)
{
    /// <summary>The name by which a path goes through a lookup: <c>Owner</c>, <c>Marketer__r</c>.</summary>
    public string? Relationship { get; init; }

    /// <summary>The object a lookup leads to.</summary>
    public string? RefersTo { get; init; }

    public bool Filterable { get; init; } = true;

    /// <summary>A picklist's values.</summary>
    public ImmutableArray<SalesforceChoice> Choices { get; init; } = [];

    /// <summary>A lookup: <c>OwnerId</c> with the path <c>Owner</c>.</summary>
    public static SalesforceField Lookup(string name, string label, string refersTo, string relationship) =>
        new(name, label, "reference") { RefersTo = refersTo, Relationship = relationship };
}

/// <summary>A value of a picklist.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Label">What people read; may differ.</param>
public sealed record SalesforceChoice(string Value, string Label, bool Active = true);
