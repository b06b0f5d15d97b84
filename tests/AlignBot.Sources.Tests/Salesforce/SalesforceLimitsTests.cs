using AlignBot.Sources.Salesforce;

namespace AlignBot.Sources.Tests.Salesforce;

public class SalesforceLimitsTests
{
    [Theory]
    [InlineData("api-usage=18/5000", 18, 5000)]
    [InlineData("api-usage=25/5000; per-app-api-usage=17/250(appName=sample-connected-app)", 25, 5000)]
    [InlineData("per-app-api-usage=17/250(appName=api-usage=1/2);api-usage=25/5000", 25, 5000)]
    [InlineData("API-Usage = 25/5000 ; api-bursts=1/750", 25, 5000)]
    [InlineData("api-usage=9999999999/10000000000", 9_999_999_999, 10_000_000_000)]
    public void The_orgs_figures_are_found_by_their_key(string header, long used, long limit)
    {
        Assert.Equal(new SourceQuota(used, limit), SalesforceLimits.Read(header));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("per-app-api-usage=17/250(appName=x)")]
    [InlineData("api-usage=many/5000")]
    [InlineData("api-usage=18")]
    [InlineData("api-usage=-1/5000")]
    public void Without_them_nothing_is_known(string? header)
    {
        Assert.Null(SalesforceLimits.Read(header));
    }
}
