using System.Runtime.CompilerServices;
using NodaTime;

namespace AlignBot.Sources.Salesforce;

/// <summary>Reads opportunities with their amounts as they stand, each in its own currency.</summary>
sealed class OpportunityReading(SalesforceApi api, SalesforceQueries queries)
{
    const string CurrencyField = "CurrencyIsoCode";

    public async IAsyncEnumerable<SourceOpportunity> ReadAsync(
        Instant? since, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var mapping = api.Settings.Opportunities;
        var described = await api.DescribeAsync("Opportunity", run, cancel);
        // Only an org with several currencies has the field; asking another one for it is refused.
        var currency = described.Has(CurrencyField) ? CurrencyField : null;
        var labels = described.Field("StageName")?.Labels;
        var query = new Soql("Opportunity")
            .Asking(
                "AccountId", "Name", "StageName", mapping.AmountField, currency, "CloseDate", "CreatedDate", "IsClosed", "IsWon",
                "SystemModstamp")
            .WhereWritten(mapping.Where);
        await foreach (var row in queries.ChangedAsync(query, since, "the opportunities", run, cancel))
        {
            yield return new SourceOpportunity(row.Id, row.Key("AccountId"))
            {
                Name = row.Text("Name"),
                Stage = row.Text("StageName"),
                StageLabel = row.Text("StageName") is { } stage ? labels?.GetValueOrDefault(stage) ?? stage : null,
                State = row.Truth("IsWon") == true
                    ? OpportunityState.Won
                    : row.Truth("IsClosed") == true
                    ? OpportunityState.Lost
                    : OpportunityState.Open,
                Amount = row.Number(mapping.AmountField),
                Currency = currency is null ? api.Settings.Currency : row.Text(currency)?.ToUpperInvariant(),
                CreatedAt = row.Moment("CreatedDate"),
                CloseDate = row.Day("CloseDate"),
                ModifiedAt = row.Moment("SystemModstamp"),
            };
        }
    }
}
