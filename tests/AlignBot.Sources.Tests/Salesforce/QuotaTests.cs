using NodaTime;

namespace AlignBot.Sources.Tests.Salesforce;

public class QuotaTests
{
    public class WhenTheDaysRequestsAreCounted : OrgTest
    {
        [Theory]
        [InlineData("")]
        [InlineData("; per-app-api-usage=17/250(appName=sample; x)")]
        [InlineData(", api-bursts=1/750")]
        public async Task The_run_knows_how_many_are_used(string tail)
        {
            Faults.QuotaUsed = 10_015;
            Faults.QuotaTail = tail;

            await AccountsAsync();

            Assert.Equal(new SourceQuota(10_018, 100_000), Run.Quota);
            Assert.Equal(4, Run.Calls);
        }

        [Fact]
        public async Task The_reading_stops_where_the_others_need_the_rest()
        {
            List(10);
            Faults.PageSize = 1;
            Faults.QuotaUsed = 79_995;

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.QuotaSpent, fault.Kind);
            Assert.Contains("80000 of 100000", fault.Message, StringComparison.Ordinal);
            Assert.Equal(80_000, Faults.QuotaUsed);
        }

        [Fact]
        public async Task A_run_takes_no_more_than_its_share()
        {
            List(10);
            Faults.PageSize = 1;
            Faults.QuotaLimit = 20;
            Set("RunShare", "0.3");

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.QuotaSpent, fault.Kind);
            Assert.Contains("RunShare", fault.Message, StringComparison.Ordinal);
            Assert.Equal(6, Run.Calls);
        }
    }

    public class WhenTheyAreUsedUp : OrgTest
    {
        [Fact]
        public async Task It_is_not_asked_again_for_a_quarter_of_an_hour()
        {
            List(1);
            Faults.QuotaIsSpent = true;

            var fault = await FaultAsync();

            Assert.Equal((SourceFaultKind.QuotaSpent, "REQUEST_LIMIT_EXCEEDED"), (fault.Kind, fault.Code));
            Assert.Equal(Instant.FromUtc(2026, 11, 28, 9, 15), fault.Until);
            Assert.Empty(Time.Waits);
        }

        [Fact]
        public async Task Too_many_long_ones_at_once_are_another_thing_under_the_same_code()
        {
            Faults.NextError(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.");

            Assert.Equal(SourceFaultKind.Throttled, (await FaultAsync()).Kind);
        }

        [Fact]
        public async Task An_org_without_the_API_is_no_credential_to_renew()
        {
            Faults.NextError(403, "API_DISABLED_FOR_ORG", "API is not enabled for this Organization or Partner");

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Permission, fault.Kind);
            Assert.Equal(1, Salesforce.Requests.Count(request => request.Path.EndsWith("/token", StringComparison.Ordinal)));
        }
    }
}
