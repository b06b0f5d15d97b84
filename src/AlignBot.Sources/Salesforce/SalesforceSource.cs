using NodaTime;

namespace AlignBot.Sources.Salesforce;

/// <summary>A Salesforce that is read over its REST API.</summary>
sealed class SalesforceSource : ISource
{
    readonly SalesforceApi api;
    readonly SalesforceQueries queries;
    readonly AccountReading accounts;

    public SalesforceSource(SalesforceSettings settings, SourceServices services)
    {
        api = new SalesforceApi(settings, services);
        queries = new SalesforceQueries(api);
        accounts = new AccountReading(api, queries);
    }

    public SourceKinds Gives => api.Settings.Kinds;

    public Task<SourceCheck> CheckAsync(SourceRun run, CancellationToken cancel) =>
        new SalesforceCheck(api, accounts).RunAsync(run, cancel);

    public IAsyncEnumerable<SourceAccount> ReadAccountsAsync(SourceRun run, CancellationToken cancel) =>
        Given(SourceKinds.Accounts, "accounts").AccountsAsync(run, cancel);

    public IAsyncEnumerable<SourceOwner> ReadOwnersAsync(SourceRun run, CancellationToken cancel) =>
        Given(SourceKinds.Owners, "owners").OwnersAsync(run, cancel);

    public IAsyncEnumerable<SourceOpportunity> ReadOpportunitiesAsync(Instant? since, SourceRun run, CancellationToken cancel)
    {
        Given(SourceKinds.Opportunities, "opportunities");
        return new OpportunityReading(api, queries).ReadAsync(since, run, cancel);
    }

    public IAsyncEnumerable<SourceLead> ReadLeadsAsync(Instant? since, SourceRun run, CancellationToken cancel)
    {
        Given(SourceKinds.Leads, "leads");
        return new LeadReading(api, queries).ReadAsync(since, run, cancel);
    }

    public IAsyncEnumerable<SourceActivity> ReadActivitiesAsync(Instant? since, SourceRun run, CancellationToken cancel)
    {
        Given(SourceKinds.Activities, "activities");
        return new ActivityReading(api, queries).ReadAsync(since, run, cancel);
    }

    public IAsyncEnumerable<SourceSignal> ReadSignalsAsync(Instant? since, SourceRun run, CancellationToken cancel)
    {
        Given(SourceKinds.Signals, "signals");
        return new SignalReading(api, queries).ReadAsync(since, run, cancel);
    }

    public ValueTask DisposeAsync()
    {
        api.Dispose();
        return ValueTask.CompletedTask;
    }

    AccountReading Given(SourceKinds kind, string what) => Gives.HasFlag(kind)
        ? accounts
        : throw new SourceException(
            SourceFaultKind.NotSupported,
            $"{api.Settings.Path} does not give {what}. Add them to {api.Settings.Path}:Kinds, with their fields where they need some.");
}
