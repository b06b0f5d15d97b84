using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.Sources.Tests.Warehouses;

public static class CredentialTests
{
    public class WhenACredentialEnds
    {
        public static TheoryData<Dialect> Dialects => WarehouseBench.All;

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task One_that_the_bot_makes_is_made_anew_in_mid_reading(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            (bench.Local.Faults.RequestsPerToken, bench.Local.Faults.LooksUntilDone) = (4, 3);

            var accounts = await bench.AccountsAsync();

            Assert.Equal(5, accounts.Count);
            Assert.True(bench.Local.Requests.Where(one => one.Authorization?.StartsWith("Bearer", StringComparison.Ordinal) == true)
                .Select(one => one.Authorization).Distinct().Count() > 1);
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task One_that_is_refused_again_is_said_once(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Local.Faults.On(BreaksTests.Begins(dialect), new WarehouseReply(401, "{}"), times: -1);

            var fault = await bench.FaultAsync();
            var check = await bench.CheckAsync();

            Assert.Equal(SourceFaultKind.Auth, fault.Kind);
            Assert.Equal(fault.Message, Assert.Single(check.Troubles).Message);
            Assert.Equal(4, bench.Local.Requests.Count(one => $"{one.Method} {one.Path}".Contains(BreaksTests.Begins(dialect),
                StringComparison.Ordinal)));
        }

        [Theory]
        [MemberData(nameof(Dialects))]
        public async Task No_redirect_is_followed(Dialect dialect)
        {
            await using var bench = await WarehouseBench.StartAsync(dialect);
            bench.Local.Faults.On(BreaksTests.Begins(dialect), new WarehouseReply(307, "{}").With("Location", "https://evil.example/api"));

            var fault = await bench.FaultAsync();

            Assert.Equal(SourceFaultKind.Config, fault.Kind);
            Assert.Contains("points to evil.example instead of answering.", fault.Message, StringComparison.Ordinal);
        }
    }
}
