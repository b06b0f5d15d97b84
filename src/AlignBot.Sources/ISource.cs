using NodaTime;

namespace AlignBot.Sources;

/// <summary>One configured place that accounts and what happened to them come from: a CRM, a warehouse, a file.</summary>
/// <remarks>
/// Every reading is whole or none: an enumeration that ends has given the last page, and what the vendor counted agrees with what came.
/// Anything else is a <see cref="SourceException"/> with one of a closed set of kinds, worded for the person who mends it, without a
/// secret in it.
/// A source reads and never writes. What it may not give (<see cref="Gives"/>) throws <see cref="SourceFaultKind.NotSupported"/>.
/// </remarks>
public interface ISource : IAsyncDisposable
{
    /// <summary>What this source can be asked for, as it is configured.</summary>
    SourceKinds Gives { get; }

    /// <summary>Looks whether everything configured is there and may be read: credential, version, each field, quota, zone,
    /// currency.</summary>
    /// <remarks>A trouble is part of the answer and not thrown, so that all of them are said at once.</remarks>
    Task<SourceCheck> CheckAsync(SourceRun run, CancellationToken cancel);

    /// <summary>All accounts that the configured filter or list gives, in no particular order, each key once.</summary>
    IAsyncEnumerable<SourceAccount> ReadAccountsAsync(SourceRun run, CancellationToken cancel);

    /// <summary>Those who own accounts, those no longer active among them.</summary>
    IAsyncEnumerable<SourceOwner> ReadOwnersAsync(SourceRun run, CancellationToken cancel);

    /// <summary>Opportunities created or changed since, or all of them when null.</summary>
    IAsyncEnumerable<SourceOpportunity> ReadOpportunitiesAsync(Instant? since, SourceRun run, CancellationToken cancel);

    /// <summary>Leads created or changed since.</summary>
    IAsyncEnumerable<SourceLead> ReadLeadsAsync(Instant? since, SourceRun run, CancellationToken cancel);

    /// <summary>What marketing, sales and the buyer did since.</summary>
    IAsyncEnumerable<SourceActivity> ReadActivitiesAsync(Instant? since, SourceRun run, CancellationToken cancel);

    /// <summary>Signs of interest since.</summary>
    IAsyncEnumerable<SourceSignal> ReadSignalsAsync(Instant? since, SourceRun run, CancellationToken cancel);
}
