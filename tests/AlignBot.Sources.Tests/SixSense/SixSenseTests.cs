using System.Text.Json.Nodes;
using AlignBot.SourceSimulators.Signals;

namespace AlignBot.Sources.Tests.SixSense;

public static class SixSenseTests
{
    const string Json = """{"status":"error","message":"no"}""";

    public class WhenScoresAreRead
    {
        [Fact]
        public async Task A_buying_stage_that_counts_is_a_signal_and_a_company_that_is_not_known_has_none()
        {
            await using var bench = await SixSenseBench.StartAsync();

            var signal = Assert.Single(await bench.SignalsAsync());

            Assert.Equal(
                new SourceSignal("6sense decision:A:Main", "A", "6sense decision") { Domain = "alpine.example", Strength = 82 }, signal);
            Assert.Equal(2, bench.Run!.Calls);
            Assert.All(bench.Local.Requests, one => Assert.Equal("Token " + SixSenseBench.Secret, one.Authorization));
            Assert.Equal(
                "email=info%40alpine.example&country=Germany&website=alpine.example", bench.Local.Requests[0].Body);
        }

        [Theory]
        [InlineData("Consideration", 82, null, "")]
        [InlineData("Consideration", 82, "82", "6sense intent")]
        [InlineData("Consideration", 81, "82", "")]
        [InlineData("purchase", 90, "80", "6sense purchase,6sense intent")]
        public async Task What_counts_is_set(string stage, int intent, string? from, string kinds)
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.Local.Score("alpine.example", stage, intent);

            Assert.Equal(kinds, string.Join(',', (await bench.Set("IntentFrom", from).SignalsAsync()).Select(one => one.Kind)));
        }

        [Fact]
        public async Task Null_everywhere_is_no_signal()
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.Local.Score("alpine.example", null, null);

