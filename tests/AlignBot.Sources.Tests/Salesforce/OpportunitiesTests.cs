using NodaTime;

namespace AlignBot.Sources.Tests.Salesforce;

public class OpportunitiesTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 28, 9, 0);

    public class WhenTheyAreRead : OrgTest
    {
        [Fact]
        public async Task Amount_stage_and_close_date_come_as_they_stand()
        {
            var account = Account("Alpine Tools");
            Org.AddField(
                "Opportunity", new("StageName", "Stage", "picklist") { Choices = [new("Proposal", "Angebot"), new("Old", "Alt", false)] });
            var key = Org.Add(
                "Opportunity", ("AccountId", account), ("Name", "Q1"), ("StageName", "Proposal"), ("Amount", 40000.10m),
                    ("CloseDate", new DateOnly(2026, 3, 31)));
            Set("Currency", "EUR");

            var deal = Assert.Single(await ReadAsync(null));

            Assert.Equal((key, account, "Q1"), (deal.Key, deal.AccountKey, deal.Name));
            Assert.Equal(("Proposal", "Angebot", OpportunityState.Open), (deal.Stage, deal.StageLabel, deal.State));
            Assert.Equal((40000.10m, "EUR", new LocalDate(2026, 3, 31)), (deal.Amount, deal.Currency, deal.CloseDate));
            Assert.Equal(Now, deal.CreatedAt);
        }

        [Fact]
        public async Task Won_and_lost_are_told_by_its_own_fields()
        {
            Org.Add("Opportunity", ("Name", "a"), ("IsClosed", true), ("IsWon", true));
            Org.Add("Opportunity", ("Name", "b"), ("IsClosed", true));
            Org.Add("Opportunity", ("Name", "c"));

            Assert.Equal(
                [OpportunityState.Won, OpportunityState.Lost, OpportunityState.Open], (await ReadAsync(null)).Select(deal => deal.State));
        }

        [Fact]
        public async Task Each_keeps_its_own_currency_and_a_blank_one_is_not_guessed()
        {
            Org.AddField("Opportunity", new("CurrencyIsoCode", "Currency", "picklist"));
            Org.Add("Opportunity", ("Name", "a"), ("Amount", 1m), ("CurrencyIsoCode", "EUR"));
            Org.Add("Opportunity", ("Name", "b"), ("Amount", 1m), ("CurrencyIsoCode", "usd"));
            Org.Add("Opportunity", ("Name", "c"), ("CurrencyIsoCode", null));
            Set("Currency", "CHF");

            Assert.Equal(["EUR", "USD", null], (await ReadAsync(null)).Select(deal => deal.Currency));
        }

        [Fact]
        public async Task A_number_larger_than_a_float_holds_is_not_rounded()
        {
            Org.Add("Opportunity", ("Name", "a"), ("Amount", 9007199254740993.01m));

            Assert.Equal(9007199254740993.01m, Assert.Single(await ReadAsync(null)).Amount);
        }

        [Fact]
        public async Task Only_what_changed_since_comes_and_somewhat_before_it()
        {
            Org.Add("Opportunity", ("Name", "old"));
            Time.Advance(TimeSpan.FromMinutes(55));
            Org.Add("Opportunity", ("Name", "late"));
            Time.Advance(TimeSpan.FromMinutes(10));
            Org.Add("Opportunity", ("Name", "new"));
            Begin();

            var read = await ReadAsync(Now + Duration.FromHours(1));

            Assert.Equal(["late", "new"], read.Select(deal => deal.Name));
        }

        Task<List<SourceOpportunity>> ReadAsync(Instant? since) =>
            Source.ReadOpportunitiesAsync(since, Run, CancellationToken.None).ToListAsync().AsTask();
    }

    public class WhenTheQueryTakesTooLong : OrgTest
    {
        [Fact]
        public async Task It_is_asked_in_parts_that_do_not()
        {
            for (var day = 0; day < 20; day++)
            {
                Org.Add("Opportunity", ("Name", $"Day {day}"));
                Time.Advance(TimeSpan.FromDays(1));
            }
            Begin();
            Faults.TimesOut = soql => soql.Contains("FROM Opportunity ", StringComparison.Ordinal) && Span(soql) > TimeSpan.FromDays(3);

            var read = await Source.ReadOpportunitiesAsync(Now, Run, CancellationToken.None).ToListAsync();

            Assert.Equal(Enumerable.Range(0, 20).Select(day => $"Day {day}"), read.Select(deal => deal.Name));
        }

        [Fact]
        public async Task So_is_one_that_Salesforce_finds_too_large()
        {
            Org.Add("Opportunity", ("Name", "a"));
            Faults.Next(
                http =>
                {
                    http.Response.StatusCode = 400;
                    http.Response.ContentType = "application/json";
                    return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                        http.Response, """[{"message":"exceeded 100000 distinct who/what's","errorCode":"OPERATION_TOO_LARGE"}]""");
                },
                http => http.Request.Path.Value!.EndsWith("/query", StringComparison.Ordinal));

            Assert.Single(await Source.ReadOpportunitiesAsync(Now - Duration.FromDays(1), Run, CancellationToken.None).ToListAsync());
            Assert.Equal(3, Salesforce.Requests.Count(request => request.Soql is not null));
        }

        [Fact]
        public async Task All_of_them_at_once_are_parted_as_well()
        {
            Org.Add("Opportunity", ("Name", "a"));
            Begin();
            var asked = 0;
            Faults.TimesOut = soql => $"{soql} ".Contains("FROM Opportunity ", StringComparison.Ordinal)
                && Span(soql) > TimeSpan.FromDays(400) && ++asked > 0;

            var read = await Source.ReadOpportunitiesAsync(null, Run, CancellationToken.None).ToListAsync();

            Assert.Equal("a", Assert.Single(read).Name);
            Assert.InRange(asked, 20, 40);
        }

        [Fact]
        public async Task One_that_never_ends_is_given_up()
        {
            Faults.TimesOut = soql => soql.Contains("FROM Opportunity ", StringComparison.Ordinal);

            var fault = await FaultAsync(
                () => Source.ReadOpportunitiesAsync(Now - Duration.FromDays(30), Run, CancellationToken.None).ToListAsync().AsTask());

            Assert.Equal((SourceFaultKind.Config, "QUERY_TIMEOUT"), (fault.Kind, fault.Code));
            Assert.InRange(Salesforce.Requests.Count, 8, 40);
        }

        /// <summary>How long a time a query asks about; what has no end goes to now.</summary>
        TimeSpan Span(string soql)
        {
            var begin = After(soql, "SystemModstamp >= ") ?? new DateTimeOffset(1999, 3, 8, 0, 0, 0, TimeSpan.Zero);
            return (After(soql, "SystemModstamp < ") ?? Time.GetUtcNow()) - begin;
        }

        static DateTimeOffset? After(string soql, string word) => soql.IndexOf(word, StringComparison.Ordinal) is var at and >= 0
            ? DateTimeOffset.Parse(soql.AsSpan(at + word.Length, 24), System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }
}
