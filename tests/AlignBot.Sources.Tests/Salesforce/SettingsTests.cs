using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlignBot.Sources.Tests.Salesforce;

public class SettingsTests
{
    static readonly Dictionary<string, string?> Good = new()
    {
        ["Sources:crm:Type"] = "salesforce",
        ["Sources:crm:Url"] = "https://corp.my.salesforce.com",
        ["Sources:crm:ClientId"] = "key",
        ["Sources:crm:ClientSecret"] = "env:NONE",
        ["Sources:crm:Accounts:FlagField"] = "Target_Account__c",
    };

    [Fact]
    public async Task The_least_that_is_needed_opens_a_source_and_calls_nothing()
    {
        await using var source = Open(("Type", "Salesforce"));

        Assert.Equal(SourceKinds.Accounts | SourceKinds.Owners | SourceKinds.Opportunities, source.Gives);
    }

    [Fact]
    public async Task Kinds_that_are_mapped_are_given_and_those_named_alone_win()
    {
        await using var mapped = Open(
            ("Leads:Where", "IsConverted = false"), ("Activities:calls:Object", "Task"), ("Signals:6qa:Field", "X6QA__c"));
        await using var named = Open(("Kinds", "Opportunities, leads"), ("Accounts:FlagField", null));

        Assert.Equal(
            SourceKinds.Accounts | SourceKinds.Owners | SourceKinds.Opportunities | SourceKinds.Leads | SourceKinds.Activities | SourceKinds.Signals, mapped.Gives);
        Assert.Equal(SourceKinds.Opportunities | SourceKinds.Leads, named.Gives);
    }

    [Theory]
    [InlineData("Url", null)]
    [InlineData("Url", "http://corp.my.salesforce.com")]
    [InlineData("Url", "https://login.salesforce.com")]
    [InlineData("Url", "test.salesforce.com")]
    [InlineData("Url", "https://corp.my.salesforce.com/services")]
    [InlineData("Url", "https://user:hunter2@corp.my.salesforce.com")]
    [InlineData("Url", "ftp://corp.my.salesforce.com")]
    [InlineData("Url", "not an address hunter2")]
    [InlineData("AllowedHosts", "http://other.example")]
    [InlineData("ClientId", "")]
    [InlineData("ClientSecret", "hunter2")]
    [InlineData("Auth", "Password")]
    [InlineData("ApiVersion", "latest")]
    [InlineData("ApiVersion", "v66.0/../../x")]
    [InlineData("PageSize", "100")]
    [InlineData("PageSize", "5000")]
    [InlineData("QuotaShare", "0")]
    [InlineData("QuotaShare", "1.1")]
    [InlineData("RunShare", "a quarter")]
    [InlineData("RequestTimeout", "two minutes")]
    [InlineData("RequestTimeout", "01:00:00")]
    [InlineData("BulkFrom", "-1")]
    [InlineData("Kinds", "Accounts, Contacts")]
    [InlineData("Kinds", "Activities")]
    [InlineData("Kinds", "7")]
    [InlineData("Currency", "Euro")]
    [InlineData("Zone", "Middle/Earth")]
    [InlineData("Accounts:FlagField", null)]
    [InlineData("Accounts:FlagField", "Target_Account__c = true OR Name")]
    [InlineData("Accounts:TierField", "Tier c")]
    [InlineData("Accounts:Offered:segment", "Segment__c, Name")]
    [InlineData("Accounts:PersonAccounts", "perhaps")]
    [InlineData("Accounts:MergeDays", "x")]
    [InlineData("Activities:calls:Where", "x = 1")]
    [InlineData("Activities:calls:Object", "Task; DROP")]
    [InlineData("Signals:6qa:Kind", "6qa")]
    [InlineData("Accounts:TeirField", "Tier__c")]
    [InlineData("Opportunities:Amount", "Amount")]
    [InlineData("Leads:Email", "Email")]
    public void What_is_wrong_is_named_with_its_whole_path_and_not_repeated(string key, string? value)
    {
        var refused = Assert.Throws<SourceException>(() => Open((key, value)));

        Assert.Equal(SourceFaultKind.Config, refused.Fault.Kind);
        Assert.Contains($"Sources:crm:{key.Split(':')[0]}", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_with_a_slip_in_it_is_not_passed_over()
    {
        Assert.Contains("Sources:crm:Activities:calls:Sids is no setting", Assert.Throws<SourceException>(
            () => Open(("Activities:calls:Object", "Task"), ("Activities:calls:Sids:Email", "Buyer"))).Message, StringComparison.Ordinal);
        Assert.Contains("Strength", Assert.Throws<SourceException>(
            () => Open(("Signals:6qa:Field", "X__c"), ("Signals:6qa:Strength", "Y__c"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_side_that_is_none_is_refused()
    {
        var refused = Assert.Throws<SourceException>(
            () => Open(("Activities:calls:Object", "Task"), ("Activities:calls:Sides:Email", "Finance")));

        Assert.Contains("Sources:crm:Activities:calls:Sides:Email", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_signed_way_in_needs_its_key_and_user()
    {
        Assert.Contains("PrivateKey", Assert.Throws<SourceException>(() => Open(("Auth", "JwtBearer"))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Username", Assert.Throws<SourceException>(() => Open(("Auth", "jwtbearer"), ("PrivateKey", "file:/run/key.pem"))).Message,
                StringComparison.Ordinal);
    }

    static ISource Open(params (string Key, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(Good);
        foreach (var (key, value) in changes)
        {
            settings["Sources:crm:" + key] = value;
        }
        return new SourceCatalog(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
                new SourceServices(TimeProvider.System, NullLoggerFactory.Instance), SourceCatalog.Types).Open("crm");
    }
}
