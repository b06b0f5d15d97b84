namespace AlignBot.Sources.Tests.Odbc;

/// <summary>A test through real drivers: skipped, with what to install, where one is missing.</summary>
sealed class OdbcFactAttribute : FactAttribute
{
    const string Needed = "unixODBC and its drivers for SQLite and PostgreSQL (unixodbc, libsqliteodbc and odbc-postgresql on Debian)";

    public OdbcFactAttribute()
    {
        var drivers = File.Exists("/etc/odbcinst.ini") ? File.ReadAllText("/etc/odbcinst.ini") : "";
        var isHere = drivers.Contains("[SQLite3]", StringComparison.Ordinal) && drivers.Contains("[PostgreSQL Unicode]",
            StringComparison.Ordinal);
        Skip = isHere || Environment.GetEnvironmentVariable("ALIGNBOT_TESTS_REQUIRE_ALL") == "1" ? null : $"This test needs {Needed}.";
    }
}
