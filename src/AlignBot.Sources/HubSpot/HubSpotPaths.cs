using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Sources.HubSpot;

/// <summary>Where things are asked for: <c>/crm/objects/2026-03/companies</c>, or <c>/crm/v3/objects/companies</c> in the older
/// manner.</summary>
sealed partial class HubSpotPaths
{
    public const string Usual = "2026-03";

    /// <summary>A dated version lives a year and a half at least from the month that it is called by.</summary>
    static readonly Period Life = Period.FromMonths(18);

    readonly bool dated;

    HubSpotPaths(string version, bool dated)
    {
        Version = version;
        this.dated = dated;
    }

    public string Version { get; }

    /// <summary>The day until which HubSpot promises to answer there.</summary>
    public LocalDate AnswersUntil => dated
        ? LocalDatePattern.Iso.Parse(Version + "-30").Value + Life
        : new LocalDate(2027, 3, 30);

    public string Account => $"/account-info/{Version}/details";

    public string Token => $"/oauth/{Version}/token";

    public string Owners => Of("owners");

    public static bool TryParse(string text, [NotNullWhen(true)] out HubSpotPaths? paths)
    {
        paths = text == "v3"
            ? new HubSpotPaths("v3", dated: false)
            : DatedVersion.IsMatch(text)
            ? new HubSpotPaths(text, dated: true)
            : null;
        return paths is not null;
    }

    /// <summary>The cursor of a page, for the end of an address that has a query.</summary>
    public static string After(string? cursor) => cursor is null ? "" : "&after=" + Uri.EscapeDataString(cursor);

    public string Objects(string type) => Of("objects") + "/" + type;

    public string Search(string type) => Objects(type) + "/search";

    public string BatchRead(string type) => Objects(type) + "/batch/read";

    public string Properties(string type) => Of("properties") + "/" + type;

    public string Pipelines(string type) => Of("pipelines") + "/" + type;

    public string ListById(string id) => Of("lists") + "/" + Uri.EscapeDataString(id);

    /// <param name="objectType">0-2: companies.</param>
    public string ListByName(string objectType, string name) =>
        $"{Of("lists")}/object-type-id/{objectType}/name/{Uri.EscapeDataString(name)}";

    public string Members(string listId) => ListById(listId) + "/memberships";

    /// <summary>Only version 4 of the older manner gives the types of associations.</summary>
    public string Associations(string from, string to) => dated
        ? $"/crm/associations/{Version}/{from}/{to}/batch/read"
        : $"/crm/v4/associations/{from}/{to}/batch/read";

    string Of(string area) => dated ? $"/crm/{area}/{Version}" : $"/crm/{Version}/{area}";

    [GeneratedRegex("^20[2-9][0-9]-0[39]$")]
    static partial Regex DatedVersion { get; }
}
