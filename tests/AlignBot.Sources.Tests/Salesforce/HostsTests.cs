using AlignBot.SourceSimulators.Salesforce;

namespace AlignBot.Sources.Tests.Salesforce;

/// <summary>A credential goes to the hosts of the configuration and nowhere else, whatever an answer says.</summary>
public class HostsTests
{
    public class WhenAnAnswerPointsElsewhere : OrgTest, IAsyncLifetime
    {
        LocalSalesforce elsewhere = null!;

        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            elsewhere = await LocalSalesforce.StartAsync(new SalesforceOptions());
        }

        async Task IAsyncLifetime.DisposeAsync()
        {
            await elsewhere.DisposeAsync();
            await DisposeAsync();
        }

        [Fact]
        public async Task A_next_link_to_another_host_is_not_followed()
        {
            List(4);
            Faults.PageSize = 2;
            Faults.NextLinkHost = elsewhere.Url;

            Assert.Equal(SourceFaultKind.Incomplete, (await FaultAsync()).Kind);
            Assert.Empty(elsewhere.Requests);
        }

        [Theory]
        [InlineData("//evil.example")]
        [InlineData("https://evil.example")]
        [InlineData(@"\\evil.example")]
        [InlineData("http://127.0.0.1@evil.example")]
        [InlineData("javascript:alert(1)//")]
        public async Task Nor_is_one_that_only_looks_like_a_path(string host)
        {
            List(4);
            Faults.PageSize = 2;
            Faults.NextLinkHost = host;

            Assert.Equal(SourceFaultKind.Incomplete, (await FaultAsync()).Kind);
        }

        [Fact]
        public async Task An_instance_that_is_not_configured_gets_no_request()
        {
            List(1);
            Faults.InstanceUrl = elsewhere.Url;

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Config, fault.Kind);
            Assert.Contains("Sources:crm:Url", fault.Message, StringComparison.Ordinal);
            Assert.Contains("Sources:crm:AllowedHosts", fault.Message, StringComparison.Ordinal);
            Assert.Empty(elsewhere.Requests);
        }

        [Fact]
        public async Task One_that_is_allowed_by_name_is_gone_on_with()
        {
            Faults.InstanceUrl = elsewhere.Url + "/";
            Set("AllowedHosts", elsewhere.Url);
            elsewhere.Faults.NextData(200, "application/json", """{"fields":[]}""");
            elsewhere.Faults.NextData(200, "application/json", """{"totalSize":0,"done":true,"records":[]}""", times: 2);

            Assert.Empty(await AccountsAsync());
            Assert.Equal(3, elsewhere.Requests.Count(request => request.HadCredential));
        }

        [Theory]
        [InlineData("127.0.0.1.evil.example")]
        [InlineData("http://evil.example")]
        [InlineData("ftp://127.0.0.1")]
        public async Task One_that_only_looks_like_it_is_not(string instance)
        {
            Faults.InstanceUrl = instance;

            Assert.Equal(SourceFaultKind.Config, (await FaultAsync()).Kind);
        }

        [Fact]
        public async Task A_redirect_is_not_followed_and_names_the_host_only()
        {
            List(1);
            Faults.NextRedirects(elsewhere.Url + "/login?secret=abc");

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Config, fault.Kind);
            Assert.Contains("points to 127.0.0.1", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
            Assert.Empty(elsewhere.Requests);
        }

        [Fact]
        public async Task The_session_is_not_asked_for_there_either()
        {
            Faults.Next(
                http =>
                {
                    http.Response.StatusCode = 307;
                    http.Response.Headers.Location = elsewhere.Url + "/services/oauth2/token";
                    return Task.CompletedTask;
                },
                http => http.Request.Path.Value!.EndsWith("/token", StringComparison.Ordinal));

            Assert.Equal(SourceFaultKind.Config, (await FaultAsync()).Kind);
            Assert.Empty(elsewhere.Requests);
        }
    }
}
