using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AlignBot.Sources.HubSpot;

/// <summary>Which engagements are read, and whose deed they are.</summary>
/// <param name="Types">calls, emails, meetings, notes, tasks.</param>
/// <param name="Sides">A side for all of a type, in place of what its direction says.</param>
/// <param name="MarketingTeams">What owners of these teams do is marketing's deed.</param>
sealed record HubSpotActivityOptions(
    ImmutableArray<string> Types, FrozenDictionary<string, ActivitySide> Sides, FrozenSet<string> MarketingTeams)
{
    static readonly string[] Known = ["calls", "emails", "meetings", "notes", "tasks"];

    public static HubSpotActivityOptions Read(SettingsReader settings)
    {
        var types = settings.List("Activities:Types");
        if (types.FirstOrDefault(type => !Known.Contains(type, StringComparer.OrdinalIgnoreCase)) is not null)
        {
            throw settings.Wrong("Activities:Types", $"some of {string.Join(", ", Known)}");
        }
        return new HubSpotActivityOptions(
            types.IsEmpty ? [.. Known] : [.. types.Select(type => type.ToLowerInvariant()).Distinct(StringComparer.Ordinal)],
            settings.Each("Activities:Sides").ToFrozenDictionary(
                side => Known.Contains(side.Name, StringComparer.OrdinalIgnoreCase)
                    ? side.Name : throw settings.Wrong("Activities:Sides", $"a side for some of {string.Join(", ", Known)}"),
                side => Enum.TryParse<ActivitySide>(side.Settings.Section.Value, ignoreCase: true, out var said) && Enum.IsDefined(said)
                    ? said : throw settings.Wrong(
                        $"Activities:Sides:{side.Name}", $"one of {string.Join(", ", Enum.GetNames<ActivitySide>())}"),
                StringComparer.OrdinalIgnoreCase),
            settings.List("Activities:MarketingTeams").ToFrozenSet(StringComparer.OrdinalIgnoreCase));
    }
}

/// <summary>Which contacts are leads, and which of their properties say how they were followed up.</summary>
/// <param name="Property">What tells a lead from other contacts: <c>lifecyclestage</c>.</param>
/// <param name="Values">Its values that do.</param>
sealed record HubSpotLeadOptions(string Property, ImmutableArray<string> Values)
{
    /// <summary>One group of filters each, in a search.</summary>
    const int MostValues = 5;

    public string? Status { get; init; }

    public string? Assigned { get; init; }

    public string? FirstTouch { get; init; }

    public string? ReturnedReason { get; init; }

    public string? LastTouch { get; init; }

    public string? ReturnedAt { get; init; }

    public string? Domain { get; init; }

    public ImmutableArray<string> Asked => [.. Mapped.Select(one => one.Name).Append("createdate").Distinct(StringComparer.Ordinal)];

    /// <summary>What the settings name, and where.</summary>
    public IEnumerable<(string Name, string Setting)> Mapped => new[]
    {
        (Property, "Leads:Property"), (Status, "Leads:Status"), (Assigned, "Leads:Assigned"), (FirstTouch, "Leads:FirstTouch"),
        (ReturnedReason, "Leads:ReturnedReason"), (Domain, "Leads:Domain"), (LastTouch, "Leads:LastTouch"), (ReturnedAt, "Leads:ReturnedAt"),
    }.Where(one => one.Item1 is not null).Select(one => (one.Item1!, one.Item2));

    public static HubSpotLeadOptions? Read(SettingsReader settings)
    {
        if (HubSpotOptions.Property(settings, "Leads:Property", null) is not { } property)
        {
            return null;
        }
        var values = settings.List("Leads:Values");
        return values.Length is 0 or > MostValues
            ? throw settings.Wrong("Leads:Values", $"one to {MostValues} values of {property} that make a contact a lead")
            : new HubSpotLeadOptions(property, values)
            {
                Status = HubSpotOptions.Property(settings, "Leads:Status", "hs_lead_status"),
                Assigned = HubSpotOptions.Property(settings, "Leads:Assigned", "hubspot_owner_assigneddate"),
                FirstTouch = HubSpotOptions.Property(settings, "Leads:FirstTouch", "hs_sa_first_engagement_date"),
                ReturnedReason = HubSpotOptions.Property(settings, "Leads:ReturnedReason", null),
                Domain = HubSpotOptions.Property(settings, "Leads:Domain", "hs_email_domain"),
                LastTouch = HubSpotOptions.Property(settings, "Leads:LastTouch", null),
                ReturnedAt = HubSpotOptions.Property(settings, "Leads:ReturnedAt", null),
            };
    }
}

/// <summary>A property of a company that is a sign of interest when it has a value.</summary>
/// <param name="Kind">What the sign is called.</param>
/// <param name="At">The property with its moment. Null: the property itself when it is one, else none is known.</param>
/// <param name="Minimum">A number below it is no sign.</param>
sealed record HubSpotSignalOptions(string Kind, string Property, string? At, decimal Minimum)
{
    /// <summary>Nothing at all, written as 0, is no sign.</summary>
    const decimal SmallestAboveNothing = 0.000001m;

    /// <summary>What the settings name, and where.</summary>
    public IEnumerable<(string Name, string Setting)> Mapped =>
        At is null ? [(Property, $"Signals:{Kind}:Property")] : [(Property, $"Signals:{Kind}:Property"), (At, $"Signals:{Kind}:At")];

    public static HubSpotSignalOptions Read(string kind, SettingsReader settings) => new(
        kind,
        HubSpotOptions.Property(settings, "Property", null)
            ?? throw settings.Wrong("Property", "the property of a company that is the sign"),
        HubSpotOptions.Property(settings, "At", null),
        settings.Text("Minimum") is not { } text ? SmallestAboveNothing
            : decimal.TryParse(
                text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var least)
                ? least : throw settings.Wrong("Minimum", "the least number that is a sign"));
}