            Assert.Empty(await bench.Set("IntentFrom", "1").SignalsAsync());
        }

        [Fact]
        public async Task A_product_that_is_not_meant_is_left_out()
        {
            await using var bench = await SixSenseBench.StartAsync();

            Assert.Empty(await bench.Set("Products", "Other").SignalsAsync());
        }
    }

    public class WhenTheQuotaIsShort
    {
        [Fact]
        public async Task A_thousand_accounts_never_get_more_than_the_minute_allows()
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.List(1000);
            bench.Set("CallsPerMinute", "100");
            var began = bench.Time.GetUtcNow();

            Assert.Equal(1000, (await bench.SignalsAsync()).Count);

            var at = bench.Local.Requests.Select(one => one.At).ToArray();
            Assert.Equal(1000, at.Length);
            Assert.All(Enumerable.Range(0, 900), first => Assert.True(at[first + 100] - at[first] >= TimeSpan.FromMinutes(1)));
            Assert.InRange(bench.Time.GetUtcNow() - began, TimeSpan.FromMinutes(9.9), TimeSpan.FromMinutes(10.1));
        }

        [Fact]
        public async Task A_day_that_is_used_up_goes_on_behind_on_the_next_one_and_only_the_whole_comes_out()
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.List(25);
            bench.Set("CallsPerDay", "10");

            var first = await bench.FaultAsync();
            var again = await bench.FaultAsync();
            bench.Time.Advance(TimeSpan.FromDays(1));
            var second = await bench.FaultAsync();
            bench.Time.Advance(TimeSpan.FromDays(1));
            var signals = await bench.SignalsAsync();

            Assert.Equal((SourceFaultKind.QuotaSpent, NodaTime.Instant.FromUtc(2026, 11, 29, 0, 0)), (first.Kind, first.Until!.Value));
            Assert.Equal(
                "The 10 requests that Sources:x allows 6sense for a day are used. The bot goes on when the next day begins. 10 of 25 "
                + "accounts are asked about; the next reading goes on behind them, and the last complete one counts until then.",
                first.Message);
            Assert.Equal(first.Message, again.Message);
            Assert.Contains("20 of 25 accounts", second.Message, StringComparison.Ordinal);
            Assert.Equal(25, signals.Count);
            Assert.Equal(25, bench.Local.Requests.Select(one => one.Body).Distinct().Count());
            Assert.Equal(25, bench.Local.Requests.Count);
        }

        [Fact]
        public async Task A_reading_whose_time_is_over_goes_on_with_the_next_one()
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.List(150);
            bench.Set("CallsPerMinute", "60");

            var fault = await bench.FaultAsync(NodaTime.Duration.FromMinutes(2));

            Assert.Equal((SourceFaultKind.Throttled, "pause"), (fault.Kind, fault.Code));
            Assert.Equal(150, (await bench.SignalsAsync()).Count);
            Assert.Equal(150, bench.Local.Requests.Count);
        }

        [Fact]
        public async Task Credits_that_are_gone_are_said_and_the_rest_is_asked_for_once_there_are_some()
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.List(5);
            bench.Local.Credits = 3;

            var fault = await bench.FaultAsync();
            bench.Local.Credits = 2;

            Assert.Equal((SourceFaultKind.QuotaSpent, "402"), (fault.Kind, fault.Code));
            Assert.Contains("are used up (402)", fault.Message, StringComparison.Ordinal);
            Assert.Equal(5, (await bench.SignalsAsync()).Count);
        }
    }

    public class WhenItSaysNo
    {
        [Theory]
        [InlineData(401, "Auth", "6sense does not take the token of Sources:x:Token.")]
        [InlineData(402, "QuotaSpent", "The credits that 6sense allows are used up (402).")]
        [InlineData(403, "Permission", "Have 6sense give it the API group Lead Scoring.")]
        [InlineData(422, "Config", "Look at Sources:x:Country and Sources:x:Mailbox.")]
        public async Task It_is_one_sentence_of_what_to_do(int status, string kind, string said)
        {
            await using var bench = await SixSenseBench.StartAsync();
            for (var number = 1; number <= 10; number++)
            {
                bench.Local.Faults[number] = new SignalReply(status, Json);
            }

            var fault = await bench.FaultAsync();
            var trouble = Assert.Single((await bench.CheckAsync()).Troubles);

            Assert.Equal(kind, fault.Kind.ToString());
            Assert.Contains(said, fault.Message, StringComparison.Ordinal);
            Assert.Equal((fault.Message, SourceKinds.Signals), (trouble.Message, trouble.Of));
        }

        [Fact]
        public async Task A_page_in_place_of_no_match_is_a_wrong_address()
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.Local.Faults[1] = new SignalReply(404, "<html>no</html>") { MediaType = "text/html" };

            Assert.Equal(SourceFaultKind.Config, (await bench.FaultAsync()).Kind);
        }

        [Fact]
        public async Task Too_many_at_once_waits_a_minute_or_as_long_as_it_says()
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.Local.Faults[1] = new SignalReply(429, Json);
            bench.Local.Faults[2] = new SignalReply(429, Json) { Headers = new Dictionary<string, string> { ["Retry-After"] = "17" } };
            bench.Local.Faults[3] = new SignalReply(429, Json)
            {
                Headers = new Dictionary<string, string> { ["Retry-After"] = "Sat, 28 Nov 2026 09:05:00 GMT" },
            };

            Assert.Single(await bench.SignalsAsync());

            Assert.Equal(
                [TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(223)], bench.Time.Waits.Take(3));
        }

        [Theory]
        [InlineData(408)]
        [InlineData(500)]
        [InlineData(503)]
        public async Task What_is_over_after_a_while_is_tried_again(int status)
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.Local.Faults[1] = new SignalReply(status, Json);

            Assert.Single(await bench.SignalsAsync());
        }

        [Fact]
        public async Task A_token_that_ends_in_mid_reading_is_read_anew_and_what_was_answered_stays()
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.List(3);
            bench.Local.Faults[2] = new SignalReply(401, Json);
            bench.Local.Faults[3] = new SignalReply(401, Json);

            var fault = await bench.FaultAsync();
            bench.Local.Tokens.Clear();
            bench.Local.Tokens.Add("another-token-that-nobody-may-see");
            bench.Keep("another-token-that-nobody-may-see");

            Assert.Contains("1 of 3 accounts", fault.Message, StringComparison.Ordinal);
            Assert.Equal(3, (await bench.SignalsAsync()).Count);
            Assert.DoesNotContain("nobody-may-see", bench.Kept, StringComparison.Ordinal);
        }

        [Fact]
        public async Task One_account_that_it_does_not_take_keeps_no_other_from_being_read()
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.List(3);
            bench.Local.Faults[2] = new SignalReply(422, Json);

            Assert.Equal(["A-0001", "A-0003"], (await bench.SignalsAsync()).Select(one => one.AccountKey));
            Assert.Single(bench.Run!.Notes);
        }

        [Fact]
        public async Task A_token_without_scores_is_said()
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.Local.GivesScores = false;

            Assert.Contains(
                "Have its score output switched on", (await bench.FaultAsync()).Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_score_of_another_type_is_said()
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.Local.Score("alpine.example", "Decision", JsonValue.Create("high"));

            Assert.Contains("an intent score that is no number", (await bench.FaultAsync()).Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_list_without_domains_can_not_be_asked_about()
        {
            await using var bench = await SixSenseBench.StartAsync();
            bench.Accounts = [];

            Assert.Contains("No account of the list has a domain of its own", (await bench.FaultAsync()).Message, StringComparison.Ordinal);
        }
    }

    public class WhenASettingIsWrong
    {
        [Theory]
        [InlineData("Token", "the-token-itself", "Sources:x:Token must say where the secret stands")]
        [InlineData("Country", null, "Sources:x:Country is missing.")]
        [InlineData("Mailbox", "a@b", "Sources:x:Mailbox is wrong.")]
        [InlineData("IntentFrom", "101", "Sources:x:IntentFrom is wrong.")]
        [InlineData("CallsPerMinute", "0", "Sources:x:CallsPerMinute is wrong.")]
        [InlineData("Url", "http://scribe.6sense.com", "Sources:x:Url must begin with https://.")]
        [InlineData("Stage", "Decision", "Sources:x:Stage is no setting.")]
        public async Task It_is_named(string key, string? value, string said)
        {
            await using var bench = await SixSenseBench.StartAsync();

            var fault = Assert.Throws<SourceException>(() => bench.Set(key, value).Open()).Fault;

            Assert.StartsWith(said, fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("the-token-itself", fault.Message, StringComparison.Ordinal);
        }
    }
}
