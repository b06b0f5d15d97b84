using System.CommandLine;
using System.Globalization;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>Starts a local Salesforce with some accounts, until the process is told to stop.</summary>
static class SalesforceCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Where to listen; 0 for any free port", DefaultValueFactory = _ => 0 };
        var accounts = new Option<int>("--accounts") { Description = "How many accounts there are", DefaultValueFactory = _ => 7 };
        var page = new Option<int>("--page-size") { Description = "Rows a page at most", DefaultValueFactory = _ => 3 };
        var uses = new Option<int?>("--requests-per-token") { Description = "After so many requests a token has ended" };
        var command = new Command("salesforce", "A local Salesforce") { port, accounts, page, uses };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(port), parsed.GetValue(accounts), parsed.GetValue(page), parsed.GetValue(uses), cancel));
        return command;
    }

    static async Task RunAsync(int port, int accounts, int page, int? uses, CancellationToken cancel)
    {
        await using var salesforce = await LocalSalesforce.StartAsync(new SalesforceOptions { Port = port }, cancel);
        (salesforce.Faults.PageSize, salesforce.Faults.RequestsPerToken) = (page, uses);
        var org = salesforce.Org;
        org.AddField("Account", new SalesforceField("Target_Account__c", "Target account", "boolean"));
        org.AddField("Account", new SalesforceField("Tier__c", "Tier", "picklist") { Choices = [new("Tier 1", "Stufe 1"), new("Tier 2", "Stufe 2"), new("Old", "Old", false)] });
        var owner = org.Add("User", ("Name", "Mara Lind"), ("Username", "mara@corp.example"), ("Email", "mara@corp.example"), ("IsActive", true));
        for (var number = 1; number <= accounts; number++)
        {
            var name = "Account " + number.ToString(CultureInfo.InvariantCulture);
            org.Add("Account", ("Name", name), ("OwnerId", number % 5 == 0 ? null : owner), ("Target_Account__c", true), ("Tier__c", number % 3 == 0 ? "Tier 2" : "Tier 1"));
        }
        Console.WriteLine($"{salesforce.Url} {salesforce.GrantToken()}");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C: that is how it ends.
        }
    }
}
