using AlignBot.Tests.Harness;

namespace AlignBot.Scenarios.Harness;

/// <summary>A scenario with a PostgreSQL server: skipped, with what to install, where there is none.</summary>
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgreSqlServer.SkipReason;
}
