using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace AlignBot.Sources.HubSpot;

/// <summary>Companies, as accounts.</summary>
sealed class HubSpotAccounts(HubSpotClient client)
{
    public async IAsyncEnumerable<SourceAccount> ReadAsync(SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        await HubSpotPortal.ReadAsync(client, run, cancel);
        await new HubSpotProperties(client, HubSpotCompanies.Type).DemandAsync(client.Options.Fields.Mapped, run, cancel);
        var owners = await HubSpotOwners.AllAsync(client, run, cancel);
        var nameless = 0;
        await foreach (var page in new HubSpotCompanies(client).ReadAsync(client.Options.Fields.Asked, run, cancel))
        {
            foreach (var row in page)
            {
                nameless += row[client.Options.Fields.Name] is null ? 1 : 0;
                yield return AccountOf(row, owners);
            }
        }
        owners.Tell(run);
        if (nameless > 0)
        {
            run.Note($"{nameless} companies have no name in HubSpot; they are called by their domain or id.");
        }
    }

    SourceAccount AccountOf(HubSpotRow row, HubSpotOwners owners)
    {
        var fields = client.Options.Fields;
        var (id, domain) = (row.Id, row[fields.Domain]);
        return new SourceAccount(id, row[fields.Name] ?? domain ?? id)
        {
            Domain = domain,
            Flag = row[fields.Flag],
            Tier = row[fields.Tier],
            Owner = owners.Find(row[fields.Owner])?.Person,
            MarketerEmail = row[fields.Marketer] is { } address && address.Contains('@', StringComparison.Ordinal)
                ? address : owners.Find(row[fields.Marketer])?.Person.Email,
            ParentKey = row[fields.Parent],
            MergedFrom = [.. HubSpotValues.Several(row[HubSpotFields.Merged]).Where(former => former != id)],
            ModifiedAt = HubSpotValues.Moment(row[HubSpotFields.Modified]) ?? HubSpotValues.Moment(row.Own("updatedAt")),
            Offered = fields.Offered.Distinct(StringComparer.Ordinal).ToImmutableDictionary(name => name, name => row[name]),
        };
    }
}
