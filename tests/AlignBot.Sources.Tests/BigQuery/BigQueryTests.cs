using System.Security.Cryptography;
using System.Text.Json;
using AlignBot.Sources.BigQuery;
using AlignBot.Sources.Tests.Warehouses;
using AlignBot.Sources.Warehouses;
using AlignBot.SourceSimulators.BigQuery;
using NodaTime;

namespace AlignBot.Sources.Tests.BigQuery;

public static class BigQueryTests
{
    public class WhenAServiceAccountComes
    {
        [Theory]
        [InlineData("Token", 1)]
        [InlineData("SelfSigned", 0)]
        public async Task It_is_let_in_by_a_token_or_by_what_it_signs(string auth, int asked)
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.BigQuery);
            bench.Set("Auth", auth);

            Assert.Equal(5, (await bench.AccountsAsync()).Count);
            Assert.Equal(asked, bench.Local.Requests.Count(one => one.Path == "/token"));
        }

        [Theory]
        [InlineData("Token")]
        [InlineData("SelfSigned")]
        public async Task A_key_that_was_deleted_is_said(string auth)
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.BigQuery);
            using var other = RSA.Create(2048);
            ((LocalBigQuery)bench.Local).PublicKey = other.ExportSubjectPublicKeyInfoPem();
            bench.Set("Auth", auth);

            var fault = await bench.FaultAsync();

            Assert.Equal(SourceFaultKind.Auth, fault.Kind);
            Assert.Contains("Look whether the key at Sources:x:KeyFile was deleted", fault.Message, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("hunter2-that-nobody-may-see")]
        [InlineData("""{"type":"service_account"}""")]
        [InlineData("""{"client_email":"a@b","private_key":"hunter2-that-nobody-may-see"}""")]
        public async Task A_file_that_is_no_key_is_said_and_not_repeated(string file)
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.BigQuery);
            bench.Set("KeyFile", bench.Keep("wrong", file));

            var fault = await bench.FaultAsync();

            Assert.Equal(SourceFaultKind.Auth, fault.Kind);
            Assert.Contains("is no key of a service account. Make a key of the type JSON", fault.Message, StringComparison.Ordinal);
        }
    }

    public class WhenBigQueryRefuses
    {
        [Theory]
        [InlineData(403, "quotaExceeded", "QuotaSpent", "A quota of the project in BigQuery is used up")]
        [InlineData(403, "rateLimitExceeded", "Throttled", "BigQuery gets too many requests at once")]
        [InlineData(403, "accessDenied", "Permission", "Give the service account BigQuery Data Viewer on the dataset")]
        [InlineData(403, "billingNotEnabled", "QuotaSpent", "its billing is off")]
        [InlineData(403, "accessNotConfigured", "Permission", "The BigQuery API is off in the project.")]
        [InlineData(403, "responseTooLarge", "Config", "is more than BigQuery works on at once")]
        [InlineData(503, "backendError", "Transient", "could not answer about accounts now (backendError)")]
        [InlineData(499, "stopped", "Transient", "took longer than it may")]
        public async Task It_is_said_by_its_reason(int status, string reason, string kind, string says)
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.BigQuery);
            bench.Local.Faults.On("/queries", LocalBigQuery.Error(status, reason, "Of the project."), times: -1);

            var fault = await bench.FaultAsync();

            Assert.Equal((kind, reason), (fault.Kind.ToString(), fault.Code));
            Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Words_that_quote_a_value_are_not_repeated()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.BigQuery);
            bench.Local.Faults.On("/queries", LocalBigQuery.Error(400, "invalidQuery", "Bad int64 value: hunter2"));

            var fault = await bench.FaultAsync();

            Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
            Assert.Contains("fails on what it reads (invalidQuery)", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_statement_that_would_read_too_much_costs_nothing()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.BigQuery);
            ((LocalBigQuery)bench.Local).BytesRead = 3_000_000_000_000;

            var check = await bench.CheckAsync();

            Assert.All(check.Troubles, trouble => Assert.Contains("Narrow it, or raise Sources:x:MaximumGigabytesBilled.",
                trouble.Message, StringComparison.Ordinal));
            Assert.Equal(2, check.Troubles.Length);
        }

        [Fact]
        public async Task Data_that_lies_elsewhere_is_found_where_the_job_says_it_is()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.BigQuery);
            ((LocalBigQuery)bench.Local).Location = "europe-west3";
            bench.Set("Location", null);

            Assert.Equal(5, (await bench.AccountsAsync()).Count);
        }
    }

    public class WhenACellIsWritten
    {
        static object? Read(string type, string json, string? mode = null)
        {
            using var cell = JsonDocument.Parse(json);
            return BigQueryCells.Read(new WarehouseColumn("c", type, BigQueryCells.Of(type, mode)), cell.RootElement);
        }

        [Fact]
        public void It_means_what_its_type_says()
        {
            Assert.Equal(Instant.FromUtc(2026, 9, 30, 13, 59, 59) + Duration.FromMilliseconds(500), Read("TIMESTAMP",
                "\"1790776799500000\""));
            Assert.Equal(Instant.FromUnixTimeMilliseconds(-1500), Read("TIMESTAMP", "\"-1500000\""));
            Assert.Equal(new LocalDateTime(2026, 9, 30, 13, 59, 59), Read("DATETIME", "\"2026-09-30T13:59:59\""));
            Assert.Equal(new LocalDate(2026, 9, 30), Read("DATE", "\"2026-09-30\""));
            Assert.Equal(12.5m, Read("BIGNUMERIC", "\"12.5\""));
            Assert.Equal(true, Read("BOOLEAN", "\"true\""));
            Assert.Null(Read("STRING", "null"));
            Assert.Equal(["7", "8"], (string[])Read("STRING", """[{"v":"7"},{"v":"8"},{"v":null}]""", "REPEATED")!);
        }

        [Theory]
        [InlineData("TIMESTAMP", "\"1.790776799E9\"")]
        [InlineData("TIMESTAMP", "\"9223372036854775807\"")]
        [InlineData("DATE", "\"2026-02-30\"")]
        [InlineData("DATETIME", "\"2026-09-30T13:59:59Z\"")]
        [InlineData("RECORD", "{\"f\":[]}")]
        [InlineData("BYTES", "\"AAE=\"")]
        [InlineData("STRING", "7")]
        public void What_is_not_written_so_or_not_read_is_refused(string type, string json)
        {
            Assert.Throws<FormatException>(() => Read(type, json));
        }
    }
}
