namespace AlignBot.Sources.Salesforce;

/// <summary>The ids that a reading has had, in little room: a reading of a hundred thousand rows keeps nothing else of them.</summary>
sealed class SeenIds
{
    readonly HashSet<UInt128> ids = [];

    public bool Add(string id) => ids.Add(SalesforceId.Pack(id));

    public bool Has(string id) => ids.Contains(SalesforceId.Pack(id));
}
