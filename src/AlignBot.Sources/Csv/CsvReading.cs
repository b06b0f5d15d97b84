using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AlignBot.Sources.Tabular;

namespace AlignBot.Sources.Csv;

/// <summary>A file that was read through with what was decided: either it is whole, and gives its records, or it has errors and gives
/// none.</summary>
public sealed class CsvReading
{
    const int ProgressEvery = 4096;

    readonly CsvFile file;
    readonly CsvLook look;
    readonly CsvChoices choices;
    readonly CsvBounds bounds;

    CsvReading(CsvFile file, CsvLook look, CsvChoices choices, CsvBounds bounds) =>
        (this.file, this.look, this.choices, this.bounds) = (file, look, choices, bounds);

    /// <summary>How many records it gives, or would give without its errors.</summary>
    public int Records { get; private set; }

    /// <summary>The first hundred, in the order of the file.</summary>
    public ImmutableArray<CsvError> Errors { get; private set; } = [];

    public int ErrorCount { get; private set; }

    /// <summary>What is taken as it is and should be known: amounts below zero.</summary>
    public ImmutableArray<string> Notes { get; private set; } = [];

    public bool IsWhole => ErrorCount == 0;

    /// <summary>Reads the whole file and keeps no record of it, so that nothing is given before everything is known to be good.</summary>
    /// <param name="look">Of the same file, taken with the same choices.</param>
    public static async Task<CsvReading> TakeAsync(
        CsvFile file, CsvLook look, CsvChoices choices, CsvBounds bounds, IProgress<CsvProgress>? progress, CancellationToken cancel)
    {
        var reading = new CsvReading(file, look, choices, bounds);
        var errors = new CsvErrors();
        foreach (var trouble in look.Troubles.Concat(look.Questions.Select(question => question.Sentence)))
        {
            errors.Add(new CsvError(0, null, trouble.TrimEnd('.')));
        }

        if (errors.Count == 0)
        {
            await reading.CheckAsync(errors, progress, cancel);
        }

        (reading.Errors, reading.ErrorCount) = (errors.First, errors.Count);
        return reading;
    }

    public IAsyncEnumerable<SourceAccount> AccountsAsync(CancellationToken cancel) =>
        RecordsAsync(SourceKinds.Accounts, TabularRecords.Account, cancel);

    public IAsyncEnumerable<SourceOpportunity> OpportunitiesAsync(CancellationToken cancel) =>
        RecordsAsync(SourceKinds.Opportunities, TabularRecords.Opportunity, cancel);

    public IAsyncEnumerable<SourceLead> LeadsAsync(CancellationToken cancel) =>
        RecordsAsync(SourceKinds.Leads, TabularRecords.Lead, cancel);

    public IAsyncEnumerable<SourceActivity> ActivitiesAsync(CancellationToken cancel) =>
        RecordsAsync(SourceKinds.Activities, TabularRecords.Activity, cancel);

    public IAsyncEnumerable<SourceSignal> SignalsAsync(CancellationToken cancel) =>
        RecordsAsync(SourceKinds.Signals, TabularRecords.Signal, cancel);

    async Task CheckAsync(CsvErrors errors, IProgress<CsvProgress>? progress, CancellationToken cancel)
    {
        var notes = new CsvNotes();
        var keys = new CsvKeys();
        using var rows = Rows();
        try
        {
            var row = Row(rows, errors, notes);
            while (await NextAsync(rows, row, cancel))
            {
                Records++;
                if (!row.IsRefused)
                {
                    Make(look.Kind, row);
                }

                if (row.Key is { } key)
                {
                    keys.Add(key, rows.Line);
                }

                if (Records % ProgressEvery == 0)
                {
                    progress?.Report(new CsvProgress(Records, rows.Bytes, file.Length));
                }
            }
        }
        catch (CsvBoundException tooMuch)
        {
            errors.Add(new CsvError(0, null, tooMuch.Message.TrimEnd('.')));
        }

        keys.Report(TabularColumns.KeyOf(look.Kind).Name, errors);
        Notes = notes.Sentences;
        progress?.Report(new CsvProgress(Records, rows.Bytes, file.Length));
    }

    async IAsyncEnumerable<T> RecordsAsync<T>(
        SourceKinds kind, Func<ITabularRow, T?> make, [EnumeratorCancellation] CancellationToken cancel)
        where T : class
    {
        if (!IsWhole || look.Kind != kind)
        {
            throw new InvalidOperationException($"A file of {look.Kind} with {ErrorCount} errors gives no {kind}.");
        }

        var errors = new CsvErrors();
        using var rows = Rows();
        var row = Row(rows, errors, new CsvNotes());
        var given = 0;
        while (await NextAsync(rows, row, cancel))
        {
            if (make(row) is not { } record || row.IsRefused)
            {
                throw Changed();
            }

            given++;
            yield return record;
        }

        if (given != Records)
        {
            throw Changed();
        }
    }

    async ValueTask<bool> NextAsync(CsvRows rows, CsvRow row, CancellationToken cancel)
    {
        while (await rows.ReadAsync(cancel))
        {
            if (rows.Line > look.HeaderLine && !rows.IsBlank)
            {
                row.Begin();
                return true;
            }
        }

        return false;
    }

    SourceException Changed() => new(SourceFaultKind.Incomplete, $"The file {file.Name} changed while it was read. Nothing of it is used; "
        + "read it again.");

    CsvRows Rows() => new(file.Open(), look.Encoding, look.Delimiter, bounds);

    CsvRow Row(CsvRows rows, CsvErrors errors, CsvNotes notes) =>
        new(
            rows, look, look.Header ?? throw new InvalidOperationException("A look without troubles has a header."), choices, errors,
            notes);

    static object? Make(SourceKinds kind, ITabularRow row) => kind switch
    {
        SourceKinds.Opportunities => TabularRecords.Opportunity(row),
        SourceKinds.Leads => TabularRecords.Lead(row),
        SourceKinds.Activities => TabularRecords.Activity(row),
        SourceKinds.Signals => TabularRecords.Signal(row),
        _ => TabularRecords.Account(row),
    };
}
