using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Sources.Tabular;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Sources.Sql;

/// <summary>The row that an answer stands on, read by its fixed columns. The first thing that can't be read ends the reading.</summary>
sealed class SqlRow(ISqlAnswer answer, SqlColumns columns, SqlStatement statement, SqlSettings settings, SourceRun run) : ITabularRow
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
            + $"cast it to {settings.Types.Text} in the statement"),
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
        (long or int or short or byte) and var whole => (Convert.ToDecimal(whole, CultureInfo.InvariantCulture), null),
        (double or float) and var rounded => Rounded(column, rounded),
        _ => throw Refused(column, $"is no number: cast it to {settings.Types.Number} in the statement"),
    };

    public Instant? Moment(TabularColumn column) => Time(column) switch
    {
        null => null,
        Instant moment => moment,
        LocalDateTime time => time.InZoneLeniently(Zone(column)).ToInstant(),
        LocalDate day => day.AtStartOfDayInZone(Zone(column)).ToInstant(),
        _ => throw Refused(column, $"is no time: cast it to {settings.Types.Moment} in the statement"),
    };

    public LocalDate? Day(TabularColumn column) => Time(column) switch
    {
        null => null,
        LocalDate day => day,
        Instant moment => moment.InZone(Zone(column)).Date,
        LocalDateTime time => time.Date,
        _ => throw Refused(column, $"is no day: cast it to {settings.Types.Day} in the statement"),
    };

    public (Instant? At, LocalDate? On) MomentOrDay(TabularColumn column) =>
        Time(column) is LocalDate ? (null, Day(column)) : (Moment(column), null);

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
            var text = Kept(() => answer.ValueAt(place)) is { } value ? Written(value)?.Trim() : null;
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
        Instant moment => InstantPattern.ExtendedIso.Format(moment),
        LocalDateTime time => LocalDateTimePattern.ExtendedIso.Format(time),
        LocalDate day => LocalDatePattern.Iso.Format(day),
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

        try
        {
            return answer.ValueAt(place) ?? Blank(column);
        }
        catch (FormatException)
        {
            throw Refused(column, "is outside of what can be read, or of a type that is not: cast it in the statement");
        }
    }

    /// <summary>A text is a time where the system has no other way to write one with its zone.</summary>
    object? Time(TabularColumn column) => Value(column) is string text && settings.Types.TimesMayBeTexts
        ? text.Trim() is { Length: > 0 } written ? WrittenTimes.Read(written) ?? text : Blank(column)
        : Value(column);

    /// <summary>What can't be read of a column that nobody needs is left out.</summary>
    static object? Kept(Func<object?> value)
    {
        try
        {
            return value();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Null where the column may be blank.</summary>
    string? Blank(TabularColumn column) => !column.IsFilled || statement.BlankIsMeant.Contains(column.Name)
        ? null
        : throw Refused(column, "is blank, and is needed");

    (decimal, string?)? Rounded(TabularColumn column, object rounded)
    {
        run.Note($"{TabularColumns.WordFor(statement.Kind)}: {column.Name} is a floating number, which rounds. "
            + $"Give it as {settings.Types.Number}.");
        try
        {
            return (Convert.ToDecimal(rounded, CultureInfo.InvariantCulture), null);
        }
        catch (OverflowException)
        {
            throw Refused(column, "is no number that can be kept");
        }
    }

    DateTimeZone Zone(TabularColumn column) => settings.Zone ?? throw new SourceException(new SourceFault(
        SourceFaultKind.Config, $"{statement.Setting}: {column.Name} has no zone, or needs one to be a day. "
            + $"Set {settings.Path}:Zone to the zone that is meant, or give {settings.Types.Moment}.")
    {
        Subject = column.Name,
    });

    /// <summary>Names the key and the column, and nothing of the row's content.</summary>
    SourceException Refused(TabularColumn column, string what)
    {
        var place = columns.PlaceOf(keyColumn);
        var key = column == keyColumn || Kept(() => answer.ValueAt(place)) is not { } value ? null : Written(value);
        return new SourceException(new SourceFault(
            SourceFaultKind.Incomplete, $"{statement.Setting}: {column.Name} of "
                + $"{(string.IsNullOrWhiteSpace(key) ? $"row {Position}" : key.Trim())} {what}. Nothing of the reading is used.")
        {
            Subject = column.Name,
        });
    }
}
