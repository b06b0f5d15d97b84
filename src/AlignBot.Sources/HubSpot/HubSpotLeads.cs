using System.Runtime.CompilerServices;
using NodaTime;

namespace AlignBot.Sources.HubSpot;

/// <summary>Contacts of the configured stages, as leads.</summary>
sealed class HubSpotLeads(HubSpotClient client, HubSpotLeadOptions options)
{
    public const string Type = "contacts";

    /// <summary>Contacts are the only type that names it so.</summary>
    const string Changed = "lastmodifieddate";

    public async IAsyncEnumerable<SourceLead> ReadAsync(Instant? since, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        await HubSpotPortal.ReadAsync(client, run, cancel);
        await new HubSpotProperties(client, Type).DemandAsync(options.Mapped, run, cancel);
        var accounts = new HubSpotAccountOf(client, Type, HubSpotAccountOf.OfContact);
        IReadOnlyList<IReadOnlyList<HubSpotFilter>> groups =
            [.. options.Values.Select(value => (IReadOnlyList<HubSpotFilter>)[new HubSpotFilter(options.Property, "EQ", value)])];
        await foreach (var page in new HubSpotObjects(client).ReadAsync(Type, since, Changed, groups, options.Asked, withCompanies: false,
            run, cancel))
        {
            var found = await accounts.FindAsync([.. page.Select(row => row.Id)], run, cancel);
            foreach (var row in page)
            {
                yield return new SourceLead(row.Id)
                {
                    AccountKey = found.GetValueOrDefault(row.Id),
                    Domain = row[options.Domain],
                    CreatedAt = HubSpotValues.Moment(row["createdate"]) ?? HubSpotValues.Moment(row.Own("createdAt")),
                    AssignedAt = HubSpotValues.Moment(row[options.Assigned]),
                    FirstTouchAt = HubSpotValues.Moment(row[options.FirstTouch]),
                    LastTouchAt = HubSpotValues.Moment(row[options.LastTouch]),
                    ReturnedAt = HubSpotValues.Moment(row[options.ReturnedAt]),
                    Status = row[options.Status],
                    ReturnedReason = row[options.ReturnedReason],
                };
            }
        }
        accounts.Tell(run);
    }
}
