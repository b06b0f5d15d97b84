using NodaTime;

namespace AlignBot.Sources.Tests.Salesforce;

/// <summary>What a network, a gateway or a server that restarts does to a reading.</summary>
public class BreaksTests
{
    public class WhenAnAnswerIsBroken : OrgTest
    {
        [Theory]
        [InlineData(502, "text/html", "<html><body>Bad Gateway</body></html>")]
        [InlineData(503, "text/html", "<html><body>Down for maintenance</body></html>")]
        [InlineData(503, "application/xml", "<Errors><Error><errorCode>SERVER_UNAVAILABLE</errorCode></Error></Errors>")]
        [InlineData(500, "application/json", """[{"message":"An unexpected error occurred.","errorCode":"UNKNOWN_EXCEPTION"}]""")]
        [InlineData(500, "", "")]
        [InlineData(420, "application/json", """[{"message":"setting things up","errorCode":"X"}]""")]
        [InlineData(406, "text/html", "")]
        [InlineData(400, "application/json", """[{"message":"unable to obtain exclusive access","errorCode":"UNABLE_TO_LOCK_ROW"}]""")]
        [InlineData(200, "text/html", "<html>Please log in to the guest network</html>")]
        [InlineData(200, "application/json", """{"totalSize":2,"done":true,"records":[{"Id":"001""")]
        [InlineData(200, "application/json", "")]
        public async Task The_same_is_asked_again_and_the_reading_is_whole(int status, string mediaType, string body)
        {
            var accounts = List(2);
            Faults.NextData(status, mediaType, body, times: 2);

            var read = await AccountsAsync();

            Assert.Equal(accounts, read.Select(account => account.Key));
            Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)], Time.Waits);
        }

        [Fact]
        public async Task A_connection_that_breaks_in_the_middle_is_no_end_of_the_page()
        {
            var accounts = List(2);
            Faults.NextIsReset();
            Faults.NextIsReset();

            Assert.Equal(accounts, (await AccountsAsync()).Select(account => account.Key));
        }

        [Fact]
        public async Task Something_packed_that_cant_be_unpacked_is_a_broken_answer()
        {
            var accounts = List(2);
            Faults.NextData(200, "application/json", "this is no gzip at all", headers: ("Content-Encoding", "gzip"));

            Assert.Equal(accounts, (await AccountsAsync()).Select(account => account.Key));
        }

        [Fact]
        public async Task Five_tries_in_vain_are_told_as_one_fault()
        {
            List(2);
            Faults.NextData(502, "text/html", "<html/>", times: 5);

            var fault = await FaultAsync();

            Assert.Equal((SourceFaultKind.Transient, "502"), (fault.Kind, fault.Code));
            Assert.Equal([2, 4, 8, 16], Time.Waits.Select(wait => wait.TotalSeconds));
            Assert.NotNull(fault.Until);
        }

        [Fact]
        public async Task Something_that_is_deeper_than_any_answer_is_not_read()
        {
            Faults.NextData(200, "application/json", new string('[', 5000) + new string(']', 5000), times: 5);

            Assert.Equal(SourceFaultKind.Transient, (await FaultAsync()).Kind);
        }

        [Fact]
        public async Task An_answer_longer_than_any_is_not_taken_in()
        {
            Faults.Next(async http =>
            {
                http.Response.ContentType = "application/json";
                var megabyte = new byte[1024 * 1024];
                Array.Fill(megabyte, (byte)' ');
                for (var sent = 0; sent < 80 && !http.RequestAborted.IsCancellationRequested; sent++)
                {
                    await http.Response.Body.WriteAsync(megabyte);
                }
            });

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Contains("longer than 64 MB", fault.Message, StringComparison.Ordinal);
        }
    }

    public class WhenSalesforceWantsQuiet : OrgTest
    {
        [Fact]
        public async Task Its_seconds_win()
        {
            List(1);
            Faults.NextError(429, "TOO_MANY_REQUESTS", "slow down", headers: ("Retry-After", "37"));

            await AccountsAsync();

            Assert.Equal(TimeSpan.FromSeconds(37), Assert.Single(Time.Waits));
        }

        [Fact]
        public async Task So_does_its_date()
        {
            List(1);
            Faults.NextError(429, "TOO_MANY_REQUESTS", "slow down", headers: ("Retry-After", "Sat, 28 Nov 2026 09:01:30 GMT"));

            await AccountsAsync();

            Assert.Equal(TimeSpan.FromSeconds(90), Assert.Single(Time.Waits));
        }

        [Fact]
        public async Task A_date_that_is_over_is_a_second()
        {
            List(1);
            Faults.NextError(503, "SERVER_UNAVAILABLE", "later", headers: ("Retry-After", "Sat, 28 Nov 2026 08:00:00 GMT"));

            await AccountsAsync();

            Assert.Equal(TimeSpan.FromSeconds(1), Assert.Single(Time.Waits));
        }

        [Fact]
        public async Task Without_a_word_on_it_the_usual_waits_do()
        {
            List(1);
            Faults.NextError(429, "TOO_MANY_REQUESTS", "slow down", times: 5);

            var fault = await FaultAsync();

            Assert.Equal((SourceFaultKind.Throttled, "TOO_MANY_REQUESTS"), (fault.Kind, fault.Code));
            Assert.Equal(4, Time.Waits.Count);
        }

        [Fact]
        public async Task A_quiet_longer_than_the_reading_may_take_ends_it_at_once_and_says_until_when()
        {
            List(1);
            Faults.NextError(429, "TOO_MANY_REQUESTS", "slow down", headers: ("Retry-After", "3600"));

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Throttled, fault.Kind);
            Assert.Equal(Instant.FromUtc(2026, 11, 28, 10, 0), fault.Until);
            Assert.Empty(Time.Waits);
        }
    }

    public class WhenItTakesTooLong : OrgTest
    {
        [Fact]
        public async Task A_request_without_an_answer_is_given_up_and_made_again()
        {
            var accounts = List(1);
            var gate = new TaskCompletionSource();
            Faults.NextWaits(gate.Task);

            var reading = AccountsAsync();
            await UntilAskedAsync("describe");
            Time.RunOut();

            Assert.Equal(accounts, (await reading).Select(account => account.Key));
            gate.SetResult();
        }

        [Fact]
        public async Task The_deadline_ends_all_tries_together()
        {
            List(1);
            Begin(Duration.FromSeconds(5));
            Faults.NextData(502, "text/html", "", times: 5);

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Transient, fault.Kind);
            Assert.Equal([TimeSpan.FromSeconds(2)], Time.Waits);
        }

        [Fact]
        public async Task Nothing_more_is_asked_for_once_it_is_over()
        {
            List(6);
            Faults.PageSize = 2;
            Faults.BeforePage = page => Time.Advance(TimeSpan.FromMinutes(page == 2 ? 10 : 0));

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Transient, fault.Kind);
            Assert.Contains("The time for this reading ran out", fault.Message, StringComparison.Ordinal);
            Assert.Equal(1, Salesforce.Requests.Count(request => request.Path.Contains('-', StringComparison.Ordinal)));
        }

        [Fact]
        public async Task Whoever_stops_it_is_not_told_of_a_fault()
        {
            List(1);
            var gate = new TaskCompletionSource();
            Faults.NextWaits(gate.Task);
            using var stop = new CancellationTokenSource();

            var reading = Source.ReadAccountsAsync(Run, stop.Token).ToListAsync(stop.Token).AsTask();
            await UntilAskedAsync("describe");
            await stop.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
            gate.SetResult();
        }

        async Task UntilAskedAsync(string path)
        {
            while (!Salesforce.Requests.Any(request => request.Path.Contains(path, StringComparison.Ordinal)))
            {
                await Task.Delay(5);
            }
        }
    }

    public class WhenNobodyIsThere : OrgTest
    {
        [Fact]
        public async Task The_host_is_named_and_the_network_suspected()
        {
            await Salesforce.DisposeAsync();

            var fault = await FaultAsync();

            Assert.Equal(SourceFaultKind.Transient, fault.Kind);
            Assert.Contains("127.0.0.1 can't be reached", fault.Message, StringComparison.Ordinal);
            Assert.Equal(4, Time.Waits.Count);
        }
    }
}
