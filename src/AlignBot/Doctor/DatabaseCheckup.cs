using System.Runtime.CompilerServices;
using AlignBot.Engine.Checkups;
using AlignBot.Engine.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AlignBot.Doctor;

/// <summary>Whether the record can be read, is of this build, and has room to grow.</summary>
sealed class DatabaseCheckup(IDatabase database, TableLook tables, Migrator migrator, DatabaseOptions options) : ICheckup
{
    const long Room = 200L * 1024 * 1024;

    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var file = options.File;
        yield return file is not null && !File.Exists(file)
            ? Missing(file)
            : await SchemaAsync(file ?? "PostgreSQL", cancellation);
        if (file is not null && File.Exists(file) && await IntegrityAsync(file, cancellation) is { } integrity)
        {
            yield return integrity;
        }

        if (await CanBeReadAsync(cancellation) && await tables.WhyNotAsync(cancellation) is { } table)
        {
            yield return Finding.Wrong("Tables", table);
        }

        if (file is not null && Path.GetDirectoryName(file) is { } folder && Directory.Exists(folder)
            && new DriveInfo(folder).AvailableFreeSpace is var free and < Room)
        {
            yield return Finding.Wrong("Disk", $"Only {free / 1024 / 1024} MB are free where {file} lies. Make room: a full disk stops the bot.");
        }
    }

    /// <summary>Whether what is in it can be looked at. Where not, this checkup says why.</summary>
    public async Task<bool> CanBeReadAsync(CancellationToken cancellation)
    {
        try
        {
            return (options.File is not { } file || File.Exists(file)) && await migrator.IsMigratedAsync(cancellation);
        }
        catch (Exception failure) when (failure is ForeignSchemaException || StorageTrouble.Say(failure, options) is not null)
        {
            return false;
        }
    }

    static Finding Missing(string file) => Directory.Exists(Path.GetDirectoryName(file))
        ? Finding.Note("Database", $"There is no {file} yet; the first start makes it.")
        : Finding.Wrong("Database", $"The folder of {file} does not exist. Make it, or name another file in ConnectionStrings:AlignBot.");

    async Task<Finding> SchemaAsync(string where, CancellationToken cancellation)
    {
        try
        {
            return await migrator.IsMigratedAsync(cancellation)
                ? Finding.Well("Database", $"{where}, of this build's schema.")
                : Finding.Note("Database", $"{where} is not of this build's schema yet. 'migrate' brings it there; a start does so, too.");
        }
        catch (ForeignSchemaException foreign)
        {
            return Finding.Wrong("Database", foreign.Message);
        }
        catch (Exception failure) when (StorageTrouble.Say(failure, options) is { } sentence)
        {
            return Finding.Wrong("Database", sentence);
        }
    }

    /// <summary>Whether every page of the file holds together; null where it can't be opened at all, which is said already.</summary>
    async Task<Finding?> IntegrityAsync(string file, CancellationToken cancellation)
    {
        try
        {
            var found = await database.LookUpAsync(connection => connection.Statement("PRAGMA integrity_check(3)").QueryAsync(row => row.String(0), cancellation), cancellation);
            return found is ["ok"]
                ? Finding.Well("Integrity", "Every page of the database holds together.")
                : Finding.Wrong("Integrity", $"{file} is damaged: {string.Join("; ", found.Select(line => line.ReplaceLineEndings(" ")))}. Put a backup in its place; 'AlignBot verify' says up to where one reaches.");
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_IOERR)
        {
            return Finding.Wrong("Integrity", StorageTrouble.Say(damaged, options)!);
        }
        catch (SqliteException)
        {
            return null;
        }
    }
}
