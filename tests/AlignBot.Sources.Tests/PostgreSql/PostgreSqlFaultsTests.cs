using AlignBot.Sources.Tests.Configuration;
using AlignBot.Tests.Harness;
using NodaTime;

namespace AlignBot.Sources.Tests.PostgreSql;

public static class PostgreSqlFaultsTests
{
    /// <summary>Turns the clock on until the reading ends: waits between tries pass at once.</summary>
    static async Task<SourceFault> FaultAfterWaitsAsync(Configured source, SourceRun run)
    {
        var reading = source.AccountsAsync(run);
        while (!reading.IsCompleted)
        {
            source.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(reading, Task.Delay(20));
        }

        return (await Assert.ThrowsAsync<SourceException>(() => reading)).Fault;
    }

    public class WhenTheRoleIsRefused
    {
        [PostgreSqlFact]
        public async Task A_wrong_password_is_one_of_authentication_and_a_rotated_one_is_taken_without_a_restart()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked();
            warehouse.Rotate("battery-staple");

            var fault = await source.FaultAsync();
            await warehouse.RunAsync($"ALTER ROLE {warehouse.Role} PASSWORD 'battery-staple'");
            var accounts = await source.AccountsAsync();

            Assert.Equal((SourceFaultKind.Auth, "28P01"), (fault.Kind, fault.Code));
            Assert.DoesNotContain("battery", fault.Message, StringComparison.Ordinal);
            Assert.Equal(3, accounts.Count);
        }

        [PostgreSqlFact]
        public async Task An_expired_password_too()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await warehouse.RunAsync($"ALTER ROLE {warehouse.Role} VALID UNTIL '2020-01-01'");
            await using var source = warehouse.Asked();

            var fault = await source.FaultAsync();
            var check = await source.CheckAsync();

