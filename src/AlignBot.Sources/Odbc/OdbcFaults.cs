using System.Data.Odbc;
using AlignBot.Sources.Sql;

namespace AlignBot.Sources.Odbc;

/// <summary>What went wrong at a driver or the database behind it, as one of the closed set, by its SQLSTATE.</summary>
/// <remarks>Its own words are repeated only where they name tables and columns; elsewhere they may quote a row or a connection.</remarks>
static class OdbcFaults
{
    public const string TimedOut = "HYT00";

    const int MostWords = 200;

    public static bool IsOfTheDatabase(Exception failure) =>
        failure is OdbcException or DllNotFoundException or TypeInitializationException or InvalidOperationException or InvalidCastException
            or OverflowException or ArgumentException or FormatException;

    /// <param name="statement">The statement that was asked; null while connecting.</param>
    public static SourceFault Of(Exception failure, OdbcSettings settings, SqlStatement? statement)
    {
        var error = (failure as OdbcException)?.Errors.Cast<OdbcError>().FirstOrDefault();
        var (state, words) = (error?.SQLState ?? "", error?.Message ?? "");
        var fault = (failure, state) switch
        {
            (DllNotFoundException or TypeInitializationException, _) => new SourceFault(
                SourceFaultKind.Config, $"There is no ODBC where the bot runs, so {settings.Path} can't be read. Install unixODBC there "
                    + "(unixodbc on Debian), and the driver."),
            (not OdbcException, _) => new SourceFault(
                SourceFaultKind.Config, $"{statement?.Setting ?? settings.Path} gives a column of a type that is not read. Cast it to a "
                    + $"text there."),
            (_, "IM002") => new SourceFault(
                SourceFaultKind.Config, $"ODBC knows no such driver or data source: {settings.Driver}. Mend "
                    + $"{settings.Path}:ConnectionString, or set it up where the bot runs (odbcinst -q -d lists the drivers, odbcinst -q "
                    + "-s the data sources)."),
            (_, "01000" or "IM003" or "IM004" or "IM005") when words.Contains("open lib", StringComparison.OrdinalIgnoreCase)
                || state.StartsWith("IM", StringComparison.Ordinal) => new SourceFault(
                SourceFaultKind.Config, $"ODBC can't load {settings.Driver}. Install it where the bot runs."),
            (_, "28000" or "28P01") or (_, "08001" or "08004") when IsOfAPassword(state, words) => new SourceFault(
                SourceFaultKind.Auth, $"{settings.Asked} does not let the bot in: its user or its password is wrong or has ended. Renew "
                    + $"it there, or mend {settings.Path}:Password."),
            (_, "42501") => new SourceFault(
                SourceFaultKind.Permission, $"{statement?.Setting ?? settings.Path}: {Short(words)}. Grant the bot's user the right to "
                    + $"read it."),
            (_, TimedOut or "57014" or "HY008") when statement is not null => new SourceFault(
                SourceFaultKind.Transient, $"{statement.Setting} took longer than it may, and was stopped. Make it quicker, or raise "
                    + $"{settings.Path}:StatementTimeoutSeconds."),
            (_, ['4', '2', ..] or "S0002" or "S0022") when statement is not null => new SourceFault(
                SourceFaultKind.Config, $"{statement.Setting}: {Short(words)}. Mend the statement, or what it asks for."),
            (_, ['2', '2', ..]) when statement is not null => new SourceFault(
                SourceFaultKind.Config, $"{statement.Setting} fails on what it reads ({state}): a value can't be cast or calculated as "
                    + "it is written. Mend the statement."),
            (_, ['0', '8', ..] or TimedOut or "HYT01" or ['5', '3', ..] or ['5', '7', ..] or ['4', '0', ..]) => new SourceFault(
                SourceFaultKind.Transient, $"{settings.Asked} can't be reached, or could not answer now ({state}). Look whether it runs."),
            _ when statement is null => new SourceFault(
                SourceFaultKind.Config, $"{settings.Asked} can't be opened ({state}). Look at {settings.Path}:ConnectionString, and at "
                    + "the driver's documentation."),
            _ => new SourceFault(
                SourceFaultKind.Config, $"{statement.Setting} failed at {settings.Driver} ({state}). Try it there by hand, and mend it."),
        };
        return fault with { Code = state is "57014" or "HY008" ? TimedOut : state is "" ? null : state, Subject = statement?.Setting };
    }

    /// <summary>Some drivers say of a wrong password that there is no connection.</summary>
    static bool IsOfAPassword(string state, string words) => state.StartsWith("28", StringComparison.Ordinal)
        || words.Contains("authentication failed", StringComparison.OrdinalIgnoreCase)
        || words.Contains("Access denied", StringComparison.OrdinalIgnoreCase) || words.Contains("login failed",
            StringComparison.OrdinalIgnoreCase);

    /// <summary>In one line, without the names of the driver and its manager in brackets before it.</summary>
    static string Short(string words)
    {
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        while (line.StartsWith('[') && line.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
        {
            line = line[(end + 1)..].TrimStart();
        }

        line = line.Split("; Error while", StringSplitOptions.None)[0].Split(";\n", StringSplitOptions.None)[0].TrimEnd('.', ';', ' ');
        return line.Length > MostWords ? line[..MostWords] + "…" : line;
    }
}
