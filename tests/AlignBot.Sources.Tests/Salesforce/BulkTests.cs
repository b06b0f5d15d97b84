namespace AlignBot.Sources.Tests.Salesforce;

public class BulkTests
{
    public class WhenTheListIsLarge : OrgTest
    {
        public WhenTheListIsLarge()
        {
            Set("BulkFrom", "5");
            Set("BulkRows", "3");
            Set("Accounts:MergeDays", "0");
        }

        [Fact]
        public async Task It_is_read_as_a_job_and_is_the_same()
        {
            var parent = Account("Parent", ("Target_Account__c", false));
            List(4);
            Account("Bare", ("OwnerId", null), ("Tier__c", null));
            Account("A \"quoted\", name\nin two lines", ("Website", "bücher.example"), ("ParentId", parent));
            Faults.PageSize = 2;

            var bulk = await AccountsAsync();
            Set("BulkFrom", "0");
            await using var other = Open();
            var paged = await other.ReadAccountsAsync(Run, CancellationToken.None).ToListAsync();

            Assert.Equal(6, bulk.Count);
            Assert.Equal(
                paged.Select(account => account with { Offered = account.Offered.Clear(), MergedFrom = [] }),
                bulk.Select(account => account with { Offered = account.Offered.Clear(), MergedFrom = [] }));
            Assert.Contains(Salesforce.Requests, request => request.Method == "DELETE");
        }

        [Fact]
        public async Task A_small_one_is_not()
        {
            List(4);

            await AccountsAsync();

            Assert.DoesNotContain(Salesforce.Requests, request => request.Path.Contains("jobs", StringComparison.Ordinal));
        }

        [Fact]
        public async Task The_job_is_looked_after_less_and_less_often()
        {
            List(6);
            Faults.PageSize = 2;
            Faults.BulkTakes = 6;

            await AccountsAsync();

            Assert.Equal([2, 4, 8, 16, 30, 30], Time.Waits.Select(wait => wait.TotalSeconds));
        }

        [Fact]
        public async Task Where_it_is_not_allowed_pages_do_and_that_is_noted()
        {
            var accounts = List(6);
            Faults.PageSize = 2;
            Faults.BulkIsRefused = true;

            Assert.Equal(accounts, (await AccountsAsync()).Select(account => account.Key));
            Assert.Contains("page by page", Assert.Single(Run.Notes), StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("INVALIDENTITY", "Entity '01I0e000000FMSK.Tag' is not supported by the Bulk API.")]
        [InlineData("LIMIT_EXCEEDED", "Max bulk v2 query jobs (10000) per 24 hrs has been reached (10021).")]
        public async Task So_they_do_where_this_object_or_today_is_not(string code, string message)
        {
            var accounts = List(6);
            Faults.PageSize = 2;
            Faults.Next(
                http =>
                {
                    http.Response.StatusCode = 400;
                    http.Response.ContentType = "application/json";
                    return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                        http.Response, "[{\"errorCode\":\"" + code + "\",\"message\":\"" + message + "\"}]");
                },
                http => http.Request.Path.Value!.EndsWith("/jobs/query", StringComparison.Ordinal));

            Assert.Equal(accounts, (await AccountsAsync()).Select(account => account.Key));
            Assert.Contains(code, Assert.Single(Run.Notes), StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_null_byte_in_a_text_is_not_part_of_it()
        {
            List(5);
            Account("Al\0pine");
            Faults.PageSize = 2;

            Assert.Contains("Alpine", (await AccountsAsync()).Select(account => account.Name));
        }

        [Theory]
        [InlineData("Failed", "Bulk Data Load Jobs")]
        [InlineData("Aborted", "aborted by somebody")]
        public async Task A_job_that_does_not_end_well_gives_nothing(string state, string said)
        {
            List(6);
            Faults.PageSize = 2;
            Faults.BulkEnds = state;

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_row_that_the_job_counted_and_its_result_lacks_leaves_nothing_whole()
        {
            List(6);
            Faults.PageSize = 2;
            Faults.BulkLosesARow = true;

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Contains("counted 6 rows and gave 4", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task So_does_one_that_a_part_says_it_has()
        {
            List(6);
            Faults.PageSize = 2;
            Faults.BulkPartIsShort = true;

            Assert.Contains("said 3 rows and gave 2", (await FaultAsync()).Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_part_that_does_not_say_whether_more_follows_is_not_the_last()
        {
            List(6);
            Faults.PageSize = 2;
            Faults.Next(
                async http =>
                {
                    http.Response.ContentType = "text/csv";
                    await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, "Id,Name\n");
                },
                http => http.Request.Path.Value!.EndsWith("/results", StringComparison.Ordinal));

            Assert.Contains("whether more follows", (await FaultAsync()).Message, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("Id,Name\n", "left out")]
        [InlineData("\"Id\",\"Name\",\"OwnerId", "cut short")]
        [InlineData("Id,Name\n\"001XX0000000004YAA\"A,x\n", "cut short")]
        public async Task A_result_of_another_shape_is_not_taken(string body, string said)
        {
            List(6);
            Faults.PageSize = 2;
            Faults.Next(
                async http =>
                {
                    http.Response.ContentType = "text/csv";
                    http.Response.Headers["Sforce-Locator"] = "null";
                    await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                        http.Response, body + (body.EndsWith('\n') ? "001XX0000000004YAA,x\n" : ""));
                },
                http => http.Request.Path.Value!.EndsWith("/results", StringComparison.Ordinal));

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_session_that_ends_meanwhile_is_renewed()
        {
            var accounts = List(10);
            Faults.PageSize = 2;
            Faults.RequestsPerToken = 2;

            Assert.Equal(accounts, (await AccountsAsync()).Select(account => account.Key));
        }
    }
}