            Assert.Equal(SourceFaultKind.Auth, fault.Kind);
            Assert.Contains("its password is wrong or has ended", fault.Message, StringComparison.Ordinal);
            Assert.Equal(SourceFaultKind.Auth, Assert.Single(check.Troubles).Kind);
        }

        [PostgreSqlFact]
        public async Task A_role_that_was_taken_its_login_or_its_right_to_connect()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked();
            await warehouse.RunAsync($"ALTER ROLE {warehouse.Role} NOLOGIN");
            var noLogin = await source.FaultAsync();
            await warehouse.RunAsync($"ALTER ROLE {warehouse.Role} LOGIN; "
                + "DO $$ BEGIN EXECUTE 'REVOKE CONNECT ON DATABASE ' || current_database() || ' FROM PUBLIC'; END $$");

            var noConnect = await source.FaultAsync();

            Assert.Equal(SourceFaultKind.Auth, noLogin.Kind);
            Assert.Equal((SourceFaultKind.Permission, "42501"), (noConnect.Kind, noConnect.Code));
        }

        [PostgreSqlFact]
        public async Task No_password_where_one_is_asked_for()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked(settings: ("Password", null));

            var fault = await source.FaultAsync();

            Assert.Equal(SourceFaultKind.Auth, fault.Kind);
            Assert.Contains("Set Sources:x:Password", fault.Message, StringComparison.Ordinal);
        }
    }

    public class WhenAStatementCanNotBeAsked
    {
        [PostgreSqlFact]
        public async Task A_column_that_is_not_there_and_one_without_grant_are_two_troubles()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var absent = warehouse.Asked("SELECT account_id, name, is_target, tier, abm_tier FROM crm.accounts");
            await using var withheld = warehouse.Asked("SELECT account_id, name, is_target, tier, secret_note FROM crm.accounts");

            var (absentFault, withheldFault) = (await absent.FaultAsync(), await withheld.FaultAsync());
            var (absentCheck, withheldCheck) = (await absent.CheckAsync(), await withheld.CheckAsync());

            Assert.Equal((SourceFaultKind.Config, "42703"), (absentFault.Kind, absentFault.Code));
            Assert.Contains("abm_tier", absentFault.Message, StringComparison.Ordinal);
            Assert.Equal((SourceFaultKind.Permission, "42501"), (withheldFault.Kind, withheldFault.Code));
            Assert.Equal(absentFault with { Of = SourceKinds.Accounts }, Assert.Single(absentCheck.Troubles));
            Assert.Equal(withheldFault with { Of = SourceKinds.Accounts }, Assert.Single(withheldCheck.Troubles));
        }

        [PostgreSqlFact]
        public async Task A_role_whose_grant_was_revoked_between_two_readings()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked();
            var before = await source.AccountsAsync();
            await warehouse.RunAsync($"REVOKE USAGE ON SCHEMA crm FROM {warehouse.Role}");

            var fault = await source.FaultAsync();

            Assert.Equal(3, before.Count);
            Assert.Equal(SourceFaultKind.Permission, fault.Kind);
        }

        [PostgreSqlFact]
        public async Task A_column_that_is_needed_and_not_given_is_named_beside_what_is()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked("SELECT account_id, name, tier AS abm_tier FROM crm.accounts");
            await using var twice = warehouse.Asked("SELECT account_id, name, name, is_target, tier FROM crm.accounts");

            Assert.Equal("Sources:x:Accounts:Statement gives no column is_target, tier. "
                + "It gives account_id, name, abm_tier.", (await source.FaultAsync()).Message);
            Assert.Equal("Sources:x:Accounts:Statement gives the column name 2 times. Name each once.", (await twice.FaultAsync()).Message);
        }

        [PostgreSqlFact]
        public async Task A_value_that_can_not_be_cast_is_not_quoted()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked("SELECT account_id, name, is_target, name::int AS tier FROM crm.accounts");

            var fault = await source.FaultAsync();

            Assert.Equal((SourceFaultKind.Config, "22P02"), (fault.Kind, fault.Code));
            Assert.DoesNotContain("Larkfield", fault.Message, StringComparison.Ordinal);
        }
    }

    public class WhenAStatementWrites
    {
        [PostgreSqlFact]
        public async Task The_server_refuses_it_and_nothing_is_written()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await warehouse.RunAsync($"GRANT ALL ON crm.accounts TO {warehouse.Role}");
            await using var source = warehouse.Asked("WITH gone AS (DELETE FROM crm.accounts RETURNING *) SELECT account_id, name, "
                + "is_target, tier FROM gone");

            var fault = await source.FaultAsync();
            var check = await source.CheckAsync();

            Assert.Equal((SourceFaultKind.Config, "25006"), (fault.Kind, fault.Code));
            Assert.Contains("nothing was written", fault.Message, StringComparison.Ordinal);
            Assert.Contains("A statement that changes something "
                + "is not taken", Assert.Single(check.Troubles).Message, StringComparison.Ordinal);
            Assert.Equal(3, await warehouse.CountAsync("crm.accounts"));
        }

        [PostgreSqlFact]
        public async Task Neither_a_function_nor_its_transaction_lets_it_write()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await warehouse.RunAsync($"""
                GRANT ALL ON crm.accounts TO {warehouse.Role};
                CREATE FUNCTION crm.clear() RETURNS int LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN DELETE FROM crm.accounts; RETURN 1; END';
                GRANT EXECUTE ON FUNCTION crm.clear() TO {warehouse.Role};
                """);
            await using var writes = warehouse.Asked("SELECT 'A-1' AS account_id, 'L' AS name, true AS is_target, crm.clear() AS tier");
            await using var tries = warehouse.Asked("SELECT set_config('transaction_read_only', 'off', true) AS account_id, 'L' AS name, "
                + "true AS is_target, crm.clear() AS tier");

            var (written, tried) = (await writes.FaultAsync(), await tries.FaultAsync());

            Assert.Equal((SourceFaultKind.Config, "25006"), (written.Kind, written.Code));
            Assert.Equal((SourceFaultKind.Config, "25001"), (tried.Kind, tried.Code));
            Assert.Equal(3, await warehouse.CountAsync("crm.accounts"));
        }
    }

    public class WhenAStatementTakesTooLong
    {
        [PostgreSqlFact]
        public async Task The_server_stops_it_and_it_is_not_tried_again()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked("SELECT account_id, name, is_target, tier FROM crm.accounts, "
                + "pg_sleep(30)", ("StatementTimeoutSeconds", "1"));
            var run = source.Run();

            var fault = await source.FaultAsync(run);

            Assert.Equal((SourceFaultKind.Transient, "57014"), (fault.Kind, fault.Code));
            Assert.Contains("took longer than 1 seconds", fault.Message, StringComparison.Ordinal);
            Assert.Equal(1, run.Calls);
        }
    }

    public class WhenTheReadingsTimeIsOver
    {
        [PostgreSqlFact]
        public async Task It_ends_though_the_server_still_works()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var source = warehouse.Asked("SELECT account_id, name, is_target, tier FROM crm.accounts, pg_sleep(30)");

            var fault = await FaultAfterWaitsAsync(source, source.Run(Duration.FromSeconds(40)));

            Assert.Equal((SourceFaultKind.Transient, null), (fault.Kind, fault.Code));
            Assert.Contains("in the time that a reading may take", fault.Message, StringComparison.Ordinal);
        }
    }

    public class WhenTheServerIsFull
    {
        [PostgreSqlFact]
        public async Task It_is_asked_five_times_with_waits_between()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await warehouse.RunAsync($"ALTER ROLE {warehouse.Role} CONNECTION LIMIT 0");
            await using var source = warehouse.Asked();
            var run = source.Run();

            var fault = await FaultAfterWaitsAsync(source, run);

            Assert.Equal((SourceFaultKind.Transient, "53300"), (fault.Kind, fault.Code));
            Assert.Equal(5, run.Calls);
        }

        [PostgreSqlFact]
        public async Task A_wait_that_would_go_past_the_deadline_is_not_begun()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await warehouse.RunAsync($"ALTER ROLE {warehouse.Role} CONNECTION LIMIT 0");
            await using var source = warehouse.Asked();
            var run = source.Run(Duration.FromMilliseconds(1500));

            var fault = await source.FaultAsync(run);

            Assert.Equal((SourceFaultKind.Transient, 1), (fault.Kind, run.Calls));
        }
    }

    public class WhenTheServerIsKilled
    {
        [PostgreSqlFact]
        public async Task A_reading_in_its_midst_is_not_whole_and_the_next_one_is()
        {
            var server = PostgreSqlServer.StartAnother();
            using var warehouse = await Warehouse.OpenAsync(server);
            await warehouse.RunAsync("INSERT INTO crm.accounts (account_id, name, is_target, tier) SELECT 'B-' || n, repeat('x', 500), "
                + "true, 1 FROM generate_series(1, 100000) n");
            await warehouse.RunAsync("CHECKPOINT");
            await using var source = warehouse.Asked();
            var read = 0;

            var cut = await Assert.ThrowsAsync<SourceException>(async () =>
            {
                await foreach (var account in source.Source.ReadAccountsAsync(source.Run(), CancellationToken.None))
                {
                    if (++read == 10)
                    {
                        server.Kill();
                    }
                }
            });
            var gone = await FaultAfterWaitsAsync(source, source.Run());
            server.StartAgain();
            var accounts = await source.AccountsAsync();
            server.Kill();

            Assert.Equal(SourceFaultKind.Transient, cut.Fault.Kind);
            Assert.InRange(read, 10, 100_002);
            Assert.Equal(SourceFaultKind.Transient, gone.Kind);
            Assert.Equal(100_003, accounts.Count);
        }
    }

    public class WhenNothingAnswers
    {
        [Fact]
        public async Task The_server_is_named_once_all_tries_are_made()
        {
            await using var source = Configured.Open(
                ("Type", "PostgreSql"), ("Host", "127.0.0.1"), ("Port", "1"), ("Database", "dw"), ("Username", "alignbot"),
                    ("Accounts:Statement", "SELECT 1"));
            var run = source.Run();

            var fault = await FaultAfterWaitsAsync(source, run);

            Assert.Equal((SourceFaultKind.Transient, 5), (fault.Kind, run.Calls));
            Assert.Equal("The server 127.0.0.1:1 can't be reached, or the connection to it was cut. Look whether it runs.", fault.Message);
        }
    }
}
