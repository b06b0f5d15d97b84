using AlignBot.Tests.Harness;
using NodaTime;

namespace AlignBot.Sources.Tests.PostgreSql;

public static class PostgreSqlCheckTests
{
    public class WhenAllIsWell
    {
        [PostgreSqlFact]
        public async Task It_says_who_asks_until_when_and_what_can_be_mapped()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await warehouse.RunAsync($"ALTER ROLE {warehouse.Role} VALID UNTIL '2030-01-01T00:00:00Z'");
            await using var source = warehouse.Asked("SELECT account_id, name, is_target, tier, "
                + "region FROM crm.accounts -- and no more", ("Zone", "Europe/Berlin"));

            var check = await source.CheckAsync();

            Assert.Empty(check.Troubles);
            Assert.Equal(
                (warehouse.Role, Instant.FromUtc(2030, 1, 1, 0, 0), "Europe/Berlin"),
                (check.CredentialOf, check.CredentialEndsAt, check.Zone));
            Assert.Equal(["account_id", "name", "is_target", "tier", "region"], check.Columns.Select(column => column.Name));
            Assert.Equal(["is_target", "tier", "region"], check.Offered.Select(column => column.Name));
            Assert.Contains("is not encrypted", Assert.Single(check.Warnings), StringComparison.Ordinal);
        }

        [PostgreSqlFact]
        public async Task No_statement_is_run()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked("SELECT account_id, name, is_target, "
                + "1 / (tier - tier) AS tier FROM crm.accounts ORDER BY pg_sleep(30)::text");

            var check = await source.CheckAsync();

            Assert.Empty(check.Troubles);
        }
    }

    public class WhenTheRoleMayDoMore
    {
        [PostgreSqlFact]
        public async Task One_that_may_write_is_warned_of_with_the_table()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await warehouse.RunAsync($"GRANT INSERT ON crm.accounts TO {warehouse.Role}");
            await using var source = warehouse.Asked();

            var check = await source.CheckAsync();

            Assert.Contains($"The role {warehouse.Role} may write: crm.accounts. "
                + "Nothing is written, but give Sources:x a role that may only read.", check.Warnings);
        }

        [PostgreSqlFact]
        public async Task One_that_may_change_a_single_column_or_owns_a_table_too()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await warehouse.RunAsync($"GRANT UPDATE (tier) ON crm.accounts TO {warehouse.Role}; CREATE TABLE crm.owned (x int); "
                + $"ALTER TABLE crm.owned OWNER TO {warehouse.Role}");
            await using var source = warehouse.Asked();

            var check = await source.CheckAsync();

            Assert.Contains(check.Warnings, warning => warning.Contains("may write: crm.accounts, crm.owned.", StringComparison.Ordinal));
        }

        [PostgreSqlFact]
        public async Task A_superuser_is_warned_of_as_such()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await warehouse.RunAsync($"ALTER ROLE {warehouse.Role} SUPERUSER");
            await using var source = warehouse.Asked();

            var check = await source.CheckAsync();

            Assert.Contains(check.Warnings, warning => warning.Contains("is a superuser", StringComparison.Ordinal));
        }
    }

    public class WhenSeveralStatementsAreWrong
    {
        [PostgreSqlFact]
        public async Task All_are_said_at_once()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked(
                "SELECT * FROM crm.no_such_table", ("Leads:Statement", "SELECT 1 AS lead_id"),
                    ("Signals:Statement", "SELECT 'S-1' AS signal_id, 'A-1' AS account_id, 'intent' AS kind, now() AS detected_at"));

            var check = await source.CheckAsync();

            Assert.Equal(["42P01", null], check.Troubles.Select(trouble => trouble.Code));
            Assert.Equal(["Sources:x:Accounts:Statement", "Sources:x:Leads:Statement"], check.Troubles.Select(trouble => trouble.Subject));
        }
    }
}
