using AlignBot.Tests.Harness;

namespace AlignBot.Sources.Tests.PostgreSql;

/// <summary>A test on a real server: skipped, with what to install, where there is none.</summary>
sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgreSqlServer.SkipReason;
}
