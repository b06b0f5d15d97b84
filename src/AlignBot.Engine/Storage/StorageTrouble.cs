using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace AlignBot.Engine.Storage;

/// <summary>What is wrong with the database, in a sentence for whoever runs the bot: what it is, and what to do.</summary>
public static class StorageTrouble
{
    const string Setting = "ConnectionStrings:AlignBot";

    /// <summary>The sentence; null where the failure is not the database's.</summary>
    public static string? Say(Exception failure, DatabaseOptions options) => DatabasesOwn(failure) switch
    {
        SqliteException sqlite => OfFile(sqlite, options.File ?? "The database"),
        PostgresException postgres => OfServer(postgres, Server(options)),
        NpgsqlException lost => $"{Server(options)} does not answer: {Reason(lost)}. Look whether it runs and may be reached from here, and at {Setting}.",
        _ => null,
    };

    static Exception? DatabasesOwn(Exception? failure)
    {
        while (failure is not null and not DbException { InnerException: null } and not PostgresException)
        {
            if (failure is DbException && DatabasesOwn(failure.InnerException) is null)
            {
                return failure;
            }

            failure = failure.InnerException;
        }

        return failure;
    }

    static string OfFile(SqliteException failure, string file) => failure.SqliteErrorCode switch
    {
        raw.SQLITE_CANTOPEN when Directory.Exists(file) => $"'{file}' is a folder. Name a file in it in {Setting}.",
        raw.SQLITE_CANTOPEN when Path.GetDirectoryName(file) is { Length: > 0 } folder && !Directory.Exists(folder) =>
            $"The folder of '{file}' does not exist. Make it, or name another file in {Setting}.",
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            $"'{file}' can't be opened. Let the bot read and write it and its folder, or name another file in {Setting}.",
        raw.SQLITE_READONLY => $"'{file}' can't be written. Let the bot write it and its folder, or name another file in {Setting}.",
        raw.SQLITE_NOTADB => $"'{file}' is not a SQLite database, or its beginning is destroyed. Name the record's file in {Setting}, or put a backup in its place.",
        raw.SQLITE_CORRUPT => $"'{file}' is damaged: {Reason(failure)}. Put a backup in its place; 'AlignBot verify' says up to where one reaches.",
        raw.SQLITE_FULL => $"The disk of '{file}' is full. Make room; nothing that was acknowledged is lost.",
        raw.SQLITE_IOERR => $"'{file}' can't be read or written: {Reason(failure)}. Look at its disk, and whether the file is whole.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"'{file}' is held by another process. Look what else has it open.",
        _ => $"'{file}' can't be used: {Reason(failure)}. Look at {Setting}.",
    };

    static string OfServer(PostgresException failure, string server) => failure.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"{server} does not let the bot in: {Reason(failure)}. Look at user and password in {Setting}.",
        PostgresErrorCodes.InvalidCatalogName => $"{server}: {Reason(failure)}. Create it, or name another one in {Setting}.",
        PostgresErrorCodes.InsufficientPrivilege => $"{server} does not let the bot do what it has to: {Reason(failure)}. Grant that to its user.",
        PostgresErrorCodes.DiskFull => $"The disk of {server} is full. Make room; nothing that was acknowledged is lost.",
        PostgresErrorCodes.TooManyConnections => $"{server} has no connection left: {Reason(failure)}. Raise its max_connections, or set 'Maximum Pool Size' in {Setting}.",
        _ => $"{server} refuses: {Reason(failure)}.",
    };

    /// <summary>Without what is nobody's business: the connection string has a password in it.</summary>
    static string Server(DatabaseOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        return $"PostgreSQL at {settings.Host}:{settings.Port}";
    }

    static string Reason(Exception failure) => failure switch
    {
        PostgresException postgres => postgres.MessageText.TrimEnd('.'),
        { InnerException: SocketException socket } => socket.Message.TrimEnd('.'),
        _ => failure.Message.ReplaceLineEndings(" ").TrimEnd('.'),
    };
}
