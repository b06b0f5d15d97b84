using System.Runtime.CompilerServices;
using NodaTime;

namespace AlignBot.Sources.HubSpot;

/// <summary>One HubSpot account.</summary>
sealed class HubSpotSource(HubSpotOptions options, SourceServices services) : ISource
{
    readonly HubSpotClient client = new(options, services);

    public SourceKinds Gives => options.Kinds;

    public Task<SourceCheck> CheckAsync(SourceRun run, CancellationToken cancel) => new HubSpotCheck(client).RunAsync(run, cancel);

    public IAsyncEnumerable<SourceAccount> ReadAccountsAsync(SourceRun run, CancellationToken cancel) =>
        May(SourceKinds.Accounts) ? new HubSpotAccounts(client).ReadAsync(run, cancel) : throw NotGiven(SourceKinds.Accounts);

    public IAsyncEnumerable<SourceOwner> ReadOwnersAsync(SourceRun run, CancellationToken cancel) =>
        May(SourceKinds.Owners) ? OwnersAsync(run, cancel) : throw NotGiven(SourceKinds.Owners);

    public IAsyncEnumerable<SourceOpportunity> ReadOpportunitiesAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        May(SourceKinds.Opportunities) ? new HubSpotDeals(client).ReadAsync(since, run, cancel) : throw NotGiven(SourceKinds.Opportunities);

    public IAsyncEnumerable<SourceLead> ReadLeadsAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        May(SourceKinds.Leads) && options.Leads is { } leads
            ? new HubSpotLeads(client, leads).ReadAsync(since, run, cancel) : throw NotGiven(SourceKinds.Leads);

    public IAsyncEnumerable<SourceActivity> ReadActivitiesAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        May(SourceKinds.Activities) ? new HubSpotActivities(client).ReadAsync(since, run, cancel) : throw NotGiven(SourceKinds.Activities);

    public IAsyncEnumerable<SourceSignal> ReadSignalsAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        May(SourceKinds.Signals) && !options.Signals.IsEmpty
            ? new HubSpotSignals(client).ReadAsync(since, run, cancel) : throw NotGiven(SourceKinds.Signals);

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    async IAsyncEnumerable<SourceOwner> OwnersAsync(SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        await HubSpotPortal.ReadAsync(client, run, cancel);
        await foreach (var owner in HubSpotOwners.ReadAsync(client, run, cancel))
        {
            yield return owner.Person;
        }
    }

    bool May(SourceKinds kind) => options.Kinds.HasFlag(kind);

    SourceException NotGiven(SourceKinds kind) => new(
        SourceFaultKind.NotSupported, $"{options.Setting} is not configured to give {kind.ToString().ToLowerInvariant()}. "
            + $"Name them in {options.Setting}:Kinds.");
}
