namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotOptionsTests
{
    [Theory]
    [InlineData("BaseUrl", "http://api.hubapi.example")]
    [InlineData("BaseUrl", "https://user:secret-in-address@api.hubapi.com")]
    [InlineData("ApiVersion", "v4")]
    [InlineData("PortalId", "my portal")]
    [InlineData("Kinds", "Accounts,Everything")]
    [InlineData("Accounts:From", "Somewhere")]
    [InlineData("Accounts:ListId", "target-accounts")]
    [InlineData("Fields:Tier", "Tier; DROP")]
    [InlineData("Fields:Name", "-")]
    [InlineData("Fields:Offered", "industry,Not A Name")]
    [InlineData("Opportunities:Stages:closedwon", "Victory")]
    [InlineData("Activities:Types", "calls,faxes")]
    [InlineData("Activities:Sides:calls", "Nobody")]
    [InlineData("QuotaShare", "80")]
    [InlineData("RequestTimeout", "forever")]
    [InlineData("Zone", "Berlin time")]
    [InlineData("PageSize", "500")]
    [InlineData("Token", "pat-na1-typed-in-place-of-a-reference")]
    public async Task A_wrong_setting_is_named_with_its_path_and_not_repeated(string key, string value)
    {
        await using var bench = await HubSpotBench.StartAsync();

        var refused = Assert.Throws<SourceException>(() => bench.Open((key, value)));

        Assert.Equal(SourceFaultKind.Config, refused.Fault.Kind);
        Assert.Contains($"Sources:crm:{key}", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_credential_the_setting_for_it_is_named()
    {
        await using var bench = await HubSpotBench.StartAsync();

        var refused = Assert.Throws<SourceException>(() => bench.Open(("Token", null)));

        Assert.Contains("Sources:crm:Token is missing", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_credentials_are_one_too_many()
    {
        await using var bench = await HubSpotBench.StartAsync();

        var refused = Assert.Throws<SourceException>(() => bench.OpenApp(("Token", "env:X")));

        Assert.Contains("Keep one", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("List", null)]
    [InlineData("All", "41")]
    [InlineData("Search", "41")]
    public async Task A_list_is_named_where_one_is_read_and_nowhere_else(string from, string? list)
    {
        await using var bench = await HubSpotBench.StartAsync();

        var refused = Assert.Throws<SourceException>(() => bench.Open(("Accounts:From", from), ("Accounts:ListId", list)));

        Assert.Contains("Sources:crm:Accounts:From", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("All")]
    [InlineData("Search")]
    public async Task Without_a_flag_no_company_can_be_told_to_be_on_the_list(string from)
    {
        await using var bench = await HubSpotBench.StartAsync();

        var refused = Assert.Throws<SourceException>(() => bench.Open(("Accounts:From", from), ("Fields:Flag", "-")));

        Assert.Contains("Sources:crm:Fields:Flag", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leads_that_nothing_describes_cannot_be_asked_for()
    {
        await using var bench = await HubSpotBench.StartAsync();

        var refused = Assert.Throws<SourceException>(() => bench.Open(("Kinds", "Accounts,Leads")));

        Assert.Contains("Sources:crm:Leads:Property", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_among_the_kinds_is_not_given()
    {
        await using var bench = await HubSpotBench.StartAsync();
        await using var source = bench.Open(("Kinds", "Accounts,Owners"));

        var refused = Assert.Throws<SourceException>(() => source.ReadOpportunitiesAsync(null, bench.Run(), CancellationToken.None));

        Assert.Equal(SourceKinds.Accounts | SourceKinds.Owners, source.Gives);
        Assert.Equal(SourceFaultKind.NotSupported, refused.Fault.Kind);
    }

    [Fact]
    public async Task The_catalog_knows_the_type_by_its_name()
    {
        await using var bench = await HubSpotBench.StartAsync();
        await using var source = bench.Open();

        Assert.Contains(SourceCatalog.Types, type => type.Name == "HubSpot");
        Assert.Equal(SourceKinds.Accounts | SourceKinds.Owners | SourceKinds.Opportunities | SourceKinds.Activities, source.Gives);
    }
}
