using System.Security.Cryptography;
using AlignBot.SourceSimulators.Salesforce;

namespace AlignBot.Sources.Tests.Salesforce;

public class LoginTests
{
    public class WhenASessionIsNeeded : OrgTest
    {
        [Fact]
        public async Task It_is_asked_for_once_and_kept()
        {
            List(3);
            Faults.PageSize = 1;

            await AccountsAsync();
            await AccountsAsync();

            Assert.Equal(1, Logins);
        }

        [Fact]
        public async Task Two_readings_at_once_ask_for_one()
        {
            List(3);

            await Task.WhenAll(AccountsAsync(), AccountsAsync(), AccountsAsync());

            Assert.Equal(1, Logins);
        }

        [Theory]
        [InlineData("another-secret", null, SourceFaultKind.Auth, "ClientSecret")]
        [InlineData(null, "invalid_client_id|client identifier invalid", SourceFaultKind.Auth, "Sources:crm:ClientId")]
        [InlineData(null, "inactive_user|user is inactive", SourceFaultKind.Auth, "Activate it")]
        [InlineData(null, "inactive_org|organization is inactive", SourceFaultKind.Auth, "not active")]
        [InlineData(null, "invalid_grant|no client credentials user enabled", SourceFaultKind.Config, "choose the integration user")]
        [InlineData(null, "invalid_grant|request not supported on this domain", SourceFaultKind.Config, "My Domain")]
        [InlineData(null, "invalid_grant|ip restricted", SourceFaultKind.Auth, "IP restrictions")]
        [InlineData(null, "unsupported_grant_type|grant type not supported", SourceFaultKind.Config, "Enable the flow")]
        [InlineData(null, "invalid_grant|audience is invalid [audience=http://login.salesforce.com login=https://test.salesforce.com]",
            SourceFaultKind.Config, "Audience")]
        [InlineData(null, "invalid_grant|invalid assertion", SourceFaultKind.Auth, "Upload the certificate")]
        [InlineData(null, "invalid_grant|user hasn't approved this consumer", SourceFaultKind.Auth, "admin-approved")]
        [InlineData(null, "invalid_grant", SourceFaultKind.Auth, "invalid_grant")]
        [InlineData(null, "something_new|that nobody knows", SourceFaultKind.Auth, "something_new that nobody knows")]
        public async Task A_refusal_says_what_to_mend(string? secret, string? error, SourceFaultKind kind, string said)
        {
            if (secret is not null)
            {
                Set("ClientSecret", "env:ALIGNBOT_TEST_SALESFORCE_WRONG");
            }
            Faults.TokenError = error?.Split('|') switch { null => null, [var code] => (code, null), var parts => (parts[0], parts[1]) };

            var fault = await FaultAsync();

            Assert.Equal(kind, fault.Kind);
            Assert.Contains(said, fault.Message, StringComparison.Ordinal);
            Assert.Equal(1, Logins);
        }

        [Fact]
        public async Task Too_many_logins_at_once_are_waited_out()
        {
            var accounts = List(1);
            Faults.Next(
                http =>
                {
                    http.Response.StatusCode = 400;
                    http.Response.ContentType = "application/json";
                    return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                        http.Response, """{"error":"invalid_grant","error_description":"login rate exceeded"}""");
                },
                http => http.Request.Path.Value!.EndsWith("/token", StringComparison.Ordinal));

            Assert.Equal(accounts, (await AccountsAsync()).Select(account => account.Key));
        }

