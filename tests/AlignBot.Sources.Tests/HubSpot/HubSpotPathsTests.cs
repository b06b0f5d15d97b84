using AlignBot.Sources.HubSpot;
using NodaTime;

namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotPathsTests
{
    [Fact]
    public void A_dated_version_stands_behind_its_area()
    {
        Assert.True(HubSpotPaths.TryParse("2026-03", out var paths));

        Assert.Equal("/crm/objects/2026-03/companies", paths.Objects("companies"));
        Assert.Equal("/crm/objects/2026-03/companies/search", paths.Search("companies"));
        Assert.Equal("/crm/objects/2026-03/companies/batch/read", paths.BatchRead("companies"));
        Assert.Equal("/crm/lists/2026-03/41/memberships", paths.Members("41"));
        Assert.Equal(
            "/crm/lists/2026-03/object-type-id/0-2/name/Target%20accounts%20%26%20more", paths.ListByName("0-2", "Target accounts & more"));
        Assert.Equal("/crm/owners/2026-03", paths.Owners);
        Assert.Equal("/crm/associations/2026-03/deals/companies/batch/read", paths.Associations("deals", "companies"));
        Assert.Equal("/crm/pipelines/2026-03/deals", paths.Pipelines("deals"));
        Assert.Equal("/crm/properties/2026-03/companies", paths.Properties("companies"));
        Assert.Equal("/account-info/2026-03/details", paths.Account);
        Assert.Equal("/oauth/2026-03/token", paths.Token);
        Assert.Equal(new LocalDate(2027, 9, 30), paths.AnswersUntil);
    }

    [Fact]
    public void The_older_manner_stands_before_it_and_asks_version_4_for_associations()
    {
        Assert.True(HubSpotPaths.TryParse("v3", out var paths));

        Assert.Equal("/crm/v3/objects/companies", paths.Objects("companies"));
        Assert.Equal("/crm/v3/lists/41/memberships", paths.Members("41"));
        Assert.Equal("/crm/v3/owners", paths.Owners);
        Assert.Equal("/crm/v4/associations/deals/companies/batch/read", paths.Associations("deals", "companies"));
        Assert.Equal("/account-info/v3/details", paths.Account);
        Assert.Equal("/oauth/v3/token", paths.Token);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v4")]
    [InlineData("2026-04")]
    [InlineData("2026-03/../..")]
    [InlineData("26-03")]
    [InlineData("")]
    public void Anything_else_is_no_version(string text) => Assert.False(HubSpotPaths.TryParse(text, out _));
}
