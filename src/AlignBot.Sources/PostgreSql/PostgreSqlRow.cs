using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Sources.Tabular;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace AlignBot.Sources.PostgreSql;

/// <summary>The row that an answer stands on, read by its fixed columns. The first thing that can't be read ends the reading.</summary>
sealed class PostgreSqlRow(
    NpgsqlDataReader answer, PostgreSqlColumns columns, PostgreSqlStatement statement, PostgreSqlSettings settings, SourceRun run)
    : ITabularRow
{
    readonly TabularColumn keyColumn = TabularColumns.KeyOf(statement.Kind);

    /// <summary>Counted from 1.</summary>
    public long Position { get; set; }

    public string? CurrencyForBlank => settings.CurrencyForBlank;

    public string Key => Text(keyColumn)!;

    public string? Text(TabularColumn column) => Value(column) switch
    {
        null => null,
        double or float when column.Holds == TabularCell.Key => throw Refused(column, "is a rounded number, which an id never is: "
            + "cast it to text in the statement"),
        var value => Written(value) is { } text && text.Trim() is { Length: > 0 } trimmed ? trimmed : Blank(column),
    };

    public bool? YesNo(TabularColumn column) => Value(column) is bool said ? said : Text(column)?.ToLowerInvariant() switch
    {
        null => null,
        "true" or "1" or "yes" or "y" or "t" => true,
        "false" or "0" or "no" or "n" or "f" => false,
        _ => throw Refused(column, "is neither yes nor no"),
    };

    public (decimal Figure, string? Currency)? Number(TabularColumn column) => Value(column) switch
    {
        null => null,
        decimal figure => (figure, null),
        long or int or short => (Convert.ToDecimal(answer.GetValue(columns.PlaceOf(column)), CultureInfo.InvariantCulture), null),
        double or float => Rounded(column),
        _ => throw Refused(column, "is no number: cast it to numeric in the statement"),
    };

    public Instant? Moment(TabularColumn column) => Value(column) switch
    {
        null => null,
        DateTime { Kind: DateTimeKind.Utc } moment => Instant.FromDateTimeUtc(Finite(column, moment)),
        DateTime time => LocalDateTime.FromDateTime(Finite(column, time)).InZoneLeniently(Zone(column)).ToInstant(),
        DateOnly day => Finite(column, day).AtStartOfDayInZone(Zone(column)).ToInstant(),
        _ => throw Refused(column, "is no time: cast it to timestamptz in the statement"),
    };

    public LocalDate? Day(TabularColumn column) => Value(column) switch
    {
        null => null,
        DateOnly day => Finite(column, day),
        DateTime { Kind: DateTimeKind.Utc } moment => Instant.FromDateTimeUtc(Finite(column, moment)).InZone(Zone(column)).Date,
        DateTime time => LocalDate.FromDateTime(Finite(column, time)),
        _ => throw Refused(column, "is no day: cast it to date in the statement"),
    };

    public (Instant? At, LocalDate? On) MomentOrDay(TabularColumn column) =>
        Value(column) is DateOnly ? (null, Day(column)) : (Moment(column), null);

    public ImmutableArray<string> Keys(TabularColumn column) => Value(column) switch
    {
        null => [],
        Array several =>
            [.. several.Cast<object?>().Where(one => one is not null and not DBNull).Select(one => Written(one!)!.Trim())
                .Where(one => one.Length > 0)],
        var one => [.. Written(one)!.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
    };

    public ImmutableDictionary<string, string?> Others()
    {
        if (columns.Others.IsEmpty)
        {
            return ImmutableDictionary<string, string?>.Empty;
        }

        var others = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var (place, name) in columns.Others)
        {
            var text = answer.IsDBNull(place) ? null : Written(answer.GetValue(place))?.Trim();
            others[name] = text is { Length: > 0 } ? text : null;
        }

        return others.ToImmutable();
    }

    public void Refuse(TabularColumn column, string what) => throw Refused(column, what);

    public void Note(TabularColumn column, string what) => run.Note($"{TabularColumns.WordFor(statement.Kind)}: "
        + $"{column.Name} {what} in some rows.");

    static string? Written(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime { Kind: DateTimeKind.Utc } moment => InstantPattern.ExtendedIso.Format(Instant.FromDateTimeUtc(moment)),
        DateTime time => LocalDateTimePattern.ExtendedIso.Format(LocalDateTime.FromDateTime(time)),
        DateOnly day => LocalDatePattern.Iso.Format(LocalDate.FromDateOnly(day)),
        Array several =>
            string.Join(";", several.Cast<object?>().Where(one => one is not null and not DBNull).Select(one => Written(one!))),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    object? Value(TabularColumn column)
    {
        var place = columns.PlaceOf(column);
        if (place < 0)
        {
            return null;
        }

        if (answer.IsDBNull(place))
        {
            return Blank(column);
        }

        try
        {
            return answer.GetValue(place);
        }
        catch (Exception wrong) when (wrong is InvalidCastException or OverflowException or NotSupportedException)
        {
            throw Refused(column, "is outside of what can be read, or of a type that is not: cast it in the statement");
        }
    }

    /// <summary>Null where the column may be blank.</summary>
    string? Blank(TabularColumn column) => !column.IsFilled || statement.BlankIsMeant.Contains(column.Name)
        ? null
        : throw Refused(column, "is blank, and is needed");

    (decimal, string?)? Rounded(TabularColumn column)
    {
        run.Note($"{TabularColumns.WordFor(statement.Kind)}: {column.Name} is a floating number, which rounds. Give it as numeric.");
        try
        {
            return (Convert.ToDecimal(answer.GetValue(columns.PlaceOf(column)), CultureInfo.InvariantCulture), null);
        }
        catch (OverflowException)
        {
            throw Refused(column, "is no number that can be kept");
        }
    }

    DateTimeZone Zone(TabularColumn column) => settings.Zone ?? throw new SourceException(new SourceFault(
        SourceFaultKind.Config, $"{statement.Setting}: {column.Name} has no zone, or needs one to be a day. "
            + $"Set {settings.Path}:Zone to the zone that is meant, or give timestamptz.")
    {
        Subject = column.Name,
    });

    DateTime Finite(TabularColumn column, DateTime time) => time.Ticks == DateTime.MinValue.Ticks || time.Ticks == DateTime.MaxValue.Ticks
        ? throw Refused(column, "is infinity, which is no time")
        : time;

    LocalDate Finite(TabularColumn column, DateOnly day) => day == DateOnly.MinValue || day == DateOnly.MaxValue
        ? throw Refused(column, "is infinity, which is no day")
        : LocalDate.FromDateOnly(day);

    /// <summary>Names the key and the column, and nothing of the row's content.</summary>
    SourceException Refused(TabularColumn column, string what)
    {
        var place = columns.PlaceOf(keyColumn);
        var key = column == keyColumn || answer.IsDBNull(place) ? null : Written(answer.GetValue(place));
        return new SourceException(new SourceFault(
            SourceFaultKind.Incomplete, $"{statement.Setting}: {column.Name} of "
                + $"{(string.IsNullOrWhiteSpace(key) ? $"row {Position}" : key.Trim())} {what}. Nothing of the reading is used.")
        {
            Subject = column.Name,
        });
    }
}
