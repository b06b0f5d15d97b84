namespace AlignBot.Sources.Tests.Salesforce;

/// <summary>What Salesforce refuses for good: said once, with what to mend, and not tried again.</summary>
public class RefusalsTests
{
    public class WhenSomethingIsNotAsConfigured : OrgTest
    {
        [Fact]
        public async Task A_field_that_is_missing_is_named_with_both_causes()
        {
            List(1);
            Org.RemoveField("Account", "Tier__c");

            var fault = await FaultAsync();

            Assert.Equal((SourceFaultKind.Config, "INVALID_FIELD", "Tier__c"), (fault.Kind, fault.Code, fault.Subject));
            Assert.Contains("it is not there", fault.Message, StringComparison.Ordinal);
            Assert.Contains("field-level security hides it", fault.Message, StringComparison.Ordinal);
            Assert.Empty(Time.Waits);
        }

        [Fact]
        public async Task A_field_that_is_hidden_reads_the_same()
        {
            List(1);
            Org.Hide("Account", "Tier__c");

            Assert.Equal("Tier__c", (await FaultAsync()).Subject);
        }

        [Fact]
        public async Task A_lookup_that_is_missing_is_named()
        {
            Set("Accounts:MarketerField", "Marketer__r.Email");

            Assert.Equal("Marketer__r", (await FaultAsync()).Subject);
        }

        [Fact]
        public async Task A_field_that_cant_be_filtered_is_named()
        {
            Set("Accounts:Where", "Description = 'x'");

            Assert.Equal("Description", (await FaultAsync()).Subject);
        }

        [Fact]
        public async Task A_version_that_is_retired_is_said()
        {
            Set("ApiVersion", "v30.0");

            var fault = await FaultAsync();

            Assert.Equal((SourceFaultKind.Config, "UNSUPPORTED_API_VERSION"), (fault.Kind, fault.Code));
            Assert.Contains("Sources:crm:ApiVersion", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_version_that_is_not_there_yet_is_said()
        {
            Set("ApiVersion", "99.0");

            Assert.Equal((SourceFaultKind.Config, "NOT_FOUND"), ((await FaultAsync()).Kind, (await FaultAsync()).Code));
        }

        [Fact]
        public async Task A_query_longer_than_an_address_is_not_sent()
        {
            Set("Accounts:Where", $"Name IN ({string.Join(", ", Enumerable.Range(0, 1500).Select(number => $"'Account {number}'"))})");

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Config, fault.Kind);
            Assert.DoesNotContain(Salesforce.Requests, request => request.Soql?.Contains("Account 1400", StringComparison.Ordinal) == true);
        }

        [Theory]
        [InlineData(431, "text/html", "<h1>Bad Message 431</h1><pre>reason: Request Header Fields Too Large</pre>", SourceFaultKind.Config,
            "longer than Salesforce takes")]
        [InlineData(414, "text/html", "<h1>Bad Message 414</h1>", SourceFaultKind.Config, "longer than Salesforce takes")]
        [InlineData(403, "application/json", """[{"message":"insufficient access rights on object id","errorCode":"INSUFFICIENT_ACCESS"}]""", SourceFaultKind.Permission, "permission set")]
        [InlineData(403, "text/html", "<html>Blocked by the proxy</html>", SourceFaultKind.Permission, "does not let the bot read")]
        [InlineData(400, "application/json", """[{"message":"\nsObject type 'Acount' is not supported.","errorCode":"INVALID_TYPE"}]""", SourceFaultKind.Config, "no object Acount")]
        [InlineData(400, "application/json", """[{"message":"Query is either selecting too many fields","errorCode":"QUERY_TOO_COMPLICATED"}]""", SourceFaultKind.Config, "Where")]
        [InlineData(400, "application/json", """[{"message":"Implementation restriction: Account requires a filter","errorCode":"API_ERROR"}]""", SourceFaultKind.Config, "Implementation restriction")]
        [InlineData(400, "application/json", """[{"message":"metered","errorCode":"TXN_SECURITY_METERING_ERROR"}]""", SourceFaultKind.Permission, "transaction security policy")]
        [InlineData(400, "application/json", """[{"message":"Your query request was running for too long.","errorCode":"QUERY_TIMEOUT"}]""", SourceFaultKind.Config, "Narrow Where")]
        [InlineData(400, "application/json", """{"message":"not an array","errorCode":"MALFORMED_QUERY"}""", SourceFaultKind.Config, "not an array")]
        [InlineData(400, "application/json", "[]", SourceFaultKind.Config, "status 400")]
        [InlineData(413, "text/html", "<h1>Request Entity Too Large: head</h1>", SourceFaultKind.Config, "longer than Salesforce takes")]
        [InlineData(
            400, "application/json", """[{"message":"exceeded 100000 distinct who/what's","errorCode":"OPERATION_TOO_LARGE"}]""", SourceFaultKind.Config, "View All")]
        [InlineData(
            400, "application/json", """[{"message":"\nFROM X WHERE SystemModstamp >= 2017\n ^\nERROR at Row:1:Column:286\nfield 'SystemModstamp' can not be filtered in a query call","errorCode":"INVALID_FIELD"}]""",
            SourceFaultKind.Config, "the field SystemModstamp")]
        [InlineData(404, "text/html", "<html>Not here</html>", SourceFaultKind.Config, "My Domain")]
        public async Task It_is_told_by_its_code(int status, string mediaType, string body, SourceFaultKind kind, string said)
        {
            Faults.NextData(status, mediaType, body);

            var fault = await FaultAsync();

            Assert.Equal(kind, fault.Kind);
            Assert.Contains(said, fault.Message, StringComparison.Ordinal);
            Assert.Empty(Time.Waits);
        }

        [Fact]
        public async Task Salesforces_id_of_the_request_is_kept_for_its_support()
        {
            Faults.NextError(400, "MALFORMED_QUERY", "no", headers: ("X-SFDC-Request-Id", "4dd5-be9c"));

            Assert.Equal("4dd5-be9c", (await FaultAsync()).CorrelationId);
        }
    }

