using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.Sources.Tests.Warehouses;

public static class BreaksTests
{
    public class WhenItRefusesForAWhile
    {
        public static TheoryData<Dialect, string?, int> Retries { get; } = new()
        {
            { Dialect.Snowflake, "7", 7 }, { Dialect.BigQuery, "7", 7 }, { Dialect.Databricks, "7", 7 },
            { Dialect.Snowflake, "Sat, 28 Nov 2026 09:00:30 GMT", 30 }, { Dialect.BigQuery, "Sat, 28 Nov 2026 09:00:30 GMT", 30 },
            { Dialect.Databricks, "Sat, 28 Nov 2026 09:00:30 GMT", 30 }, { Dialect.Snowflake, null, 2 }, { Dialect.BigQuery, null, 2 },
            { Dialect.Databricks, null, 2 },
        };

        [Theory]
        [MemberData(nameof(Retries))]
        public async Task Too_many_requests_are_waited_out_as_it_says(Dialect dialect, string? after, int seconds)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            var refusal = new WarehouseReply(429, "{}");
            bench.Local.Faults.On(Begins(dialect), after is null ? refusal : refusal.With("Retry-After", after));

            var accounts = await bench.AccountsAsync();

            Assert.Equal(5, accounts.Count);
            Assert.Equal(seconds, Math.Round(bench.Time.Waits[0].TotalSeconds));
        }

        [Theory]
        [InlineData(Dialect.Snowflake)]
        [InlineData(Dialect.BigQuery)]
        [InlineData(Dialect.Databricks)]
        public async Task After_five_tries_it_is_said_and_when_it_is_asked_again(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Local.Faults.On(Begins(dialect), new WarehouseReply(429, "{}").With("Retry-After", "20"), times: -1);

            var fault = await bench.FaultAsync();

            Assert.Equal((SourceFaultKind.Throttled, $"{dialect} gets too many requests at once. The bot comes again later."),
                (fault.Kind, fault.Message));
            Assert.NotNull(fault.Until);
            Assert.Equal(5, bench.Local.Requests.Count(one => $"{one.Method} {one.Path}".Contains(Begins(dialect),
                StringComparison.Ordinal)));
        }

