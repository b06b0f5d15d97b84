using AlignBot.Tests.Harness;
using NodaTime;

namespace AlignBot.Sources.Tests.PostgreSql;

public static class PostgreSqlReadingTests
{
    public class WhenAccountsAreRead
    {
        [PostgreSqlFact]
        public async Task They_are_as_the_statement_gives_them()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked("SELECT account_id AS \"ACCOUNT_ID\", name, is_target, tier, domain, region, "
                + "owner_email, modified_at, merged_from FROM crm.accounts ORDER BY name DESC;");

            var accounts = await source.AccountsAsync();

            Assert.Equal(["420", "00420", "A-3"], accounts.Select(account => account.Key));
            Assert.Equal(["true", "true", "false"], accounts.Select(account => account.Flag));
            Assert.Equal(["2", "1", "3"], accounts.Select(account => account.Tier));
            Assert.Equal("Ostrava Looms", accounts[2].Name);
            Assert.Equal(Instant.FromUtc(2026, 9, 30, 13, 59, 59), accounts[1].ModifiedAt);
            Assert.Equal(["7", "0042E1"], accounts[1].MergedFrom.ToArray());
            Assert.Equal([null, "EMEA", null], accounts.Select(account => account.Offered["region"]));
            Assert.Equal("noor@seller.example", accounts[0].Owner!.Key);
        }

        [PostgreSqlFact]
        public async Task The_server_holds_the_transaction_to_one_moment_to_reading_and_to_a_time()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked(
                "SELECT current_setting('application_name') AS account_id, current_setting('transaction_isolation') AS name, "
                    + "current_setting('transaction_read_only') AS is_target, current_setting('statement_timeout') AS tier",
                ("StatementTimeoutSeconds", "42"));

            var said = Assert.Single(await source.AccountsAsync());

