using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.HubSpot;

/// <summary>How a HubSpot account is read, as the server's configuration says.</summary>
sealed partial record HubSpotOptions
{
    public const string UsualAddress = "https://api.hubapi.com";

    public required string Setting { get; init; }

    public required Uri Address { get; init; }

    public required HubSpotPaths Paths { get; init; }

    public required HubSpotCredential Credential { get; init; }

    /// <summary>The account that is meant. Null: whichever the credential opens.</summary>
    public long? PortalId { get; init; }

    /// <summary>In place of the account's own zone. Null: the account says.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>Rows that are asked for at once.</summary>
    public int PageSize { get; init; } = 100;

    public required SourceKinds Kinds { get; init; }

    public required HubSpotSelection Selection { get; init; }

    public required HubSpotFields Fields { get; init; }

    /// <summary>Pipelines whose deals count; none: all.</summary>
    public ImmutableArray<string> Pipelines { get; init; } = [];

    /// <summary>What a stage means, by its id, where HubSpot's own word is not to count.</summary>
    public required FrozenDictionary<string, OpportunityState> Stages { get; init; }

    public required HubSpotActivityOptions Activities { get; init; }

    /// <summary>Null: contacts are not read.</summary>
    public HubSpotLeadOptions? Leads { get; init; }

    public ImmutableArray<HubSpotSignalOptions> Signals { get; init; } = [];

    public required HttpLimits Limits { get; init; }

    public static HubSpotOptions Read(SettingsReader settings)
    {
        var leads = HubSpotLeadOptions.Read(settings);
        var (selection, fields) = (HubSpotSelection.Read(settings), HubSpotFields.Read(settings));
        if (selection.From != HubSpotFrom.List && !selection.Values.IsEmpty && fields.Flag is null)
        {
            throw new SourceException(
                SourceFaultKind.Config,
                $"{settings.PathOf("Fields:Flag")} is none, so no company can be told to be on the list. Name the property, "
                    + $"or set {settings.PathOf("Accounts:FlagValues")} to * for all companies.");
        }
        ImmutableArray<HubSpotSignalOptions> signals = [
            .. settings.Each("Signals").Select(one => HubSpotSignalOptions.Read(one.Name, one.Settings))];
        return new HubSpotOptions
        {
            Setting = settings.Section.Path,
            Address = AllowedHosts.Parse(settings.Text("BaseUrl") ?? UsualAddress, settings.PathOf("BaseUrl")),
            Paths = VersionOf(settings),
            Credential = HubSpotCredential.Read(settings),
            PortalId = settings.Text("PortalId") is { } portal
                ? long.TryParse(
                    portal, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id)
                    ? id : throw settings.Wrong("PortalId", "the account's Hub ID, a whole number")
                : null,
            Zone = settings.Text("Zone") is { } zone
                ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)
                    ?? throw settings.Wrong("Zone", "the IANA name of a zone, as Europe/Berlin") : null,
            PageSize = settings.Number("PageSize", 100, 1, 100),
            Kinds = KindsOf(settings, leads, signals),
            Selection = selection,
            Fields = fields,
            Pipelines = settings.List("Opportunities:Pipelines"),
            Stages = settings.Each("Opportunities:Stages").ToFrozenDictionary(
                stage => stage.Name, stage => Enum.TryParse<OpportunityState>(stage.Settings.Section.Value, ignoreCase: true, out var state)
                    ? state : throw settings.Wrong($"Opportunities:Stages:{stage.Name}", "one of Open, Won, Lost"),
                        StringComparer.OrdinalIgnoreCase),
            Activities = HubSpotActivityOptions.Read(settings),
            Leads = leads,
            Signals = signals,
            Limits = HttpLimits.Read(settings),
        };
    }

    /// <summary>A property's internal name, as HubSpot makes them.</summary>
    public static string? Property(SettingsReader settings, string key, string? usual) => settings.Text(key) switch
    {
        null => usual,
        "-" => null,
        var name when InternalName().IsMatch(name) => name,
        _ => throw settings.Wrong(key, "a property's internal name in small letters, as hs_is_target_account, or to - for none"),
    };

    [GeneratedRegex("^[a-z][a-z0-9_]{0,99}$")]
    public static partial Regex InternalName();

    static HubSpotPaths VersionOf(SettingsReader settings) =>
        HubSpotPaths.TryParse(settings.Text("ApiVersion") ?? HubSpotPaths.Usual, out var paths)
            ? paths : throw settings.Wrong("ApiVersion", $"a dated version as {HubSpotPaths.Usual}, or v3");

    static SourceKinds KindsOf(SettingsReader settings, HubSpotLeadOptions? leads, ImmutableArray<HubSpotSignalOptions> signals)
    {
        var possible = SourceKinds.Accounts | SourceKinds.Owners | SourceKinds.Opportunities | SourceKinds.Activities
            | (leads is null ? SourceKinds.None : SourceKinds.Leads) | (signals.IsEmpty ? SourceKinds.None : SourceKinds.Signals);
        var wished = settings.List("Kinds");
        var kinds = SourceKinds.None;
        foreach (var word in wished)
        {
            kinds |= Enum.TryParse<SourceKinds>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && kind != SourceKinds.None
                ? kind : throw settings.Wrong("Kinds", $"some of {string.Join(", ", Enum.GetNames<SourceKinds>().Skip(1))}");
        }
        if ((kinds & ~possible) is not SourceKinds.None and var without)
        {
            throw new SourceException(
                SourceFaultKind.Config,
                $"{settings.PathOf("Kinds")} names {without}, but nothing says what they are in HubSpot. "
                    + $"Set {settings.PathOf(without.HasFlag(SourceKinds.Leads) ? "Leads:Property" : "Signals")}, "
                + "or take the word out.");
        }
        return wished.IsEmpty ? possible : kinds;
    }
}
