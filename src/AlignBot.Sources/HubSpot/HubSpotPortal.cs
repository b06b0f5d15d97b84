using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.HubSpot;

/// <summary>The account that a credential opens.</summary>
/// <param name="Zone">In which its people read days.</param>
/// <param name="Currency">The only one it uses; null where it uses several.</param>
sealed record HubSpotPortal(string Id, DateTimeZone Zone, string? Currency)
{
    /// <summary>Asked for at the beginning of each reading: a key that was replaced by another account's would show all accounts
    /// exchanged.</summary>
    public static async Task<HubSpotPortal> ReadAsync(HubSpotClient client, SourceRun run, CancellationToken cancel)
    {
        try
        {
            return await AskAsync(client, run, cancel);
        }
        catch (SourceException refused) when (
            refused.Fault.Kind == SourceFaultKind.Permission && client.Options is { Zone: { } zone, PortalId: null })
        {
            client.Vendor.Zone = zone;
            return new HubSpotPortal("(not said)", zone, null);
        }
    }

    static async Task<HubSpotPortal> AskAsync(HubSpotClient client, SourceRun run, CancellationToken cancel)
    {
        using var answer = await client.GetAsync(client.Options.Paths.Account, "the account's zone and currency", run, cancel);
        var root = answer.Root;
        var id = root.Text("portalId")
            ?? throw new SourceException(SourceFaultKind.Incomplete, "HubSpot's answer about its account names no account. "
                + "Look whether BaseUrl is HubSpot's.");
        if (client.Options.PortalId is { } meant && id != meant.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            throw new SourceException(new SourceFault(
                SourceFaultKind.Config,
                $"The key opens the HubSpot account {id}, but {client.Options.Setting}:PortalId says {meant}. "
                    + "Put that account's key where the settings point, or mend PortalId.")
            { Subject = "PortalId" });
        }
        var name = root.Text("timeZone");
        var zone = client.Options.Zone ?? (name is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name));
        if (zone is null)
        {
            throw new SourceException(new SourceFault(
                SourceFaultKind.Config, $"The HubSpot account says its zone is '{name}', which is none that is known, "
                    + $"so its days can't be told. Set {client.Options.Setting}:Zone to the zone that is meant, as Europe/Berlin.")
            { Subject = "timeZone" });
        }
        client.Vendor.Zone = zone;
        return new HubSpotPortal(
            id, zone, root.Each("additionalCurrencies").Any() ? null : HubSpotValues.Currency(root.Text("companyCurrency")));
    }
}
