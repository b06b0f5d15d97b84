namespace AlignBot.Sources.Tests.Salesforce;

public class PagingTests
{
    public class WhenThereAreManyPages : OrgTest
    {
        [Fact]
        public async Task Every_row_comes_once()
        {
            var accounts = List(10);
            Faults.PageSize = 3;

            Assert.Equal(accounts, (await AccountsAsync()).Select(account => account.Key));
        }

        [Fact]
        public async Task A_short_page_is_not_the_end()
        {
            var accounts = List(7);
            Faults.PageSizes = [3, 1, 2, 1];

            Assert.Equal(accounts, (await AccountsAsync()).Select(account => account.Key));
        }

        [Fact]
        public async Task A_list_of_nobody_is_whole_too()
        {
            Assert.Empty(await AccountsAsync());
        }

        [Fact]
        public async Task A_row_that_changes_between_pages_comes_as_it_was_read()
        {
            var accounts = List(4);
            Faults.PageSize = 2;
            Faults.BeforePage = _ => Org.Rename(accounts[3], "Renamed");

            var read = await AccountsAsync();

            Assert.Equal(["Account 1", "Account 2", "Account 3", "Renamed"], read.Select(account => account.Name));
        }

        [Fact]
        public async Task The_wished_size_is_a_header_and_the_link_is_followed_as_given()
        {
            List(5);
            Faults.PageSize = 3;
            Set("PageSize", "500");
            var asked = new List<string>();
            Faults.Next(http => throw new InvalidOperationException(), http =>
            {
                asked.Add(http.Request.Headers["Sforce-Query-Options"].ToString());
                return false;
            });

            await AccountsAsync();

            Assert.Contains("batchSize=500", asked);
        }
    }

    public class WhenPagesDontAddUp : OrgTest
    {
        [Fact]
        public async Task A_row_deleted_between_pages_leaves_nothing_whole()
        {
            var accounts = List(4);
            Faults.PageSize = 2;
            Faults.BeforePage = _ => Org.Delete(accounts[3]);

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Contains("counted 4 rows for the accounts, but 3 came", fault.Message, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData(1)]
        [InlineData(-1)]
        public async Task A_count_that_is_not_what_came_leaves_nothing_whole(int offBy)
        {
            List(3);
            Faults.TotalSizeIsOffBy = offBy;

            Assert.Equal(SourceFaultKind.Incomplete, (await FaultAsync()).Kind);
        }

        [Fact]
        public async Task A_page_that_comes_again_ends_the_reading_and_is_no_loop()
        {
            List(4);
            Faults.PageSize = 2;
            Faults.RepeatPages = true;

            Assert.Equal(SourceFaultKind.Incomplete, (await FaultAsync()).Kind);
            Assert.True(Salesforce.Requests.Count < 12, "It went on asking.");
        }

        [Fact]
        public async Task A_row_that_comes_twice_leaves_nothing_whole_although_the_count_is_right()
        {
            List(4);
            Faults.PageSize = 2;
            Faults.RowComesAgain = true;

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Contains("a row of the accounts twice", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task An_empty_page_that_leads_to_itself_is_no_loop()
        {
            List(4);
            Faults.PageSizes = [2, 0];
            Faults.RepeatPages = true;
            Set("Accounts:MergeDays", "0");

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Contains("a page of the accounts a second time", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task More_to_come_without_a_link_is_not_the_end()
        {
            List(4);
            Faults.PageSize = 2;
            Faults.LosesNextLink = true;

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Contains("whether and where it goes on", fault.Message, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("""{"totalSize":2,"done":false,"nextRecordsUrl":{"encrypted":false,"length":1227146},"records":[]}""")]
        [InlineData("""{"totalSize":2,"done":false,"nextRecordsUrl":"","records":[]}""")]
        [InlineData("""{"totalSize":2,"records":[]}""")]
        [InlineData("""{"done":true,"records":[]}""")]
        [InlineData("""{"totalSize":0,"done":true,"records":null}""")]
        [InlineData("[]")]
        public async Task An_answer_of_another_shape_is_not_taken(string body)
        {
            Set("Accounts:MergeDays", "0");
            Faults.Next(http => AnswerAsync(http, body), IsQuery);

            Assert.Equal(SourceFaultKind.Incomplete, (await FaultAsync()).Kind);
        }

        [Fact]
        public async Task A_field_that_was_asked_for_and_is_not_there_is_not_blank()
        {
            Set("Accounts:MergeDays", "0");
            Faults.Next(http => AnswerAsync(http, """{"totalSize":1,"done":true,"records":[{"Id":"001XX0000031AbcYAE","Name":"Alpine"}]}"""), IsQuery);

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.NotNull(fault.Subject);
        }

        [Theory]
        [InlineData("0031")]
        [InlineData("001XX0000031AbcYA!")]
        public async Task A_row_whose_id_is_none_is_not_taken(string id)
        {
            Set("Accounts:MergeDays", "0");
            Faults.Next(http => AnswerAsync(http, "{\"totalSize\":1,\"done\":true,\"records\":[{\"Id\":\"" + id + "\"}]}"), IsQuery);

            Assert.Equal("Id", (await FaultAsync()).Subject);
        }

        static Task AnswerAsync(Microsoft.AspNetCore.Http.HttpContext http, string body)
        {
            http.Response.ContentType = "application/json";
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, body);
        }

        static bool IsQuery(Microsoft.AspNetCore.Http.HttpContext http) =>
            http.Request.Path.Value!.EndsWith("/query", StringComparison.Ordinal);
    }

    public class WhenALocatorHasEnded : OrgTest
    {
        [Fact]
        public async Task The_reading_is_not_whole_and_says_why()
        {
            List(4);
            Faults.PageSize = 2;
            Faults.LocatorsExpire = true;

            var fault = await FaultAsync();

            Assert.Equal((SourceFaultKind.Incomplete, "INVALID_QUERY_LOCATOR"), (fault.Kind, fault.Code));
            Assert.Contains("ten open queries", fault.Message, StringComparison.Ordinal);
        }
    }
}