        [Theory]
        [InlineData("""{"access_token":"","instance_url":"x"}""")]
        [InlineData("""{"token_type":"Bearer"}""")]
        [InlineData("""{"access_token":"two\nlines of it"}""")]
        public async Task An_answer_without_a_usable_token_is_none(string body)
        {
            Faults.Next(
                http =>
                {
                    http.Response.ContentType = "application/json";
                    return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, body);
                },
                http => http.Request.Path.Value!.EndsWith("/token", StringComparison.Ordinal));

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Auth, fault.Kind);
            Assert.DoesNotContain("two", fault.Message, StringComparison.Ordinal);
        }

        int Logins => Salesforce.Requests.Count(request => request.Path.EndsWith("/token", StringComparison.Ordinal));
    }

    public class WhenASessionEnds : OrgTest
    {
        [Fact]
        public async Task In_the_middle_of_a_reading_it_is_renewed_and_the_reading_goes_on()
        {
            var accounts = List(9);
            Faults.PageSize = 2;
            Faults.RequestsPerToken = 3;

            Assert.Equal(accounts, (await AccountsAsync()).Select(account => account.Key));
        }

        [Fact]
        public async Task A_new_one_that_ends_at_once_is_not_renewed_for_ever()
        {
            List(1);
            Faults.RequestsPerToken = 0;

            var fault = await FaultAsync();

            Assert.Equal((SourceFaultKind.Auth, "INVALID_SESSION_ID"), (fault.Kind, fault.Code));
            Assert.Equal(2, Salesforce.Requests.Count(request => request.Path.EndsWith("/token", StringComparison.Ordinal)));
        }

        [Theory]
        [InlineData("This session is not valid for use with the REST API")]
        [InlineData("Connected app is not attached to Agent")]
        public async Task One_that_the_API_never_takes_is_not_renewed_at_all(string message)
        {
            List(1);
            Faults.SessionMessage = message;
            Faults.RequestsPerToken = 0;

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Auth, fault.Kind);
            Assert.Contains("API Enabled", fault.Message, StringComparison.Ordinal);
            Assert.Equal(1, Salesforce.Requests.Count(request => request.Path.EndsWith("/token", StringComparison.Ordinal)));
        }

        [Fact]
        public async Task A_credential_taken_back_meanwhile_is_said_as_such()
        {
            List(9);
            Faults.PageSize = 2;
            Faults.BeforePage = _ =>
            {
                Salesforce.RevokeTokens();
                Faults.AppIsGone = true;
            };

            var fault = await FaultAsync();

            Assert.Equal((SourceFaultKind.Auth, "invalid_client_id"), (fault.Kind, fault.Code));
        }
    }

    public class WhenTheBotSignsAnAssertion : OrgTest, IAsyncLifetime
    {
        readonly RSA key = RSA.Create(2048);
        LocalSalesforce certified = null!;

        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            certified = await LocalSalesforce.StartAsync(
                new SalesforceOptions { PublicKey = key.ExportSubjectPublicKeyInfoPem(), Time = Time });
            certified.Org.AddField("Account", new SalesforceField("Target_Account__c", "Target account", "boolean"));
            certified.Org.AddField("Account", new SalesforceField("Tier__c", "Tier", "picklist"));
            Environment.SetEnvironmentVariable("ALIGNBOT_TEST_SALESFORCE_KEY", key.ExportPkcs8PrivateKeyPem());
            Set("Url", certified.Url);
            Set("Auth", "JwtBearer");
            Set("PrivateKey", "env:ALIGNBOT_TEST_SALESFORCE_KEY");
            Set("Username", "alignbot@corp.example");
        }

        async Task IAsyncLifetime.DisposeAsync()
        {
            await certified.DisposeAsync();
            key.Dispose();
            await DisposeAsync();
        }

        [Fact]
        public async Task It_comes_in_without_a_secret()
        {
            certified.Org.Add("Account", ("Name", "Alpine Tools"), ("Target_Account__c", true));

            Assert.Single(await AccountsAsync());
        }

        [Theory]
        [InlineData("Username", "other@corp.example", "admin-approved")]
        [InlineData("Audience", "https://corp.my.salesforce.com", "Audience")]
        [InlineData("ClientId", "other-key", "ClientId")]
        public async Task What_does_not_fit_is_named(string setting, string value, string said)
        {
            Set(setting, value);

            Assert.Contains(said, (await FaultAsync()).Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_key_that_the_app_does_not_know_is_said()
        {
            using var other = RSA.Create(2048);
            Environment.SetEnvironmentVariable("ALIGNBOT_TEST_SALESFORCE_OTHER_KEY", other.ExportPkcs8PrivateKeyPem());
            Set("PrivateKey", "env:ALIGNBOT_TEST_SALESFORCE_OTHER_KEY");

            Assert.Contains("Upload the certificate", (await FaultAsync()).Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task What_is_no_key_is_not_repeated()
        {
            Environment.SetEnvironmentVariable(
                "ALIGNBOT_TEST_SALESFORCE_NO_KEY", "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----");
            Set("PrivateKey", "env:ALIGNBOT_TEST_SALESFORCE_NO_KEY");

            var failure = await Assert.ThrowsAsync<SourceException>(AccountsAsync);

            Assert.Equal(SourceFaultKind.Auth, failure.Fault.Kind);
            Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
        }
    }
}
