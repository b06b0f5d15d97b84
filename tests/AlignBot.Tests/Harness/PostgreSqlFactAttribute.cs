namespace AlignBot.Tests.Harness;

/// <summary>A test on a real PostgreSQL server: skipped, with what to install, where there is none.</summary>
sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgreSqlServer.SkipReason;
}
