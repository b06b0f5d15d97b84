using System.Net.Http.Headers;
using System.Text.Json;
using AlignBot.SourceSimulators.Salesforce;

namespace AlignBot.Sources.Tests.Salesforce;

/// <summary>The local Salesforce's own SOQL: what a test proves is worth what this is.</summary>
public class LocalSoqlTests : IAsyncLifetime
{
    LocalSalesforce salesforce = null!;

    public async Task InitializeAsync()
    {
        salesforce = await LocalSalesforce.StartAsync(new SalesforceOptions { Time = new Http.QuickTime() });
        var org = salesforce.Org;
        var owner = org.Add("User", ("Name", "Mara"), ("Email", "mara@corp.example"), ("IsActive", true));
        org.Add("Account", ("Name", "alpha"), ("OwnerId", owner), ("AnnualRevenue", 10m), ("Industry", "Tools"));
        org.Add("Account", ("Name", "Beta_1"), ("AnnualRevenue", 20m));
        org.Add("Account", ("Name", "Betax1"), ("Industry", "Food"));
        org.Add("Opportunity", ("Name", "early"), ("CloseDate", new DateOnly(2026, 11, 27)), ("IsWon", true));
        org.Add("Opportunity", ("Name", "today"), ("CloseDate", new DateOnly(2026, 11, 28)));
        org.Add("Opportunity", ("Name", "late"), ("CloseDate", new DateOnly(2026, 12, 31)));
    }

    public async Task DisposeAsync() => await salesforce.DisposeAsync();

    [Theory]
    [InlineData("Account WHERE Name = 'ALPHA'", "alpha")]
    [InlineData("Account WHERE Industry != 'Tools'", "Beta_1,Betax1")]
    [InlineData("Account WHERE Industry = null", "Beta_1")]
    [InlineData("Account WHERE Industry IN ('tools', 'Food')", "alpha,Betax1")]
    [InlineData("Account WHERE Industry NOT IN ('Tools')", "Beta_1,Betax1")]
    [InlineData("Account WHERE Name LIKE 'beta%'", "Beta_1,Betax1")]
    [InlineData("Account WHERE Name LIKE 'Beta_1'", "Beta_1,Betax1")]
    [InlineData(@"Account WHERE Name LIKE 'Beta\_1'", "Beta_1")]
    [InlineData("Account WHERE NOT (Name LIKE 'B%')", "alpha")]
    [InlineData("Account WHERE (Name = 'alpha' OR Name = 'Beta_1') AND AnnualRevenue > 10", "Beta_1")]
    [InlineData("Account WHERE AnnualRevenue >= 10 AND AnnualRevenue <= 20", "alpha,Beta_1")]
    [InlineData("Account WHERE AnnualRevenue < 10", "")]
    [InlineData("Account WHERE Owner.Email = 'mara@corp.example'", "alpha")]
    [InlineData("Account WHERE Owner.IsActive = true", "alpha")]
    [InlineData("Account ORDER BY AnnualRevenue DESC NULLS LAST", "Beta_1,alpha,Betax1")]
    [InlineData("Account ORDER BY AnnualRevenue LIMIT 2", "Betax1,alpha")]
    [InlineData("Account ORDER BY Name LIMIT 1 OFFSET 1", "Betax1")]
    [InlineData("Opportunity WHERE CloseDate = 2026-11-28", "today")]
    [InlineData("Opportunity WHERE CloseDate > 2026-11-28", "late")]
    [InlineData("Opportunity WHERE CloseDate >= 2026-11-28", "today,late")]
    [InlineData("Opportunity WHERE CloseDate < 2026-11-28", "early")]
    [InlineData("Opportunity WHERE CloseDate = TODAY", "today")]
    [InlineData("Opportunity WHERE CloseDate = LAST_N_DAYS:1", "early,today")]
    [InlineData("Opportunity WHERE CloseDate = THIS_MONTH", "early,today")]
    [InlineData("Opportunity WHERE IsWon = true", "early")]
    [InlineData("Opportunity WHERE CreatedDate >= 2026-11-28T09:00:00Z", "early,today,late")]
    [InlineData("Opportunity WHERE CreatedDate > 2026-11-28T09:00:00.000Z", "")]
    [InlineData("Opportunity WHERE CreatedDate = TODAY", "early,today,late")]
    public async Task It_finds_what_is_meant(string rest, string names)
    {
        using var answer = await AskAsync("SELECT Name FROM " + rest);

        Assert.Equal(
            names,
            string.Join(',', answer.RootElement.GetProperty("records").EnumerateArray()
                .Select(record => record.GetProperty("Name").GetString())));
    }

    [Theory]
    [InlineData("SELECT Name FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", "MALFORMED_QUERY")]
    [InlineData("SELECT Name FROM Account WHERE Name = \"a\"", "MALFORMED_QUERY")]
    [InlineData(@"SELECT Name FROM Account WHERE Name = 'Anne\-Marie'", "MALFORMED_QUERY")]
    [InlineData("SELECT Name FROM Account WHERE Name = 'open", "MALFORMED_QUERY")]
    [InlineData("SELECT Name, FROM Account", "MALFORMED_QUERY")]
    [InlineData("SELECT Name FROM Account LIMIT 1 more", "MALFORMED_QUERY")]
    [InlineData("SELECT * FROM Account", "MALFORMED_QUERY")]
    [InlineData("SELECT Nmae FROM Account", "INVALID_FIELD")]
    [InlineData("SELECT Ownr.Name FROM Account", "INVALID_FIELD")]
    [InlineData("SELECT Name FROM Account WHERE Description = 'x'", "INVALID_FIELD")]
    [InlineData("SELECT Name FROM Account WHERE AnnualRevenue = '10'", "INVALID_FIELD")]
    [InlineData("SELECT Name FROM Account WHERE CreatedDate > 2026-11-28", "INVALID_FIELD")]
    [InlineData("SELECT CurrencyIsoCode FROM Opportunity", "INVALID_FIELD")]
    [InlineData("SELECT Name FROM Acount", "INVALID_TYPE")]
    public async Task It_refuses_what_Salesforce_refuses(string soql, string code)
    {
        using var answer = await AskAsync(soql);

        Assert.Equal(code, answer.RootElement[0].GetProperty("errorCode").GetString());
    }

    async Task<JsonDocument> AskAsync(string soql)
    {
        using var client = new HttpClient
        {
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", salesforce.GrantToken()) },
        };
        using var answer = await client.GetAsync($"{salesforce.Url}/services/data/v66.0/query?q={Uri.EscapeDataString(soql)}");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
    }
}
