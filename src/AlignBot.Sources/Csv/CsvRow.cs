using System.Collections.Immutable;
using AlignBot.Sources.Tabular;
using NodaTime;

namespace AlignBot.Sources.Csv;

/// <summary>The line that a file's reading stands on, read by its fixed columns as was decided for the whole file.</summary>
sealed class CsvRow(CsvRows rows, CsvLook look, CsvHeader header, CsvChoices choices, CsvErrors errors, CsvNotes notes) : ITabularRow
{
    readonly TabularColumn keyColumn = TabularColumns.KeyOf(look.Kind);
    readonly Dictionary<string, CsvColumnLook> columns = look.Columns.ToDictionary(column => column.Column, StringComparer.Ordinal);

    /// <summary>Whether the line has an error, so that no record is made of it.</summary>
    public bool IsRefused { get; private set; }

    public string? Key { get; private set; }

    public string? CurrencyForBlank => choices.CurrencyForBlank;

    /// <summary>Goes to the line that the file stands on, and refuses what is wrong with it as a whole.</summary>
    public void Begin()
    {
        IsRefused = false;
        Key = header.PlaceOf(keyColumn) is >= 0 and var place ? rows.Cell(place) : null;
        switch (rows.Quoting)
        {
            case CsvQuoting.NeverClosed:
                RefuseLine("a quotation mark is opened and never closed, so that the rest of the file is one cell" + Backslash());
                return;
            case CsvQuoting.TextBehind:
                RefuseLine("text follows a closing quotation mark; "
                    + "a mark within a quoted cell is written twice, and each that opens is closed" + Backslash());
                return;
            case CsvQuoting.MarkInside:
                notes.Add("A cell has a quotation mark inside, which is kept,", rows.Line, Key);
                break;
            default:
                break;
        }

        for (var at = header.Width; at < rows.Count; at++)
        {
            if (rows.Cell(at) is not null)
            {
                RefuseLine($"has {rows.Count} cells where the header has {header.Width}; "
                    + "put a cell that holds the delimiter into quotation marks");
                return;
            }
        }

        if (IsHeaderAgain())
        {
            RefuseLine("is the header once more; take it out, and look whether two files were put together");
        }
        else if (rows.Count == 1 && header.Width > 2)
        {
            RefuseLine($"has 1 cell where the header has {header.Width}; take out what a report wrote below its table");
        }
    }

    public string? Text(TabularColumn column)
    {
        var cell = header.PlaceOf(column) is >= 0 and var place ? rows.Cell(place) : null;
        if (cell is null)
        {
            if (column.IsFilled && !(column.MayBeLeftBlank && choices.BlankIsMeant.Contains(column.Name)))
            {
                Add(column, "is blank, and is needed", null, isBlank: true);
            }

            return null;
        }

        if ((CsvDamage.Of(cell) ?? (IsKeyLike(column) && !choices.LooksDamagedButIsMeant ? CsvDamage.OfKey(cell) : null)) is not { } damage)
        {
            return cell;
        }

        Add(column, damage, cell, looksDamaged: CsvDamage.Of(cell) is null);
        return column == keyColumn ? cell : null;
    }

    public bool? YesNo(TabularColumn column)
    {
        var cell = Text(column);
        bool? said = cell?.ToLowerInvariant() switch
        {
            "true" or "1" or "yes" or "y" or "t" => true,
            "false" or "0" or "no" or "n" or "f" => false,
            _ => null,
        };
        if (cell is not null && said is null)
        {
            Refuse(column, "is neither yes nor no: write true or false");
        }

        return said;
    }

    public (decimal Figure, string? Currency)? Number(TabularColumn column)
    {
        if (Text(column) is not { } cell)
        {
            return null;
        }

        if (Figures.Read(cell, columns[column.Name].Decimal ?? DecimalMark.Point) is { } figure)
        {
            return figure;
        }

        Refuse(column, CsvDamage.OfKey(cell) is null ? "is no figure that is understood: write 1234.56" : "is rounded by a spreadsheet: "
            + "export the list anew");
        return null;
    }

    public Instant? Moment(TabularColumn column) =>
        Time(column) is { } time ? Found(column, time.Moment(Order(column), choices.Zone)) : null;

    public LocalDate? Day(TabularColumn column) => Time(column) is not { } time ? null
        : time.Offset is null ? Found(column, time.Day(Order(column)))
        : Found(column, choices.Zone is { } zone ? time.Moment(Order(column), zone)?.InZone(zone).Date : null);

    public (Instant? At, LocalDate? On) MomentOrDay(TabularColumn column) => Time(column) is not { } time ? (null, null)
        : time.Time is null ? (null, Found(column, time.Day(Order(column))))
        : (Found(column, time.Moment(Order(column), choices.Zone)), null);

    public ImmutableArray<string> Keys(TabularColumn column) => Text(column) is { } cell
        ? [.. cell.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
        : [];

    public ImmutableDictionary<string, string?> Others()
    {
        if (header.Others.IsEmpty)
        {
            return ImmutableDictionary<string, string?>.Empty;
        }

        var others = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var (place, name) in header.Others)
        {
            others[name] = rows.Cell(place);
        }

        return others.ToImmutable();
    }

    public void Refuse(TabularColumn column, string what) => Add(column, what, rows.Cell(header.PlaceOf(column)));

    public void Note(TabularColumn column, string what) => notes.Add($"{column.Name} {what}", rows.Line, Key);

    static bool IsKeyLike(TabularColumn column) =>
        column.Holds is TabularCell.Key or TabularCell.Keys || column == AccountColumns.Tier || column == AccountColumns.IsTarget;

    WrittenTime? Time(TabularColumn column)
    {
        if (Text(column) is not { } cell)
        {
            return null;
        }

        var time = WrittenTime.Read(cell);
        if (time is null)
        {
            Refuse(column, WrittenTime.Trouble(cell));
        }

        return time;
    }

    T? Found<T>(TabularColumn column, T? found)
        where T : struct
    {
        if (found is null)
        {
            Refuse(column, "is no day of the calendar");
        }

        return found;
    }

    DayOrder? Order(TabularColumn column) => columns[column.Name].DayOrder;

    bool IsHeaderAgain()
    {
        var same = 0;
        for (var at = 0; at < header.Width; at++)
        {
            var cell = rows.Cell(at);
            if (cell != look.Head.Headers[at])
            {
                return false;
            }

            same += cell is null ? 0 : 1;
        }

        return same > 1;
    }

    string Backslash() => rows.HasBackslash ? ". The line writes a quotation mark with a backslash before it: write it twice instead" : "";

    void RefuseLine(string what)
    {
        IsRefused = true;
        errors.Add(new CsvError(rows.Line, null, what) { Key = Key });
    }

    void Add(TabularColumn column, string what, string? cell, bool isBlank = false, bool looksDamaged = false)
    {
        IsRefused = true;
        errors.Add(new CsvError(rows.Line, column.Name, what) { Key = Key, Cell = cell, IsBlank = isBlank, LooksDamaged = looksDamaged });
    }
}
