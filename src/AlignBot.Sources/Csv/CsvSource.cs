using System.Runtime.CompilerServices;
using AlignBot.Sources.Tabular;
using NodaTime;

namespace AlignBot.Sources.Csv;

/// <summary>Reads files on the server. A file that is empty, or changes while it is read, gives nothing.</summary>
sealed class CsvSource(CsvSettings settings) : ISource
{
    public SourceKinds Gives { get; } = settings.Files.Keys.Aggregate(
        settings.Files.ContainsKey(SourceKinds.Accounts) ? SourceKinds.Owners : SourceKinds.None, (all, kind) => all | kind);

    public async Task<SourceCheck> CheckAsync(SourceRun run, CancellationToken cancel)
    {
        List<SourceFault> troubles = [];
        List<string> warnings = [];
        List<SourceColumn> columns = [];
        foreach (var (kind, file) in settings.Files.OrderBy(one => one.Key))
        {
            try
            {
                var (_, look, _) = await LookAsync(kind, file, run, cancel);
                warnings.AddRange(look.Notes.Select(note => $"{TabularColumns.WordFor(kind)}: {note}"));
                if (kind == SourceKinds.Accounts)
                {
                    columns.AddRange(look.Columns.Select(column => new SourceColumn(column.Column, column.Header)));
                    columns.AddRange(look.Unknown.Select(header => new SourceColumn(header)));
                }
            }
            catch (SourceException wrong)
            {
                troubles.Add(wrong.Fault with { Of = kind });
            }
        }

        var choices = settings.Files.Values.First().Choices;
        return new SourceCheck
        {
            Troubles = [.. troubles],
            Warnings = [.. warnings],
            Columns = [.. columns],
            Offered = [.. columns.Where(column => TabularColumns.IsOffered(column.Name))],
            Zone = choices.Zone?.Id,
            Currency = choices.CurrencyForBlank,
        };
    }

    public IAsyncEnumerable<SourceAccount> ReadAccountsAsync(SourceRun run, CancellationToken cancel) =>
        ReadAsync(SourceKinds.Accounts, reading => reading.AccountsAsync(cancel), run, cancel);

    public IAsyncEnumerable<SourceOwner> ReadOwnersAsync(SourceRun run, CancellationToken cancel) => ReadAccountsAsync(run, cancel).OwnersAsync(cancel);

    /// <remarks>A file does not say when a row changed: all are given.</remarks>
    public IAsyncEnumerable<SourceOpportunity> ReadOpportunitiesAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        ReadAsync(SourceKinds.Opportunities, reading => reading.OpportunitiesAsync(cancel), run, cancel);

    /// <remarks>A file does not say when a row changed: all are given.</remarks>
    public IAsyncEnumerable<SourceLead> ReadLeadsAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        ReadAsync(SourceKinds.Leads, reading => reading.LeadsAsync(cancel), run, cancel);

    /// <remarks>Those of a day without a time are given whatever the moment asked for.</remarks>
    public IAsyncEnumerable<SourceActivity> ReadActivitiesAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        ReadAsync(SourceKinds.Activities, reading => reading.ActivitiesAsync(cancel), run, cancel)
            .Where(activity => activity.At is null || since is null || activity.At >= since);

    public IAsyncEnumerable<SourceSignal> ReadSignalsAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        ReadAsync(SourceKinds.Signals, reading => reading.SignalsAsync(cancel), run, cancel)
            .Where(signal => signal.DetectedAt is null || since is null || signal.DetectedAt >= since);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    async IAsyncEnumerable<T> ReadAsync<T>(
        SourceKinds kind, Func<CsvReading, IAsyncEnumerable<T>> records, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!settings.Files.TryGetValue(kind, out var configured))
        {
            throw new SourceException(SourceFaultKind.NotSupported, $"No file of {TabularColumns.WordFor(kind)} is configured for "
                + "this source.");
        }

        var (file, look, state) = await LookAsync(kind, configured, run, cancel);
        var reading = await CsvReading.TakeAsync(file, look, configured.Choices, settings.Bounds, progress: null, cancel);
        if (!reading.IsWhole)
        {
            throw new SourceException(new SourceFault(SourceFaultKind.Incomplete, Said(kind, reading)) { Subject = configured.Path });
        }

        state.Unchanged();
        InTime(run, kind);
        foreach (var note in look.Notes.Concat(reading.Notes))
        {
            run.Note(note);
        }

        await foreach (var record in records(reading).WithCancellation(cancel))
        {
            yield return record;
        }

        state.Unchanged();
    }

    async Task<(CsvFile File, CsvLook Look, CsvFileState State)> LookAsync(
        SourceKinds kind, CsvFileSettings configured, SourceRun run, CancellationToken cancel)
    {
        run.Called();
        var state = CsvFileState.Of(configured.Path, kind);
        var file = state.File();
        var look = await CsvLook.TakeAsync(file, kind, configured.Choices, settings.Bounds, progress: null, cancel);
        state.Unchanged();
        InTime(run, kind);
        if (look is { IsEmpty: true } && !(settings.AllowEmpty && look.CanBeRead))
        {
            throw new SourceException(new SourceFault(
                SourceFaultKind.Incomplete,
                $"The file of {TabularColumns.WordFor(kind)} is empty. "
                    + "It is not taken for 'there are none': look at what writes it, or set AllowEmpty where that is meant.")
            {
                Subject = configured.Path,
            });
        }

        return look.CanBeRead ? (file, look, state) : throw new SourceException(new SourceFault(
            SourceFaultKind.Config, $"The file of {TabularColumns.WordFor(kind)} can't be read. "
                + $"{string.Join(" ", look.Troubles.Concat(look.Questions.Select(question => $"Say in the settings: {Plain(question)}")).Take(5))}")
        {
            Subject = configured.Path,
        });
    }

    /// <summary>Which setting answers it, without the cell that it came up in.</summary>
    static string Plain(CsvQuestion question) => $"{question.Kind}, for {question.Column} (line {question.Line}).";

    static string Said(SourceKinds kind, CsvReading reading) =>
        $"The file of {TabularColumns.WordFor(kind)} has {reading.ErrorCount} {(reading.ErrorCount == 1 ? "error" : "errors")}, "
            + "so nothing of it is used. "
        + string.Join(" ", reading.Errors.Take(5).Select(error => error.Sentence)) + (reading.ErrorCount > 5 ? " ..." : "");

    static void InTime(SourceRun run, SourceKinds kind)
    {
        if (run.Now >= run.Deadline)
        {
            throw new SourceException(SourceFaultKind.Transient, $"Reading the file of {TabularColumns.WordFor(kind)} took longer than it "
                + "may. Nothing of it is used.");
        }
    }
}
