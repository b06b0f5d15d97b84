using AlignBot.Sources.PostgreSql;
using AlignBot.Tests.Harness;
using Npgsql;

namespace AlignBot.Sources.Tests.PostgreSql;

public static class PostgreSqlSessionTests
{
    public class WhenATextHoldsTwoStatements
    {
        [PostgreSqlFact]
        public async Task The_server_runs_neither_even_if_nobody_looked_at_the_text()
        {
            using var warehouse = await Warehouse.OpenAsync();
            await using var session = await PostgreSqlSession.OpenAsync(warehouse.Settings(), CancellationToken.None);
            await using var batch = session.Ask("SELECT 1; SELECT 2");

            var refused = await Assert.ThrowsAsync<PostgresException>(() => batch.ExecuteNonQueryAsync());

            Assert.Equal((PostgresErrorCodes.SyntaxError, "cannot insert multiple commands into a "
                + "prepared statement"), (refused.SqlState, refused.MessageText));
        }
    }
}
