using System.Net.Sockets;
using System.Security.Authentication;
using AlignBot.Sources.Sql;
using Npgsql;

namespace AlignBot.Sources.PostgreSql;

/// <summary>What went wrong with a server, as one of the closed set, by its SQLSTATE.</summary>
/// <remarks>The server's own words are repeated only where they name tables and columns; elsewhere they may quote a row.</remarks>
static class PostgreSqlFaults
{
    public const string StatementTimedOut = PostgresErrorCodes.QueryCanceled;

    /// <param name="statement">The statement that was asked; null while connecting.</param>
    public static SourceFault Of(Exception failure, PostgreSqlSettings settings, SqlStatement? statement) => failure switch
    {
        PostgresException said => Said(said, settings, statement) with { Code = said.SqlState, Subject = statement?.Setting },
        NpgsqlException { InnerException: AuthenticationException } => new SourceFault(
            SourceFaultKind.Config, $"The server {settings.Server} can't be trusted: its certificate, or how it encrypts, "
                + $"is not as {settings.Path}:SslMode asks for. Mend one of the two."),
        NpgsqlException when failure.Message.Contains("password", StringComparison.OrdinalIgnoreCase) => new SourceFault(
            SourceFaultKind.Auth, $"The server {settings.Server} asks for a password and there is none. "
                + $"Set {settings.Path}:Password to env:NAME or file:/path, where it stands."),
        NpgsqlException when failure.Message.Contains("SSL", StringComparison.OrdinalIgnoreCase) => new SourceFault(
            SourceFaultKind.Config, $"The server {settings.Server} and {settings.Path}:SslMode don't agree on encryption. "
                + "Mend one of the two."),
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } } => new SourceFault(
            SourceFaultKind.Transient, $"There is no server at {settings.Server}, or its name can't be looked up now. "
                + $"If that stays so, mend {settings.Path}:Host."),
        InvalidCastException => new SourceFault(
            SourceFaultKind.Config, $"{statement?.Setting} gives a column of a type that is not read. Cast it to text there.")
        {
            Subject = statement?.Setting,
        },
        _ => new SourceFault(SourceFaultKind.Transient, $"The server {settings.Server} can't be reached, or the connection to it was cut. "
            + "Look whether it runs."),
    };

    /// <summary>Whether another try may do better. One whose time ran out would run as long again.</summary>
    public static bool IsWorthAnotherTry(SourceFault fault) => fault.Kind == SourceFaultKind.Transient && fault.Code != StatementTimedOut;

    static SourceFault Said(PostgresException said, PostgreSqlSettings settings, SqlStatement? statement) => said.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new SourceFault(
            SourceFaultKind.Auth,
            $"The server {settings.Server} refuses the role of {settings.Path}: its password is wrong or has ended, "
                + $"or it may not come from here. Renew it there, or mend {settings.Path}:Password."),
        PostgresErrorCodes.InvalidCatalogName => new SourceFault(SourceFaultKind.Config, $"The server {settings.Server} has no such "
            + $"database. Mend {settings.Path}:Database."),
        PostgresErrorCodes.InsufficientPrivilege when statement is null => new SourceFault(
            SourceFaultKind.Permission, $"The role of {settings.Path} may not connect: {said.MessageText}. Grant it the right to."),
        PostgresErrorCodes.InsufficientPrivilege => new SourceFault(
            SourceFaultKind.Permission, $"{statement.Setting}: {said.MessageText}. "
                + $"Grant the role of {settings.Path} the right to read it."),
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.ActiveSqlTransaction => new SourceFault(
            SourceFaultKind.Config, $"{statement?.Setting} writes ({said.MessageText}), and nothing was written: "
                + "it is asked in a transaction that may only read. Write a SELECT that changes nothing."),
        PostgresErrorCodes.FeatureNotSupported => new SourceFault(
            SourceFaultKind.Config, $"{statement?.Setting} can't be asked: {said.MessageText}. "
                + "A statement that changes something is not taken; write a SELECT that only reads."),
        PostgresErrorCodes.QueryCanceled => new SourceFault(
            SourceFaultKind.Transient,
            $"{statement?.Setting} took longer than {settings.StatementTimeout.TotalSeconds:0} seconds, and was stopped. "
                + $"Make it quicker, or raise {settings.Path}:StatementTimeoutSeconds."),
        PostgresErrorCodes.TooManyConnections => new SourceFault(
            SourceFaultKind.Transient, $"The server {settings.Server} takes no more connections now. "
                + "If that stays so, raise the limit of the role or the server."),
        _ => ByClass(said, settings, statement),
    };

    static SourceFault ByClass(PostgresException said, PostgreSqlSettings settings, SqlStatement? statement) =>
        said.SqlState[..2] switch
        {
            "08" or "40" or "53" or "55" or "57" or "58" => new SourceFault(
                SourceFaultKind.Transient, $"The server {settings.Server} could not answer now ({said.SqlState}). "
                    + "If that stays so, ask who runs it."),
            "42" => new SourceFault(SourceFaultKind.Config, $"{statement?.Setting}: {said.MessageText}. "
                + "Mend the statement, or what it asks for."),
            "28" => new SourceFault(SourceFaultKind.Auth, $"The server {settings.Server} refuses the role of {settings.Path} "
                + $"({said.SqlState}). Renew it there."),
            "22" => new SourceFault(
                SourceFaultKind.Config, $"{statement?.Setting} fails on what it reads ({said.SqlState}): "
                    + "a value can't be cast or calculated as it is written. Mend the statement."),
            _ => new SourceFault(
                SourceFaultKind.Config, $"{(statement is null ? $"The server {settings.Server}" : statement.Setting)} failed "
                    + $"({said.SqlState}). Look up the code, or ask who runs the server."),
        };
}