            Assert.Equal(("AlignBot", "repeatable read", "on", "42s"), (said.Key, said.Name, said.Flag, said.Tier));
        }

        [PostgreSqlFact]
        public async Task Owners_come_once_each()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked("SELECT account_id, name, is_target, tier, owner_email FROM crm.accounts");

            var owners = await source.Source.ReadOwnersAsync(source.Run(), CancellationToken.None).ToListAsync();

            Assert.Equal(["noor@seller.example"], owners.Select(owner => owner.Email));
        }

        [PostgreSqlFact]
        public async Task Ids_of_any_type_are_kept_digit_for_digit()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked(
                "SELECT id AS account_id, 'L' AS name, 'Yes' AS is_target, 'T1' AS tier, u AS parent_id, ARRAY[id, "
                    + "7] AS merged_from FROM (VALUES (9912140633506421::bigint, '6b1f3c3e-0000-4000-8000-000000000001'::uuid), (0, "
                    + "NULL)) v(id, u)");

            var accounts = await source.AccountsAsync();

            Assert.Equal(["9912140633506421", "0"], accounts.Select(account => account.Key));
            Assert.Equal("6b1f3c3e-0000-4000-8000-000000000001", accounts[0].ParentKey);
            Assert.Equal(["9912140633506421", "7"], accounts[0].MergedFrom.ToArray());
        }

        [PostgreSqlFact]
        public async Task A_hundred_thousand_come_one_after_the_other()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked("SELECT 'A-' || n AS account_id, 'Company ' || n AS name, true AS is_target, "
                + "1 AS tier FROM generate_series(1, 100000) n");

            var count = 0;
            await foreach (var account in source.Source.ReadAccountsAsync(source.Run(), CancellationToken.None))
            {
                Assert.StartsWith("A-", account.Key, StringComparison.Ordinal);
                count++;
            }

            Assert.Equal(100_000, count);
        }

        [PostgreSqlFact]
        public async Task A_reader_who_stops_early_does_not_wait_for_the_rest()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked("SELECT generate_series(1, 100000000000) AS account_id, 'L' AS name, "
                + "true AS is_target, 1 AS tier");

            var first = await source.Source.ReadAccountsAsync(source.Run(), CancellationToken.None).FirstAsync();

            Assert.Equal("1", first.Key);
        }
    }

    public class WhenOpportunitiesAreRead
    {
        const string One = "SELECT 'O-1' AS opportunity_id, 'A-1' AS account_id, true AS is_closed, 1 AS is_won, ";

        [PostgreSqlFact]
        public async Task Amounts_are_exact_and_days_are_days()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Open(
                ("Opportunities:Statement", One + "'won' AS stage, 1234.56::numeric(12,2) AS amount, 'gbp' AS currency, "
                    + "'2026-09-30T23:30:00Z'::timestamptz AS created_at, DATE '2026-09-30' AS close_date"));

            var opportunity = Assert.Single(
                await source.Source.ReadOpportunitiesAsync(null, source.Run(), CancellationToken.None).ToListAsync());

            Assert.Equal(
                new SourceOpportunity("O-1", "A-1")
                {
                    Stage = "won",
                    State = OpportunityState.Won,
                    Amount = 1234.56m,
                    Currency = "GBP",
                    CreatedAt = Instant.FromUtc(2026, 9, 30, 23, 30),
                    CloseDate = new LocalDate(2026, 9, 30),
                },
                opportunity);
        }

        [PostgreSqlFact]
        public async Task Times_without_a_zone_are_meant_in_the_configured_one_and_are_refused_without()
        {
            using var warehouse = await Warehouse.OpenAsync();
            const string Statement = One
                + "NULL::numeric AS amount, '2026-07-02 11:00'::timestamp AS created_at, '2026-09-30T22:30:00Z'::timestamptz AS close_date";
            await using var zoned = warehouse.Open(("Opportunities:Statement", Statement), ("Zone", "Europe/Berlin"));
            await using var bare = warehouse.Open(("Opportunities:Statement", Statement));

            var opportunity = Assert.Single(
                await zoned.Source.ReadOpportunitiesAsync(null, zoned.Run(), CancellationToken.None).ToListAsync());
            var refused = await Assert.ThrowsAsync<SourceException>(
                async () => await bare.Source.ReadOpportunitiesAsync(null, bare.Run(), CancellationToken.None).ToListAsync());
            var check = await bare.CheckAsync();

            Assert.Equal((Instant.FromUtc(2026, 7, 2, 9, 0), new LocalDate(2026, 10, 1)), (opportunity.CreatedAt, opportunity.CloseDate));
            Assert.Contains("Set Sources:x:Zone", refused.Message, StringComparison.Ordinal);
            Assert.Equal(["created_at", "close_date"], check.Troubles.Select(trouble => trouble.Subject));
        }

        [PostgreSqlFact]
        public async Task A_rounded_amount_is_noted()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Open(("Opportunities:Statement", One + "-12.5::float8 AS amount, now() AS created_at, "
                + "NULL::date AS close_date"));
            var run = source.Run();

            var opportunity = Assert.Single(await source.Source.ReadOpportunitiesAsync(null, run, CancellationToken.None).ToListAsync());

            Assert.Equal(-12.5m, opportunity.Amount);
            Assert.Equal(["opportunities: amount is a floating number, which rounds. "
                + "Give it as numeric.", "opportunities: amount is negative in some rows."], run.Notes);
        }

        [PostgreSqlFact]
        public async Task What_can_not_be_kept_is_refused_by_its_key()
        {
            using var warehouse = await Warehouse.OpenAsync();
            foreach (var (amount, created) in new[] { ("'NaN'::numeric", "now()"), ("1e40::numeric", "now()"),
                ("5", "'infinity'::timestamptz") })
            {
                await using var source = warehouse.Open(("Opportunities:Statement", One + $"{amount} AS amount, {created} AS created_at, "
                    + "NULL::date AS close_date"));

                var refused = await Assert.ThrowsAsync<SourceException>(
                    async () => await source.Source.ReadOpportunitiesAsync(null, source.Run(), CancellationToken.None).ToListAsync());

                Assert.Equal(SourceFaultKind.Incomplete, refused.Fault.Kind);
                Assert.Contains(" of O-1 is ", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    public class WhenAnswersAreNotWhole
    {
        [PostgreSqlFact]
        public async Task More_rows_than_allowed_are_never_cut_off_silently()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked(settings: ("RowCap", "2"));
            await using var enough = warehouse.Asked(settings: ("RowCap", "3"));

            var fault = await source.FaultAsync();

            Assert.Equal((SourceFaultKind.Incomplete, "Sources:x:Accounts:Statement"), (fault.Kind, fault.Subject));
            Assert.Equal("Sources:x:Accounts:Statement gives more than 2 rows. "
                + "Nothing of them is used: narrow the statement, or raise Sources:x:RowCap.", fault.Message);
            Assert.Equal(3, (await enough.AccountsAsync()).Count);
        }

        [PostgreSqlFact]
        public async Task Rows_that_come_twice_are_named_up_to_five()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked("SELECT 'A-' || n % 7 AS account_id, 'L' AS name, true AS is_target, "
                + "1 AS tier FROM generate_series(0, 20) n");

            var fault = await source.FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Equal("Sources:x:Accounts:Statement gives rows twice, by account_id: A-0, A-1, A-2, A-3, A-4 and more. "
                + "Nothing of them is used: a join often does that.", fault.Message);
        }

        [PostgreSqlFact]
        public async Task A_blank_that_is_needed_is_named_by_its_key_and_nothing_else_of_its_row()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var tier = warehouse.Asked("SELECT account_id, name, is_target, NULLIF(tier, 2) AS tier FROM crm.accounts");
            await using var key = warehouse.Asked("SELECT NULL AS account_id, 'L' AS name, true AS is_target, 1 AS tier");
            await using var meant = warehouse.Asked("SELECT account_id, name, is_target, NULLIF(tier, "
                + "2) AS tier FROM crm.accounts", ("Accounts:BlankIsMeant", "tier"));

            Assert.Equal("Sources:x:Accounts:Statement: tier of 420 is blank, and is needed. "
                + "Nothing of the reading is used.", (await tier.FaultAsync()).Message);
            Assert.Equal("Sources:x:Accounts:Statement: account_id of row 1 is blank, and is needed. "
                + "Nothing of the reading is used.", (await key.FaultAsync()).Message);
            Assert.Contains((await meant.AccountsAsync()), account => account is { Key: "420", Tier: null });
        }

        [PostgreSqlFact]
        public async Task A_kind_without_a_statement_is_not_supported()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked();

            var refused = await Assert.ThrowsAsync<SourceException>(
                async () => await source.Source.ReadLeadsAsync(null, source.Run(), CancellationToken.None).ToListAsync());

            Assert.Equal(SourceFaultKind.NotSupported, refused.Fault.Kind);
        }
    }
}