    public class WhenAnAnswerRepeatsASecret : OrgTest
    {
        [Fact]
        public async Task No_sentence_has_it()
        {
            Faults.Next(
                http =>
                {
                    http.Response.StatusCode = 400;
                    http.Response.ContentType = "application/json";
                    var token = http.Request.Headers.Authorization.ToString()[7..];
                    return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                        http.Response, "[{\"errorCode\":\"MALFORMED_QUERY\",\"message\":\"bad " + token + " a-consumer-secret-that-nobody-may-see\"}]");
                },
                http => http.Request.Path.Value!.EndsWith("/describe", StringComparison.Ordinal));

            var failure = await Assert.ThrowsAsync<SourceException>(AccountsAsync);

            Assert.DoesNotContain("00DXX", failure.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("nobody-may-see", failure.ToString(), StringComparison.Ordinal);
            Assert.Contains("bad … …", failure.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Nor_have_the_code_and_the_requests_id()
        {
            Faults.NextError(
                400, "a-consumer-secret-that-nobody-may-see" + new string('x', 5000), "no",
                    headers: ("X-SFDC-Request-Id", "a-consumer-secret-that-nobody-may-see"));

            var fault = await FaultAsync();

            Assert.Equal("…", fault.CorrelationId);
            Assert.StartsWith("…xx", fault.Code, StringComparison.Ordinal);
            Assert.Equal(121, fault.Code!.Length);
        }

        [Fact]
        public async Task Nor_has_the_login()
        {
            Faults.TokenError = ("unknown_thing", "you sent a-consumer-secret-that-nobody-may-see");

            Assert.DoesNotContain("nobody-may-see", (await FaultAsync()).Message, StringComparison.Ordinal);
        }
    }

    public class WhenAKindIsNotConfigured : OrgTest
    {
        [Fact]
        public void It_is_refused_before_anything_is_asked()
        {
            var refused = Assert.Throws<SourceException>(() => Source.ReadLeadsAsync(null, Run, CancellationToken.None));

            Assert.Equal(SourceFaultKind.NotSupported, refused.Fault.Kind);
            Assert.Equal(SourceKinds.Accounts | SourceKinds.Owners | SourceKinds.Opportunities, Source.Gives);
            Assert.Empty(Salesforce.Requests);
        }
    }
}
