using System.Collections.Immutable;
using AlignBot.Sources.Sql;
using AlignBot.Sources.Tabular;
using NodaTime;
using Npgsql;

namespace AlignBot.Sources.PostgreSql;

/// <summary>Looks whether the server can be asked as configured, and runs no statement: who asks, what else they may do, what each
/// gives.</summary>
sealed class PostgreSqlCheck(PostgreSqlSettings settings)
{
    /// <summary>The oldest version that still got mended when this was written.</summary>
    const int OldestMended = 14;

    const string WhoAsks = """
        SELECT current_user::text, r.rolsuper, CASE WHEN isfinite(r.rolvaliduntil) THEN r.rolvaliduntil END,
            coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false)
        FROM pg_roles r WHERE r.rolname = current_user
        """;

    const string WhatTheyMayWrite = """
        SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
          AND has_schema_privilege(n.oid, 'USAGE')
          AND (has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege(c.oid, 'INSERT, UPDATE'))
        ORDER BY 1 LIMIT 4
        """;

    readonly List<SourceFault> troubles = [];
    readonly List<string> warnings = [];
    ImmutableArray<SourceColumn> columns = [];

    public static async Task<SourceCheck> TakeAsync(PostgreSqlSettings settings, SourceRun run, CancellationToken cancel)
    {
        var check = new PostgreSqlCheck(settings);
        run.Called();
        try
        {
            await using var session = await PostgreSqlSession.OpenAsync(settings, cancel);
            return await check.TakeAsync(session, run, cancel);
        }
        catch (NpgsqlException failure)
        {
            return new SourceCheck { Troubles = [PostgreSqlFaults.Of(failure, settings, statement: null)] };
        }
        catch (SourceException missing)
        {
            return new SourceCheck { Troubles = [missing.Fault] };
        }
    }

    async Task<SourceCheck> TakeAsync(PostgreSqlSession session, SourceRun run, CancellationToken cancel)
    {
        if (session.Version.Major < OldestMended)
        {
            warnings.Add($"The server {settings.Server} runs PostgreSQL {session.Version}, which gets no mending any more. "
                + "Plan its upgrade.");
        }

        var (who, endsAt) = await WhoAsync(session, cancel);
        foreach (var statement in settings.Statements.Values.OrderBy(one => one.Kind))
        {
            run.Called();
            var before = troubles.Count;
            await DescribeAsync(session, statement, cancel);
            for (var at = before; at < troubles.Count; at++)
            {
                troubles[at] = troubles[at] with { Of = statement.Kind };
            }
        }

        return new SourceCheck
        {
            Troubles = [.. troubles],
            Warnings = [.. warnings],
            CredentialOf = who,
            CredentialEndsAt = endsAt,
            Zone = settings.Zone?.Id,
            Currency = settings.CurrencyForBlank,
            Columns = columns,
            Offered = [.. columns.Where(column => TabularColumns.IsOffered(column.Name))],
        };
    }

    async Task<(string Who, Instant? EndsAt)> WhoAsync(PostgreSqlSession session, CancellationToken cancel)
    {
        string who;
        bool isSuper;
        Instant? endsAt;
        await using (var asked = session.Ask(WhoAsks))
        await using (var row = await asked.ExecuteReaderAsync(cancel))
        {
            await row.ReadAsync(cancel);
            (who, isSuper) = (row.GetString(0), row.GetBoolean(1));
            endsAt = await row.IsDBNullAsync(2, cancel) ? null : Instant.FromDateTimeUtc(row.GetDateTime(2));
            if (!row.GetBoolean(3))
            {
                warnings.Add($"The connection to {settings.Server} is not encrypted. "
                    + $"Set {settings.Path}:SslMode to VerifyFull once the server has a certificate.");
            }
        }

        if (isSuper)
        {
            warnings.Add($"The role {who} is a superuser and may do anything. Give {settings.Path} a role of its own that may only read.");
        }
        else if (await MayWriteAsync(session, cancel) is { Count: > 0 } tables)
        {
            warnings.Add(
                $"The role {who} may write: {string.Join(", ", tables.Take(3))}{(tables.Count > 3 ? " and more" : "")}. "
                    + $"Nothing is written, but give {settings.Path} a role that may only read.");
        }

        return (who, endsAt);
    }

    static async Task<List<string>> MayWriteAsync(PostgreSqlSession session, CancellationToken cancel)
    {
        List<string> tables = [];
        await using var asked = session.Ask(WhatTheyMayWrite);
        await using var rows = await asked.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            tables.Add(rows.GetString(0));
        }

        return tables;
    }

    /// <summary>As a table of which no row is wanted: the server plans it, and looks at every right, but reads nothing.</summary>
    async Task DescribeAsync(PostgreSqlSession session, SqlStatement statement, CancellationToken cancel)
    {
        try
        {
            await session.RunAsync("SAVEPOINT alignbot", cancel);
            await using (var asked = session.Ask($"SELECT * FROM (\n{statement.Text}\n) AS alignbot LIMIT 0"))
            await using (var answer = await asked.ExecuteReaderAsync(cancel))
            {
                var matched = SqlColumns.Match(PostgreSqlAnswer.NamesOf(answer), statement);
                columns = statement.Kind == SourceKinds.Accounts
                    ? [.. Enumerable.Range(0, answer.FieldCount).Select(at => new SourceColumn(answer.GetName(at)))]
                    : columns;
                WarnOfZone(answer, matched, statement);
            }
        }
        catch (PostgresException refused)
        {
            troubles.Add(PostgreSqlFaults.Of(refused, settings, statement));
            await session.RunAsync("ROLLBACK TO SAVEPOINT alignbot", cancel);
        }
        catch (SourceException wrong)
        {
            troubles.Add(wrong.Fault);
        }
    }

    void WarnOfZone(NpgsqlDataReader answer, SqlColumns matched, SqlStatement statement)
    {
        if (settings.Zone is not null)
        {
            return;
        }

        foreach (var column in TabularColumns.Of(statement.Kind).Where(column => matched.PlaceOf(column) >= 0))
        {
            var type = answer.GetDataTypeName(matched.PlaceOf(column));
            if ((column.Holds is TabularCell.Moment && type is "timestamp without time zone" or "date")
                || (column.Holds is TabularCell.MomentOrDay && type is "timestamp without time zone")
                || (column.Holds is TabularCell.Day && type is "timestamp with time zone"))
            {
                troubles.Add(new SourceFault(
                    SourceFaultKind.Config, $"{statement.Setting}: {column.Name} is of type {type}, which needs a zone to be read. "
                        + $"Set {settings.Path}:Zone to the one that is meant.")
                {
                    Subject = column.Name,
                });
            }
        }
    }
}
