using System.Runtime.CompilerServices;
using NodaTime;

namespace AlignBot.Sources.Salesforce;

/// <summary>Reads signs of interest from date fields: what 6sense and others write into the CRM.</summary>
sealed class SignalReading(SalesforceApi api, SalesforceQueries queries)
{
    public async IAsyncEnumerable<SourceSignal> ReadAsync(Instant? since, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var mapping in api.Settings.Signals)
        {
            var described = await api.DescribeAsync(mapping.Object, run, cancel);
            var isDay = described.Field(mapping.Field)?.Type == "date";
            var from = since is not { } first ? null : isDay ? Soql.Day(first.InZone(api.Settings.Zone).Date) : Soql.Moment(first);
            // By the date itself and not by the stamp: other changes of the account are no new signal, and formulas leave no stamp.
            var query = new Soql(mapping.Object)
                .Asking(mapping.Fields.Select(one => one.Field))
                .Where($"{mapping.Field} != null")
                .Where(from is null ? null : $"{mapping.Field} >= {from}")
                .WhereWritten(mapping.Where);
            await foreach (var row in queries.AllAsync(query, $"the signals of {mapping.Name}", run, cancel))
            {
                var (at, on) = row.When(mapping.Field);
                yield return new SourceSignal(
                    $"{mapping.Kind}:{row.Id}:{row.Text(mapping.Field)}", row.Key(mapping.AccountField), mapping.Kind)
                {
                    Domain = row.Text(mapping.DomainField),
                    Strength = row.Number(mapping.StrengthField),
                    DetectedAt = at ?? (on is { } day ? api.Settings.Zone.AtStartOfDay(day).ToInstant() : null),
                };
            }
        }
    }
}
