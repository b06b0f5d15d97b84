using System.Runtime.CompilerServices;
using NodaTime;

namespace AlignBot.Sources.Salesforce;

/// <summary>Reads leads and how they were followed up, as far as the org has fields for that.</summary>
sealed class LeadReading(SalesforceApi api, SalesforceQueries queries)
{
    public async IAsyncEnumerable<SourceLead> ReadAsync(Instant? since, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var mapping = api.Settings.Leads;
        var query = new Soql("Lead").Asking("CreatedDate", "Status").Asking(
            mapping.Fields.Select(one => one.Field)).WhereWritten(mapping.Where);
        await foreach (var row in queries.ChangedAsync(query, since, "the leads", run, cancel))
        {
            yield return new SourceLead(row.Id)
            {
                AccountKey = row.Key(mapping.AccountField),
                // Of an address only what stands behind the @ is kept: who the person is is nobody's business here.
                Domain = row.Text(mapping.DomainField)?.Split('@')[^1].Trim() is { Length: > 0 } domain ? domain : null,
                CreatedAt = row.Moment("CreatedDate"),
                AssignedAt = MomentOf(row, mapping.AssignedField),
                FirstTouchAt = MomentOf(row, mapping.FirstTouchField),
                LastTouchAt = MomentOf(row, mapping.LastTouchField),
                ReturnedAt = MomentOf(row, mapping.ReturnedAtField),
                Status = row.Text("Status"),
                ReturnedReason = row.Text(mapping.ReturnedField),
            };
        }
    }

    Instant? MomentOf(SalesforceRecord row, string? field) => row.When(field) switch
    {
        ({ } at, _) => at,
        (_, { } on) => api.Settings.Zone.AtStartOfDay(on).ToInstant(),
        _ => null,
    };
}
