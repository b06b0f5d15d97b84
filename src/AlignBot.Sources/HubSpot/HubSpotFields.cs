using System.Collections.Immutable;

namespace AlignBot.Sources.HubSpot;

/// <summary>Which property of a company is what.</summary>
sealed record HubSpotFields
{
    public const string Merged = "hs_merged_object_ids";
    public const string Modified = "hs_lastmodifieddate";

    public required string Name { get; init; }

    public string? Domain { get; init; }

    public string? Flag { get; init; }

    public string? Tier { get; init; }

    public string? Owner { get; init; }

    /// <summary>Holds an e-mail address, or an owner's id.</summary>
    public string? Marketer { get; init; }

    public string? Parent { get; init; }

    /// <summary>Further properties that are given as they stand.</summary>
    public ImmutableArray<string> Offered { get; init; } = [];

    /// <summary>Every property that a reading of accounts asks for, each once.</summary>
    public ImmutableArray<string> Asked => [.. new[] { Name, Domain, Flag, Tier, Owner, Marketer, Parent, Merged, Modified }
        .OfType<string>().Concat(Offered).Distinct(StringComparer.Ordinal)];

    /// <summary>What the settings name, and where. What HubSpot keeps by itself is in every account.</summary>
    public IEnumerable<(string Name, string Setting)> Mapped =>
        Asked.Where(name => name is not (Merged or Modified)).Select(name => (name, SettingOf(name)));

    public static HubSpotFields Read(SettingsReader settings) => new()
    {
        Name = HubSpotOptions.Property(settings, "Fields:Name", "name")
            ?? throw settings.Wrong("Fields:Name", "a property: an account needs a name"),
        Domain = HubSpotOptions.Property(settings, "Fields:Domain", "domain"),
        Flag = HubSpotOptions.Property(settings, "Fields:Flag", "hs_is_target_account"),
        Tier = HubSpotOptions.Property(settings, "Fields:Tier", "hs_ideal_customer_profile"),
        Owner = HubSpotOptions.Property(settings, "Fields:Owner", "hubspot_owner_id"),
        Marketer = HubSpotOptions.Property(settings, "Fields:Marketer", null),
        Parent = HubSpotOptions.Property(settings, "Fields:Parent", "hs_parent_company_id"),
        Offered = [.. settings.List("Fields:Offered").Select(name => HubSpotOptions.InternalName().IsMatch(name)
            ? name : throw settings.Wrong("Fields:Offered", "internal names of properties, with commas"))],
    };

    /// <summary>What a mapping can name, as people of HubSpot read it.</summary>
    public ImmutableArray<SourceColumn> OfferedOf(ImmutableArray<SourceColumn> columns) =>
    [
        .. from one in new[] { ("is_target", Flag), ("tier", Tier) }.Concat(
            Offered.Distinct(StringComparer.Ordinal).Select(name => (name, (string?)name)))
           join column in columns on one.Item2 equals column.Name
           select column with { Name = one.Item1 },
    ];

    string SettingOf(string property) => property == Name ? "Fields:Name"
        : property == Domain ? "Fields:Domain"
        : property == Flag ? "Fields:Flag"
        : property == Tier ? "Fields:Tier"
        : property == Owner ? "Fields:Owner"
        : property == Marketer ? "Fields:Marketer"
        : property == Parent ? "Fields:Parent"
        : "Fields:Offered";
}
