using Microsoft.Data.Sqlite;

namespace AlignBot.Engine.Storage;

/// <summary>Which database holds the record, and how surely it is on disk when a request is acknowledged.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Where the migrations of both databases are: in a project of their own, which the engine does not know.</summary>
    public const string MigrationsAssembly = "AlignBot.Migrations";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>For SQLite <c>Data Source=FILE</c>; for PostgreSQL an Npgsql connection string.</summary>
    public string ConnectionString { get; set; } = "Data Source=alignbot.db";

    /// <summary>SQLite's file, with its whole path; null for PostgreSQL.</summary>
    public string? File => Provider == DatabaseProvider.Sqlite ? Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource) : null;

    /// <summary>SQLite only. Full: an acknowledged request survives a power cut. Normal: it survives a crash of the process, and a
    /// power cut may take the last moments.</summary>
    public SynchronousMode Synchronous { get; set; } = SynchronousMode.Full;
}

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

public enum SynchronousMode
{
    Normal,
    Full,
}
