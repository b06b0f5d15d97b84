using AlignBot.Sources.Tests.Configuration;
using AlignBot.Sources.Tests.PostgreSql;
using NodaTime;

namespace AlignBot.Sources.Tests.Odbc;

public static class OdbcTests
{
    const string Rows = "SELECT 'A-' || column1 AS account_id, 'Company' AS name, 'yes' AS is_target, '1' AS tier FROM (VALUES (1), "
        + "(2), (3))";

    static Configured Open(string connection, params IEnumerable<(string Setting, string? Value)> settings) =>
        Configured.Open([("Type", "Odbc"), ("ConnectionString", connection), ("Accounts:Statement", Rows), .. settings]);

    public class WhenADatabaseIsAsked
    {
        [OdbcFact]
        public async Task SQLite_gives_its_rows()
        {
            await using var source = Open("Driver={SQLite3};Database=:memory:");

            var accounts = await source.AccountsAsync();
            var check = await source.CheckAsync();

            Assert.Equal(["A-1", "A-2", "A-3"], accounts.Select(account => account.Key));
            Assert.Empty(check.Troubles);
            Assert.Equal(["is_target", "tier"], check.Offered.Select(column => column.Name));
        }

        [OdbcFact]
        public async Task Times_as_texts_say_their_zone()
        {
            await using var source = Open(
                "Driver={SQLite3};Database=:memory:",
                ("Activities:Statement", "SELECT '1' AS activity_id, 'A-1' AS account_id, 'sales' AS side, 'call' AS kind, "
                    + "'2026-09-21T11:30:00+02:00' AS occurred_at "
                    + "UNION ALL SELECT '2', 'A-1', 'sales', 'call', '2026-09-21'"));

            var activities = await source.Source.ReadActivitiesAsync(null, source.Run(), CancellationToken.None).ToListAsync();

            Assert.Equal([Instant.FromUtc(2026, 9, 21, 9, 30), null], activities.Select(activity => activity.At));
            Assert.Equal([null, new LocalDate(2026, 9, 21)], activities.Select(activity => activity.On));
        }

        [OdbcFact]
        public async Task PostgreSQL_gives_exact_amounts_days_and_times_of_the_configured_zone()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.OverOdbc(
                ("Zone", "Europe/Berlin"),
                ("Opportunities:Statement", "SELECT 'O-1'::varchar AS opportunity_id, 'A-1'::varchar AS account_id, true AS is_closed, "
                    + "true AS is_won, "
                    + "1234.56::numeric(12,2) AS amount, 'gbp'::varchar AS currency, '2026-07-02 11:00'::timestamp AS created_at, DATE "
                        + "'2026-09-30' AS close_date"));

            var deal = Assert.Single(await source.Source.ReadOpportunitiesAsync(null, source.Run(), CancellationToken.None).ToListAsync());

            Assert.Equal(
                (1234.56m, "GBP", Instant.FromUtc(2026, 7, 2, 9, 0), new LocalDate(2026, 9, 30), OpportunityState.Won),
                (deal.Amount!.Value, deal.Currency, deal.CreatedAt!.Value, deal.CloseDate!.Value, deal.State));
            Assert.Equal(3, (await source.AccountsAsync()).Count);
        }

        [OdbcFact]
        public async Task What_a_statement_writes_is_undone()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await warehouse.RunAsync($"GRANT ALL ON crm.accounts TO {warehouse.Role}");
            await using var source = warehouse.OverOdbc(
                ("Accounts:Statement", "WITH gone AS (DELETE FROM crm.accounts RETURNING *) SELECT account_id, name, is_target, tier "
                    + "FROM gone"));

            _ = await source.AccountsAsync();

            Assert.Equal(3, await warehouse.CountAsync("crm.accounts"));
        }
    }

    public class WhenItCanNotBeAsked
    {
        [OdbcFact]
        public async Task A_driver_that_is_not_installed_is_named()
        {
            await using var source = Open("Driver={Teradata};DBCName=dw.example");

            var fault = await source.FaultAsync();

            Assert.Equal(SourceFaultKind.Config, fault.Kind);
            Assert.Contains("the driver 'Teradata'", fault.Message, StringComparison.Ordinal);
            Assert.Equal(fault.Message, Assert.Single((await source.CheckAsync()).Troubles).Message);
        }

        [OdbcFact]
        public async Task So_is_a_data_source_that_there_is_not()
        {
            await using var source = Open("DSN=nowhere");

            Assert.Contains("ODBC knows no such driver or data source: the data source 'nowhere'.", (await source.FaultAsync()).Message,
                StringComparison.Ordinal);
        }

        [OdbcFact]
        public async Task A_wrong_password_a_table_that_there_is_not_and_a_right_that_is_missing_are_said()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var nowhere = warehouse.OverOdbc(("Accounts:Statement", "SELECT * FROM crm.nowhere"));
            await using var forbidden = warehouse.OverOdbc(("Accounts:Statement", "SELECT * FROM crm.accounts"));

            var (table, right) = (await nowhere.FaultAsync(), await forbidden.FaultAsync());
            warehouse.Rotate("a-wrong-password-that-nobody-may-see");
            var password = await forbidden.FaultAsync();

            Assert.Equal(SourceFaultKind.Config, table.Kind);
            Assert.Contains("relation \"crm.nowhere\" does not exist", table.Message, StringComparison.Ordinal);
            Assert.Equal(SourceFaultKind.Permission, right.Kind);
            Assert.Contains("permission denied for table accounts", right.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("nobody-may-see", password.Message, StringComparison.Ordinal);
        }

        [OdbcFact]
        public async Task One_that_takes_too_long_is_stopped()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.OverOdbc(
                ("StatementTimeoutSeconds", "1"), ("Accounts:Statement", "SELECT '1'::varchar AS account_id, 'x'::varchar AS name, "
                    + "'1'::varchar AS is_target, pg_sleep(30)::text AS tier"));

            var fault = await source.FaultAsync();

            Assert.Equal(SourceFaultKind.Transient, fault.Kind);
            Assert.Contains("took longer than it may", fault.Message, StringComparison.Ordinal);
        }
    }

    public class WhenSettingsAreWrong
    {
        [Theory]
        [InlineData("Driver={SQLite3};PWD=hunter2-hunter2", "holds a password")]
        [InlineData("Server=db.example", "names no driver")]
        [InlineData("hunter2-hunter2", "is not understood")]
        public void It_is_said_and_not_repeated(string connection, string says)
        {
            var refused = Assert.Throws<SourceException>(() => Open(connection));

            Assert.Contains(says, refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", refused.ToString(), StringComparison.Ordinal);
        }
    }
}
