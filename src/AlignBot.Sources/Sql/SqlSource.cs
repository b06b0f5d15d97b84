using System.Runtime.CompilerServices;
using AlignBot.Sources.Tabular;
using NodaTime;

namespace AlignBot.Sources.Sql;

/// <summary>Asks a system the team's own statements, one for each kind of record.</summary>
sealed class SqlSource(SqlSettings settings, ISqlSystem system, SourceServices services) : ISource
{
    const int DuplicatesNamed = 5;

    public SourceKinds Gives { get; } = settings.Statements.Keys.Aggregate(
        settings.Statements.ContainsKey(SourceKinds.Accounts) ? SourceKinds.Owners : SourceKinds.None, (all, kind) => all | kind);

    public Task<SourceCheck> CheckAsync(SourceRun run, CancellationToken cancel) =>
        InTimeAsync(run, within => system.CheckAsync(run, within), cancel);

    public IAsyncEnumerable<SourceAccount> ReadAccountsAsync(SourceRun run, CancellationToken cancel) =>
        ReadAsync(SourceKinds.Accounts, TabularRecords.Account, run, cancel);

    public IAsyncEnumerable<SourceOwner> ReadOwnersAsync(SourceRun run, CancellationToken cancel) => ReadAccountsAsync(run, cancel).OwnersAsync(cancel);

    /// <remarks>The statement says what is given; a row does not say when it changed.</remarks>
    public IAsyncEnumerable<SourceOpportunity> ReadOpportunitiesAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        ReadAsync(SourceKinds.Opportunities, TabularRecords.Opportunity, run, cancel);

    /// <remarks>The statement says what is given; a row does not say when it changed.</remarks>
    public IAsyncEnumerable<SourceLead> ReadLeadsAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        ReadAsync(SourceKinds.Leads, TabularRecords.Lead, run, cancel);

    public IAsyncEnumerable<SourceActivity> ReadActivitiesAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        ReadAsync(SourceKinds.Activities, TabularRecords.Activity, run, cancel)
            .Where(activity => activity.At is null || since is null || activity.At >= since);

    public IAsyncEnumerable<SourceSignal> ReadSignalsAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        ReadAsync(SourceKinds.Signals, TabularRecords.Signal, run, cancel)
            .Where(signal => signal.DetectedAt is null || since is null || signal.DetectedAt >= since);

    public ValueTask DisposeAsync() => system.DisposeAsync();

    async IAsyncEnumerable<T> ReadAsync<T>(
        SourceKinds kind, Func<ITabularRow, T?> make, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
        where T : class
    {
        if (!settings.Statements.TryGetValue(kind, out var statement))
        {
            throw new SourceException(SourceFaultKind.NotSupported, $"{settings.Path} has no statement for "
                + $"{TabularColumns.WordFor(kind)}.");
        }

        await using var answer = await InTimeAsync(run, within => system.AskAsync(statement, run, within), cancel);
        var row = new SqlRow(answer, SqlColumns.Match(answer.Columns, statement), statement, settings, run);
        HashSet<UInt128> seen = [];
        List<string> twice = [];
        while (await InTimeAsync(run, answer.NextAsync, cancel))
        {
            if (++row.Position > settings.RowCap)
            {
                throw Incomplete(statement, $"gives more than {settings.RowCap} rows. "
                    + $"Nothing of them is used: narrow the statement, or raise {settings.Path}:RowCap.");
            }

            var record = make(row);
            if (!seen.Add(KeyDigest.Of(row.Key)) && twice.Count <= DuplicatesNamed && !twice.Contains(row.Key))
            {
                twice.Add(row.Key);
            }

            if (record is not null)
            {
                yield return record;
            }
        }

        if (twice.Count > 0)
        {
            throw Incomplete(
                statement,
                $"gives rows twice, by {TabularColumns.KeyOf(kind)}: "
                    + $"{string.Join(", ", twice.Take(DuplicatesNamed))}{(twice.Count > DuplicatesNamed ? " and more" : "")}. "
                    + "Nothing of them is used: a join often does that.");
        }
    }

    /// <summary>Ends what takes longer than the reading may, with a fault that says so.</summary>
    async Task<T> InTimeAsync<T>(SourceRun run, Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var left = run.Deadline - run.Now;
        if (left <= Duration.Zero)
        {
            throw TookTooLong();
        }

        using var deadline = new CancellationTokenSource(left.ToTimeSpan(), services.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancel);
        try
        {
            return await work(both.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw TookTooLong();
        }
    }

    SourceException TookTooLong() => new(
        SourceFaultKind.Transient, $"{settings.Asked} did not answer in the time that a reading may take. "
            + "Nothing of it is used; it is asked again at the next reading.");

    static SourceException Incomplete(SqlStatement statement, string what) =>
        new(new SourceFault(SourceFaultKind.Incomplete, $"{statement.Setting} {what}") { Subject = statement.Setting });
}
