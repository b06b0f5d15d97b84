using System.Text;
using AlignBot.Sources.Csv;
using NodaTime;

namespace AlignBot.Sources.Tests.Csv;

/// <summary>A file as somebody gives it, looked at and read.</summary>
sealed record Given(CsvFile File, SourceKinds Kind)
{
    public const string AccountHeader = "account_id,name,domain,is_target,tier\n";
    public const string OpportunityHeader = "opportunity_id,account_id,stage,is_closed,is_won,amount,currency,created_at,close_date\n";

    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public CsvChoices Choices { get; init; } = CsvChoices.None;

    public CsvBounds Bounds { get; init; } = CsvBounds.Default;

    public static Given Accounts(string text) => new(CsvFile.Of("accounts.csv", Encoding.UTF8.GetBytes(text)), SourceKinds.Accounts);

    public static Given Accounts(byte[] bytes) => new(CsvFile.Of("accounts.csv", bytes), SourceKinds.Accounts);

    /// <summary>Accounts under the usual header.</summary>
    public static Given Lines(string lines) => Accounts(AccountHeader + lines);

    public static Given Opportunities(string text) => new(CsvFile.Of("deals.csv", Encoding.UTF8.GetBytes(text)), SourceKinds.Opportunities);

    /// <summary>One opportunity for each amount, under the usual header.</summary>
    public static Given Amounts(params string[] amounts) => Opportunities(
        OpportunityHeader + string.Concat(amounts.Select((amount, at) =>
            $"O-{at + 1},A-1,Won,true,true,\"{amount}\",,2026-07-02T09:00:00Z,2026-09-01\n")));

    /// <summary>One opportunity for each pair of creation and close.</summary>
    public static Given Days(params (string Created, string Closes)[] days) => Opportunities(
        OpportunityHeader + string.Concat(days.Select((day, at) =>
            $"O-{at + 1},A-1,Open,false,false,10,EUR,\"{day.Created}\",\"{day.Closes}\"\n")));

    public static Given Stored(string name, SourceKinds kind = SourceKinds.Accounts)
    {
        using var stored = typeof(Given).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no file {name} in this assembly.");
        using var copy = new MemoryStream();
        stored.CopyTo(copy);
        return new Given(CsvFile.Of(name, copy.ToArray()), kind);
    }

    public Given With(CsvChoices choices) => this with { Choices = choices };

    public Task<CsvLook> LookAsync() => CsvLook.TakeAsync(File, Kind, Choices, Bounds, progress: null, CancellationToken.None);

    public async Task<CsvReading> ReadAsync() =>
        await CsvReading.TakeAsync(File, await LookAsync(), Choices, Bounds, progress: null, CancellationToken.None);

    /// <summary>The accounts of a file that has to be whole.</summary>
    public async Task<List<SourceAccount>> AccountsAsync()
    {
        var reading = await ReadAsync();
        Assert.Empty(reading.Errors);
        return await reading.AccountsAsync(CancellationToken.None).ToListAsync();
    }

    public async Task<List<SourceOpportunity>> OpportunitiesAsync()
    {
        var reading = await ReadAsync();
        Assert.Empty(reading.Errors);
        return await reading.OpportunitiesAsync(CancellationToken.None).ToListAsync();
    }

    /// <summary>The errors as their owner reads them, and that nothing is given beside them.</summary>
    public async Task<List<string>> ErrorsAsync()
    {
        var reading = await ReadAsync();
        Assert.False(reading.IsWhole);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reading.AccountsAsync(CancellationToken.None).ToListAsync());
        return [.. reading.Errors.Select(error => error.SentenceWithCell)];
    }
}
