using AlignBot.Sources.Databricks;
using AlignBot.Sources.Tests.Warehouses;
using AlignBot.Sources.Warehouses;
using AlignBot.SourceSimulators.Databricks;
using AlignBot.SourceSimulators.Warehouses;
using NodaTime;

namespace AlignBot.Sources.Tests.Databricks;

public static class DatabricksTests
{
    const string Token = "dapi-token-that-nobody-may-see";

    public class WhenACredentialIsShown
    {
        [Fact]
        public async Task A_token_opens_it_too_and_is_warned_of_as_a_persons()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Databricks);
            ((LocalDatabricks)bench.Local).Tokens.Add(Token);
            bench.Set("ClientId", null).Set("ClientSecret", null).Set("Token", bench.Keep("token", Token));

            Assert.Equal(5, (await bench.AccountsAsync()).Count);
            Assert.Contains("is a person's, unless it was made for a service principal",
                Assert.Single((await bench.CheckAsync()).Warnings), StringComparison.Ordinal);
        }

        [Fact]
        public async Task One_that_has_ended_is_said()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Databricks);
            bench.Set("ClientId", null).Set("ClientSecret", null).Set("Token", bench.Keep("token", Token));

            var fault = await bench.FaultAsync();

            Assert.Equal(SourceFaultKind.Auth, fault.Kind);
            Assert.StartsWith("Databricks does not take the bot's token.", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task So_is_a_secret_that_has_ended()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Databricks);
            ((LocalDatabricks)bench.Local).ClientSecret = "another";

            var fault = await bench.FaultAsync();

            Assert.Equal((SourceFaultKind.Auth, "invalid_client"), (fault.Kind, fault.Code));
        }
    }

    public class WhenAResultLiesInStorage
    {
        [Fact]
        public async Task It_is_fetched_from_configured_storage_without_the_bots_credential()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Databricks);
            var storage = ((LocalDatabricks)bench.Local).Storage;
            bench.Set("ResultHosts", storage.Url);

            Assert.Equal(5, (await bench.AccountsAsync()).Count);
            Assert.Equal(3, storage.Requests.Count);
            Assert.All(storage.Requests, one => Assert.Null(one.Authorization));
        }

        [Fact]
        public async Task Nothing_is_fetched_from_storage_that_is_not_configured()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Databricks);
            var storage = ((LocalDatabricks)bench.Local).Storage;
            bench.Set("ResultHosts", "https://storage.example");

            var fault = await bench.FaultAsync();

            Assert.Equal(SourceFaultKind.Config, fault.Kind);
            Assert.Contains("name it in Sources:x:ResultHosts.", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("Signature", fault.Message, StringComparison.Ordinal);
            Assert.Empty(storage.Requests);
        }

        [Fact]
        public async Task Links_that_nobody_asked_for_are_not_followed()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Databricks);
            ((LocalDatabricks)bench.Local).GivesLinks = true;

            var fault = await bench.FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.Empty(((LocalDatabricks)bench.Local).Storage.Requests);
        }

        [Fact]
        public async Task A_link_that_has_ended_ends_the_reading()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Databricks);
            var storage = ((LocalDatabricks)bench.Local).Storage;
            bench.Set("ResultHosts", storage.Url);
            storage.Faults.On("/results/1", new WarehouseReply(403, "<Error/>", "application/xml"));

            var fault = await bench.FaultAsync();
            storage.Faults.On("/results/", new WarehouseReply(200, """[["00421",""") { IsCutShort = true });
            var cut = await bench.FaultAsync();

            Assert.Equal((SourceFaultKind.Incomplete, SourceFaultKind.Incomplete), (fault.Kind, cut.Kind));
            Assert.Contains("did not open any more", fault.Message, StringComparison.Ordinal);
            Assert.Contains("came cut short from 127.0.0.1", cut.Message, StringComparison.Ordinal);
        }
    }

    public class WhenDatabricksRefuses
    {
        [Theory]
        [InlineData("FAILED", "BAD_REQUEST", "[INSUFFICIENT_PERMISSIONS] Insufficient privileges: User does not have SELECT on "
            + "crm.accounts", "Permission", "SELECT on crm.accounts")]
        [InlineData("FAILED", "BAD_REQUEST", "[CAST_INVALID_INPUT] The value 'hunter2' cannot be cast", "Config", "fails on what it "
            + "reads (CAST_INVALID_INPUT)")]
        [InlineData("FAILED", "BAD_REQUEST", "Inline byte limit exceeded. 25 MiB", "Config", "set Sources:x:ResultHosts")]
        [InlineData("FAILED", "DEADLINE_EXCEEDED", "", "Transient", "took longer than it may")]
        [InlineData("FAILED", "TEMPORARILY_UNAVAILABLE", "hunter2", "Transient", "could not answer Sources:x:Accounts:Statement now")]
        [InlineData("FAILED", "RESOURCE_EXHAUSTED", "", "Throttled", "Too many statements run on the SQL warehouse")]
        [InlineData("CANCELED", null, null, "Transient", "Somebody stopped Sources:x:Accounts:Statement in Databricks")]
        [InlineData("CLOSED", null, null, "Transient", "its answer was dropped")]
        public async Task A_statement_that_failed_is_said_and_nothing_of_a_row_is_repeated(string state, string? code, string? words,
            string kind, string says)
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Databricks);
            var error = code is null ? "" : $$""","error":{"error_code":"{{code}}","message":"{{words}}"}""";
            var status = $$"""{"state":"{{state}}"{{error}}}""";
            bench.Local.Faults.On("GET /api/2.0/sql/statements/", new WarehouseReply(200,
                $$"""{"statement_id":"s","status":{{status}} }"""));

            var fault = await bench.FaultAsync();

            Assert.Equal(kind, fault.Kind.ToString());
            Assert.Contains(says, fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_warehouse_that_there_is_not_is_said()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Databricks);
            bench.Set("WarehouseId", "0000000000000000");

            Assert.Equal("Databricks has no such SQL warehouse. Mend Sources:x:WarehouseId, or Sources:x:Url.",
                (await bench.FaultAsync()).Message);
        }
    }

    public class WhenACellIsWritten
    {
        static object? Read(string type, string text) => DatabricksCells.Read(new WarehouseColumn("c", type, DatabricksCells.Of(type)),
            text);

        [Fact]
        public void It_means_what_its_type_says()
        {
            Assert.Equal(Instant.FromUtc(2026, 9, 30, 13, 59, 59), Read("TIMESTAMP", "2026-09-30T13:59:59.000Z"));
            Assert.Equal(Instant.FromUtc(2026, 9, 30, 13, 59, 59), Read("TIMESTAMP", "2026-09-30T15:59:59.000+02:00"));
            Assert.Equal(new LocalDateTime(2026, 9, 30, 13, 59, 59), Read("TIMESTAMP", "2026-09-30 13:59:59"));
            Assert.Equal(new LocalDateTime(2026, 9, 30, 13, 59, 59), Read("TIMESTAMP_NTZ", "2026-09-30T13:59:59.000"));
            Assert.Equal(new LocalDate(2026, 9, 30), Read("DATE", "2026-09-30"));
            Assert.Equal(12.50m, Read("DECIMAL(12,2)", "12.50"));
            Assert.Equal(["7", "8"], (string[])Read("ARRAY<STRING>", """["7","8"]""")!);
        }

        [Theory]
        [InlineData("TIMESTAMP", "2026-09-30")]
        [InlineData("TIMESTAMP_NTZ", "2026-09-30T13:59:59Z")]
        [InlineData("DATE", "30.09.2026")]
        [InlineData("MAP<STRING,STRING>", "{}")]
        [InlineData("BINARY", "AAE=")]
        [InlineData("INTERVAL DAY", "1")]
        public void What_is_not_written_so_or_not_read_is_refused(string type, string text)
        {
            Assert.Throws<FormatException>(() => Read(type, text));
        }
    }
}
