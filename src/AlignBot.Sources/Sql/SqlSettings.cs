using System.Collections.Frozen;
using AlignBot.Sources.Tabular;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace AlignBot.Sources.Sql;

/// <summary>What every system that is asked by the team's own statements is told: the statements, their bounds, what blanks and times
/// mean.</summary>
abstract record SqlSettings
{
    /// <summary>The keys that are read here, beside a section for each kind of record.</summary>
    public static readonly IReadOnlyList<string> Keys = ["Type", "StatementTimeoutSeconds", "RowCap", "Zone", "CurrencyForBlank"];

    /// <param name="check">Holds a statement's text to one SELECT.</param>
    /// <param name="timeout">Seconds that a statement usually may take.</param>
    /// <exception cref="SourceException">A setting is missing or wrong; names it with its whole path.</exception>
    protected SqlSettings(IConfigurationSection settings, SqlTypes types, Func<string, string, string> check, int timeout)
    {
        Path = settings.Path;
        Types = types;
        Statements = TabularSettings.Kinds.Where(kind => settings.GetSection($"{kind}").Exists())
            .ToFrozenDictionary(kind => kind, kind => SqlStatement.Read(settings.GetSection($"{kind}"), kind, check));
        if (Statements.Count == 0)
        {
            throw TabularSettings.Wrong($"{Path} holds no statement. Write the one that gives accounts into {Path}:Accounts:Statement, "
                + $"or name a file in {Path}:Accounts:StatementFile.");
        }

        StatementTimeout = Duration.FromSeconds(TabularSettings.Number(settings, "StatementTimeoutSeconds", timeout, 1, 3600));
        RowCap = TabularSettings.Number(settings, "RowCap", 250_000, 1, 5_000_000);
        Zone = TabularSettings.Zone(settings);
        CurrencyForBlank = TabularSettings.CurrencyForBlank(settings);
    }

    /// <summary>The section's path, for sentences: <c>Sources:warehouse</c>.</summary>
    public string Path { get; }

    /// <summary>What is asked, for sentences: 'The server db.example:5432', 'Snowflake'.</summary>
    public abstract string Asked { get; }

    public SqlTypes Types { get; }

    public FrozenDictionary<SourceKinds, SqlStatement> Statements { get; }

    /// <summary>How long one statement is worked on before it is given up.</summary>
    public Duration StatementTimeout { get; }

    /// <summary>Rows of one answer; more make the reading incomplete.</summary>
    public int RowCap { get; }

    /// <summary>The zone of times that have none, and of days read as moments.</summary>
    public DateTimeZone? Zone { get; }

    public string? CurrencyForBlank { get; }
}
