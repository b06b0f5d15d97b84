using AlignBot.SourceSimulators.BigQuery;
using AlignBot.SourceSimulators.Warehouses;
using NodaTime;

namespace AlignBot.Sources.Tests.Warehouses;

public static class ReadingTests
{
    public class WhenAWarehouseIsRead
    {
        public static TheoryData<Dialect> Dialects => WarehouseBench.All;

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task Accounts_come_from_every_part_as_the_statement_gives_them(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);

            var accounts = await bench.AccountsAsync();

            Assert.Equal(["00421", "00422", "00423", "00424", "00425"], accounts.Select(account => account.Key));
            Assert.Equal(["true", "true", "true", "true", "false"], accounts.Select(account => account.Flag));
            Assert.Equal(dialect == Dialect.Databricks ? "2.00" : "2", accounts[0].Tier);
            Assert.Equal(["company1.example", null, "company3.example"], accounts.Take(3).Select(account => account.Domain));
            Assert.Equal([Instant.FromUtc(2026, 9, 30, 13, 59, 59), null], new[] { accounts[1].ModifiedAt, accounts[2].ModifiedAt });
            Assert.Equal(["7", "0042E1"], accounts[0].MergedFrom.ToArray());
            Assert.Empty(accounts[1].MergedFrom);
            Assert.All(accounts, account => Assert.Equal("EMEA", account.Offered["region"]));
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task Amounts_are_exact_days_are_days_and_moments_are_moments_also_before_1970(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);

            var deals = await bench.DealsAsync();

            Assert.Equal((40000.50m, "EUR", Instant.FromUtc(2026, 9, 22, 0, 0), new LocalDate(2026, 12, 1), OpportunityState.Open),
                (deals[0].Amount!.Value, deals[0].Currency, deals[0].CreatedAt!.Value, deals[0].CloseDate!.Value, deals[0].State));
            Assert.Equal((null, null, Instant.FromUnixTimeMilliseconds(-1500), new LocalDate(1969, 12, 31), OpportunityState.Won),
                (deals[1].Amount, deals[1].Currency, deals[1].CreatedAt!.Value, deals[1].CloseDate!.Value, deals[1].State));
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task Times_without_a_zone_are_meant_in_the_configured_one(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Deals.Change("created_at", new LocalColumn("created_at", bench.Types.Local));
            bench.Deals.Set(0, "created_at", new DateTime(2026, 7, 2, 11, 0, 0, DateTimeKind.Unspecified));
            bench.Deals.Set(1, "created_at", new DateTime(2026, 12, 2, 11, 0, 0, DateTimeKind.Unspecified));

            var check = await bench.CheckAsync();
            await using var zoned = bench.Set("Zone", "Europe/Berlin").Open();
            var deals = await zoned.ReadOpportunitiesAsync(null, bench.Run, CancellationToken.None).ToListAsync();

            Assert.Equal($"Sources:x:Opportunities:Statement: created_at is of type {bench.Types.Local}, which needs a zone to be read: "
                + "set Sources:x:Zone to the one that is meant.", Assert.Single(check.Troubles).Message);
            Assert.Equal([Instant.FromUtc(2026, 7, 2, 9, 0), Instant.FromUtc(2026, 12, 2, 10, 0)], deals.Select(deal =>
                deal.CreatedAt!.Value));
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task A_floating_amount_is_taken_and_noted(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Deals.Change("amount", new LocalColumn("amount", bench.Types.Float));
            bench.Deals.Set(0, "amount", 15000.25);

            var deals = await bench.DealsAsync();

            Assert.Equal(15000.25m, deals[0].Amount);
            Assert.Contains("amount is a floating number, which rounds.", Assert.Single(bench.Run.Notes), StringComparison.Ordinal);
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task An_empty_table_gives_no_row_and_a_list_is_read_without_a_fault(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Accounts.Clear();

            Assert.Empty(await bench.AccountsAsync());
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task Forty_thousand_rows_come_in_their_parts(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Accounts.Clear();
            bench.Local.RowsPerPart = 7000;
            for (var number = 0; number < 40_000; number++)
            {
                bench.Accounts.Add($"A-{number}", "Company", true, 1m, null, null, Array.Empty<string>(), null);
            }

            var accounts = await bench.AccountsAsync();

            Assert.Equal(40_000, accounts.Select(account => account.Key).Distinct().Count());
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task A_check_sees_the_columns_and_asks_for_no_row(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);

            var check = await bench.CheckAsync();

            Assert.Empty(check.Troubles);
            Assert.Equal(["is_target", "tier", "region"], check.Offered.Select(column => column.Name));
            Assert.Contains(dialect == Dialect.Databricks ? "1111" : "alignbot", check.CredentialOf, StringComparison.Ordinal);
            if (bench.Local is LocalBigQuery)
            {
                Assert.All(bench.Local.Requests.Where(one => one.Path.EndsWith("/queries", StringComparison.Ordinal)),
                    one => Assert.Contains("\"dryRun\":true", one.Body, StringComparison.Ordinal));
            }
        }
    }

    public class WhenAStatementTakesLong
    {
        public static TheoryData<Dialect> Dialects => WarehouseBench.All;

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task It_is_waited_for_with_growing_pauses(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Local.Faults.LooksUntilDone = 8;

            var accounts = await bench.AccountsAsync();

            Assert.Equal(5, accounts.Count);
            Assert.Equal(TimeSpan.FromMilliseconds(250), bench.Time.Waits[0]);
            Assert.Equal(TimeSpan.FromSeconds(10), bench.Time.Waits[6]);
            Assert.Empty(bench.Local.Stopped);
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task One_that_never_ends_is_stopped_there_when_its_time_is_over(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Local.Faults.LooksUntilDone = -1;
            bench.Set("StatementTimeoutSeconds", "60");

            var fault = await bench.FaultAsync();

            Assert.Equal((SourceFaultKind.Transient, "timeout"), (fault.Kind, fault.Code));
            Assert.Equal("Sources:x:Accounts:Statement took longer than it may, and was stopped. Make it quicker, or raise "
                + "Sources:x:StatementTimeoutSeconds.", fault.Message);
            Assert.Single(bench.Local.Stopped);
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task A_reading_that_is_cancelled_stops_it(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Local.Faults.LooksUntilDone = -1;
            using var cancel = new CancellationTokenSource();
            bench.Local.Seen = _ =>
            {
                if (bench.Local.Requests.Count == 5)
                {
                    cancel.Cancel();
                }
            };

            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                async () => await bench.Source.ReadAccountsAsync(bench.Run, cancel.Token).ToListAsync());

            Assert.Single(bench.Local.Stopped);
        }

        [Theory]
        [InlineData(Dialect.Snowflake)]
        [InlineData(Dialect.Databricks)]
        public async Task A_warehouse_that_sleeps_is_waited_for_and_named_when_it_does_not_wake(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Local.Faults.LooksUntilAwake = 6;
            bench.Set("StatementTimeoutSeconds", "60");

            var accounts = await bench.AccountsAsync();
            bench.Local.Faults.LooksUntilAwake = 1000;
            var fault = await bench.FaultAsync();

            Assert.Equal(5, accounts.Count);
            Assert.Contains($"{dialect} had not begun Sources:x:Accounts:Statement when its time was over", fault.Message,
                StringComparison.Ordinal);
            Assert.Single(bench.Local.Stopped);
        }
    }
}
