using AlignBot.Engine.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AlignBot.Hosting;

/// <summary>A record that lies where nothing may be written, on a read-only mount say: it is read as it is, without the files that SQLite would make beside it.</summary>
static class ReadOnlyRecord
{
    /// <summary>The same record; where it can't be read in the ordinary way, as a file that nobody changes.</summary>
    /// <exception cref="SettingsException">Part of the record stands in the log beside it, which can't be read there.</exception>
    public static DatabaseOptions Of(DatabaseOptions options)
    {
        if (options.File is not { } file || CanBeRead(options))
        {
            return options;
        }

        return File.Exists(file + "-wal") && new FileInfo(file + "-wal").Length > 0
            ? throw new SettingsException($"'{file}' lies where nothing may be written, and part of the record stands in '{file}-wal' beside it. Copy both into a folder of your own, and name the copy in ConnectionStrings:AlignBot.")
            : Unchanging(options, file);
    }

    /// <summary>The record as a file that nobody changes while it is read.</summary>
    internal static DatabaseOptions Unchanging(DatabaseOptions options, string file) => new()
    {
        Provider = options.Provider,
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{string.Join('/', file.Split('/').Select(Uri.EscapeDataString))}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
        }.ToString(),
    };

    static bool CanBeRead(DatabaseOptions options)
    {
        try
        {
            using var record = new SqliteConnection(new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ToString());
            record.Open();
            using var look = record.CreateCommand();
            look.CommandText = "SELECT count(*) FROM sqlite_master";
            look.ExecuteScalar();
            return true;
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY)
        {
            return false;
        }
    }
}
