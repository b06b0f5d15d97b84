using AlignBot.Scenarios.AccountLists;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Records;

/// <summary><c>AlignBot doctor</c> says of each kind of record what was read last, and what can't be.</summary>
public sealed class TheDoctorLooksAtTheRecords : IAsyncLifetime
{
    CrmWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await CrmWorld.StartAsync(more: new Dictionary<string, string?> { ["Sources:crm:Activities:tasks:Object"] = "Task" });
        world.Salesforce.Org.Add(
            "Opportunity", ("AccountId", world.Accounts[0]), ("Name", "Acme"), ("StageName", "Qualification"), ("Amount", 1000),
            ("CloseDate", new DateOnly(2026, 12, 15)), ("IsClosed", false), ("IsWon", false));
        await world.ComesFromAsync("crm");
        await world.ReadsAsync("riley", "sources", "Opportunities: 1 read on", "Activities: 0 read on");
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task What_was_read_of_each_and_from_where()
    {
        var (exit, said) = await AskAsync();

        Assert.Equal(0, exit);
        Assert.Matches(@"ok     Opportunities of crm in GTM Enterprise +1 read on Tue 24 Nov 2026", said);
        Assert.Matches(@"ok     Activities of crm in GTM Enterprise +0 read on Tue 24 Nov 2026", said);
        Assert.DoesNotContain("of segment in", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_not_be_and_what_was_read_before()
    {
        world.Salesforce.Faults.TimesOut = soql => soql.Contains("FROM Opportunity", StringComparison.Ordinal);
        await world.ToNextWeekAsync();
        await world.ReadsAsync(
            "riley", "sources", "Opportunities: 1 read on Tue 24 Nov 2026", "Not since", "Activities: 0 read on Mon 30 Nov 2026");

        var (exit, said) = await AskAsync();

        Assert.Equal(1, exit);
        Assert.Matches(@"WRONG  Opportunities of crm in GTM Enterprise +[^\n]+\. 1 read on Tue 24 Nov 2026", said);
        Assert.Matches(@"ok     Activities of crm in GTM Enterprise +0 read on Mon 30 Nov 2026", said);
        Assert.DoesNotContain("nobody-may-see", said, StringComparison.Ordinal);
    }

    async Task<(int Exit, string Said)> AskAsync()
    {
        using var doctor = BotProcess.Start(world.Gtm.Settings(), "doctor");
        var exit = await doctor.EndAsync();
        return (exit, doctor.Said);
    }
}