        [Theory]
        [InlineData(Dialect.Snowflake)]
        [InlineData(Dialect.BigQuery)]
        [InlineData(Dialect.Databricks)]
        public async Task Gateways_and_answers_cut_short_are_tried_again(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Local.Faults.On("", new WarehouseReply(502, "<html>Bad Gateway</html>", "text/html"), skip: 1);
            bench.Local.Faults.On("", new WarehouseReply(200, """{"statementHandle":"x","jobComplete":tr""") { IsCutShort = true },
                skip: 2);
            bench.Local.Faults.On("", new WarehouseReply(503, "{}"), skip: 3);

            Assert.Equal(5, (await bench.AccountsAsync()).Count);
        }
    }

    public class WhenItSaysNo
    {
        [Theory]
        [InlineData(Dialect.Snowflake)]
        [InlineData(Dialect.BigQuery)]
        [InlineData(Dialect.Databricks)]
        public async Task What_is_not_paid_for_is_said(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Local.Faults.On(Begins(dialect), new WarehouseReply(402, "{}"));

            var fault = await bench.FaultAsync();

            Assert.Equal(SourceFaultKind.QuotaSpent, fault.Kind);
            Assert.Equal($"{dialect} answers nothing until it is paid for (402): its trial or its credits are used up. Ask who pays for "
                + $"it.", fault.Message);
        }

        [Theory]
        [InlineData(Dialect.Snowflake)]
        [InlineData(Dialect.BigQuery)]
        [InlineData(Dialect.Databricks)]
        public async Task A_statement_that_it_stopped_is_not_asked_again_in_this_reading(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Local.Faults.On(Begins(dialect), new WarehouseReply(408,
                """{"code":"000630","sqlState":"57014","message":"Statement reached its timeout"}"""));

            var fault = await bench.FaultAsync();

            Assert.Equal(SourceFaultKind.Transient, fault.Kind);
            Assert.StartsWith("Sources:x:Accounts:Statement took longer than it may, and was stopped.", fault.Message,
                StringComparison.Ordinal);
            Assert.Single(bench.Local.Requests, one => $"{one.Method} {one.Path}".Contains(Begins(dialect), StringComparison.Ordinal));
        }

        [Theory]
        [InlineData(Dialect.Snowflake, "Object 'CRM.NOWHERE' does not exist or not authorized")]
        [InlineData(Dialect.BigQuery, "Not found: Table acme-analytics:crm.nowhere was not found in location EU")]
        [InlineData(Dialect.Databricks, "[TABLE_OR_VIEW_NOT_FOUND] The table or view `crm.nowhere` cannot be found")]
        public async Task A_table_that_there_is_not_is_named(Dialect dialect, string words)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Set("Accounts:Statement", "SELECT * FROM crm.nowhere");

            var fault = await bench.FaultAsync();
            var check = await bench.CheckAsync();

            Assert.Equal((SourceFaultKind.Config, "Sources:x:Accounts:Statement"), (fault.Kind, fault.Subject));
            Assert.Contains(words, fault.Message, StringComparison.Ordinal);
            Assert.Equal((SourceKinds.Accounts, fault.Message), (check.Troubles[0].Of, check.Troubles[0].Message));
        }

        [Theory]
        [InlineData(Dialect.Snowflake, "invalid identifier 'TEER'")]
        [InlineData(Dialect.BigQuery, "Unrecognized name: teer")]
        [InlineData(Dialect.Databricks, "A column with name `teer` cannot be resolved")]
        public async Task So_is_a_column(Dialect dialect, string words)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Set("Accounts:Statement", "SELECT account_id, name, is_target, teer AS tier FROM crm.accounts");

            var fault = await bench.FaultAsync();

            Assert.Equal(SourceFaultKind.Config, fault.Kind);
            Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        }
    }

    public class WhenTheRowsAreNotAsTheyShouldBe
    {
        public static TheoryData<Dialect> Dialects => WarehouseBench.All;

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task A_column_that_is_missing_is_named(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Set("Accounts:Statement", "SELECT account_id, name, is_target FROM crm.accounts");

            var fault = await bench.FaultAsync();

            Assert.Equal("Sources:x:Accounts:Statement gives no column tier. It gives account_id, name, is_target.", fault.Message);
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task Columns_of_a_wrong_type_are_said_before_anything_is_read(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Deals.Change("amount", new LocalColumn("amount", bench.Types.Text));
            bench.Deals.Change("close_date", new LocalColumn("close_date", bench.Types.Bool));
            bench.Accounts.Change("account_id", new LocalColumn("account_id", bench.Types.Float));

            var check = await bench.CheckAsync();

            Assert.Equal(["account_id", "amount", "close_date"], check.Troubles.Select(trouble => trouble.Subject));
            Assert.Contains("a rounded number, which an id never is", check.Troubles[0].Message, StringComparison.Ordinal);
            Assert.Contains("which is no number: cast it to", check.Troubles[1].Message, StringComparison.Ordinal);
            Assert.Contains("which is no day: cast it to DATE", check.Troubles[2].Message, StringComparison.Ordinal);
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task Blanks_that_are_needed_are_named_by_their_key(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Accounts.Set(3, "tier", null);

            var fault = await bench.FaultAsync();
            for (var row = 0; row < 5; row++)
            {
                bench.Accounts.Set(row, "account_id", null);
            }

            var all = await bench.FaultAsync();

            Assert.Equal("Sources:x:Accounts:Statement: tier of 00424 is blank, and is needed. Nothing of the reading is used.",
                fault.Message);
            Assert.Equal("Sources:x:Accounts:Statement: account_id of row 1 is blank, and is needed. Nothing of the reading is used.",
                all.Message);
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task Two_rows_of_a_key_in_two_parts_are_found(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Accounts.Set(4, "account_id", "00421");

            var fault = await bench.FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Contains("gives rows twice, by account_id: 00421.", fault.Message, StringComparison.Ordinal);
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task More_rows_than_allowed_are_never_cut_off_silently(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Set("RowCap", "4");

            Assert.Contains("gives more than 4 rows.", (await bench.FaultAsync()).Message, StringComparison.Ordinal);
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task What_was_counted_and_not_given_makes_the_reading_none(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Local.Faults.CountIsOffBy = 1;

            var fault = await bench.FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Equal($"{dialect} counted 6 rows and gave 5 for Sources:x:Accounts:Statement. Nothing of them is used; the next "
                + $"reading begins anew.", fault.Message);
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task An_answer_that_is_cut_off_is_refused(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Local.Faults.IsTruncated = true;

            Assert.Equal(SourceFaultKind.Incomplete, (await bench.FaultAsync()).Kind);
        }

        [Theory]
        [InlineData(Dialect.BigQuery)]
        [InlineData(Dialect.Databricks)]
        public async Task A_part_that_comes_again_ends_the_reading(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Local.Faults.RepeatsAPart = true;

            var fault = await bench.FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Contains("gave the same part of its rows twice", fault.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>The request with which a statement is begun.</summary>
    internal static string Begins(Dialect dialect) => dialect switch
    {
        Dialect.Snowflake => "POST /api/v2/statements?",
        Dialect.BigQuery => "POST /bigquery/v2/projects/acme-analytics/queries",
        _ => "POST /api/2.0/sql/statements",
    };
}
