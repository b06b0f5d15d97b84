using System.Runtime.CompilerServices;
using NodaTime;

namespace AlignBot.Sources.Salesforce;

/// <summary>Reads what was done to and by accounts: tasks, events, campaign responses, or objects of the org's own.</summary>
sealed class ActivityReading(SalesforceApi api, SalesforceQueries queries)
{
    public async IAsyncEnumerable<SourceActivity> ReadAsync(
        Instant? since, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var mapping in api.Settings.Activities)
        {
            var query = new Soql(mapping.Object) { DeletedToo = mapping.Archived }
                .Asking(mapping.Fields.Select(one => one.Field))
                .Where(mapping.Archived ? "IsDeleted = false" : null)
                .WhereWritten(mapping.Where);
            await foreach (var row in queries.ChangedAsync(query, since, $"the activities of {mapping.Name}", run, cancel))
            {
                if (ActivityOf(row, mapping, run.Now) is { } activity)
                {
                    yield return activity;
                }
            }
        }
    }

    static SourceActivity? ActivityOf(SalesforceRecord row, ActivityMapping mapping, Instant now)
    {
        var kind = row.Text(mapping.KindField) ?? mapping.Kind;
        var side = mapping.Sides.TryGetValue(kind, out var said) ? said : mapping.Side;
        if (side is not { } by)
        {
            return null;
        }
        var (at, on) = row.When(row.Truth(mapping.AllDayField) == true ? null : mapping.AtField);
        var (otherwiseAt, otherwiseOn) = row.When(mapping.OnField);
        (at, on) = (at ?? otherwiseAt, on ?? otherwiseOn);
        return new SourceActivity($"{mapping.Object}:{row.Id}", row.Key(mapping.AccountField), by, kind.ToLowerInvariant())
        {
            At = at,
            On = at is null ? on : null,
            // An open task has no time yet but a day that it is due on.
            Completed = mapping.CompletedField is { } field ? row.Truth(field) == true : at <= now
                || (at is null && on is { } day && day <= now.InUtc().Date),
            PersonEmail = row.Text(mapping.PersonField),
        };
    }
}
