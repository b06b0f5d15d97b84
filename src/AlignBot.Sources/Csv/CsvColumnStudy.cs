using System.Globalization;
using AlignBot.Sources.Tabular;
using NodaTime.Text;

namespace AlignBot.Sources.Csv;

/// <summary>Collects what one column's cells say, so that it is read one way throughout.</summary>
sealed class CsvColumnStudy(TabularColumn column)
{
    const int Kept = 5;

    readonly List<CsvPlace> blankAt = [];
    readonly List<(long Line, string Cell)> shown = [];
    int filled;
    int blank;
    (long Line, string Cell)? point;
    (long Line, string Cell)? comma;
    (long Line, string Cell)? figureOpen;
    (long Line, string Cell)? dayFirst;
    (long Line, string Cell)? monthFirst;
    (long Line, string Cell)? dayOpen;
    (long Line, string Cell)? zoneOpen;

    public TabularColumn Column => column;

    public void Take(string? cell, long line, string? key)
    {
        if (cell is null)
        {
            if (blank++ < Kept)
            {
                blankAt.Add(new CsvPlace(line, key));
            }

            return;
        }

        filled++;
        switch (column.Holds)
        {
            case TabularCell.Number:
                TakeFigure(cell, line);
                break;
            case TabularCell.Day or TabularCell.Moment or TabularCell.MomentOrDay:
                TakeTime(cell, line);
                break;
            default:
                break;
        }
    }

    /// <summary>What the column is read as; what it leaves open becomes a question, what contradicts itself a trouble.</summary>
    public CsvColumnLook Conclude(string header, CsvChoices choices, List<string> troubles, List<CsvQuestion> questions, List<string> notes)
    {
        var mark = Mark(choices, troubles, questions, notes);
        var order = Order(choices, troubles, questions, notes);
        if (zoneOpen is { } open && choices.Zone is null)
        {
            questions.Add(new CsvQuestion(
                CsvQuestionKind.Zone, column.Name, open.Line, $"{column.Name} has times or days without a zone, "
                    + $"first '{open.Cell}' on line {open.Line}. In which zone are they meant?"));
        }

        return new CsvColumnLook(column.Name, header, filled, blank)
        {
            BlankAt = [.. blankAt],
            Decimal = mark,
            DayOrder = order,
            Samples = [.. shown.Select(one => new CsvSample(one.Line, one.Cell, Shown(one.Cell, mark, order, choices)))],
        };
    }

    void TakeFigure(string cell, long line)
    {
        switch (Figures.Evidence(cell))
        {
            case FigureEvidence.Point:
                point ??= (line, cell);
                break;
            case FigureEvidence.Comma:
                comma ??= (line, cell);
                break;
            case FigureEvidence.Undecided:
                figureOpen ??= (line, cell);
                break;
            default:
                break;
        }

        Show(cell, line);
    }

    void TakeTime(string cell, long line)
    {
        if (WrittenTime.Read(cell) is not { } time)
        {
            return;
        }

        if (time.Speaks is { } speaks)
        {
            dayFirst ??= speaks == DayOrder.DayFirst ? (line, cell) : null;
            monthFirst ??= speaks == DayOrder.MonthFirst ? (line, cell) : null;
        }
        else if (time.IsUndecided)
        {
            dayOpen ??= (line, cell);
        }

        var needsZone = column.Holds switch
        {
            TabularCell.Moment => time.Offset is null,
            TabularCell.MomentOrDay => time.Offset is null && time.Time is not null,
            _ => time.Offset is not null,
        };
        zoneOpen ??= needsZone ? (line, cell) : null;
        Show(cell, line);
    }

    void Show(string cell, long line)
    {
        if (shown.Count < Kept)
        {
            shown.Add((line, cell));
        }
    }

    DecimalMark? Mark(CsvChoices choices, List<string> troubles, List<CsvQuestion> questions, List<string> notes)
    {
        if (point is { } withPoint && comma is { } withComma)
        {
            troubles.Add(
                $"{column.Name} mixes decimal points (line {withPoint.Line}) and decimal commas (line {withComma.Line}). "
                    + "Write the whole column one way.");
            return null;
        }

        var said = point is not null ? DecimalMark.Point : comma is not null ? DecimalMark.Comma : (DecimalMark?)null;
        if (said is null && figureOpen is { } open)
        {
            if (choices.Decimal is { } chosen)
            {
                notes.Add($"{column.Name} could be read two ways (line {open.Line}); "
                    + $"it is read with a decimal {Named(chosen)}, as was decided.");
                return chosen;
            }

            questions.Add(new CsvQuestion(
                CsvQuestionKind.Decimal, column.Name, open.Line,
                $"{column.Name}: is '{open.Cell}' on line {open.Line} {Shown(open.Cell, DecimalMark.Comma)} or "
                    + $"{Shown(open.Cell, DecimalMark.Point)}? No cell of the column decides."));
        }

        return said;
    }

    DayOrder? Order(CsvChoices choices, List<string> troubles, List<CsvQuestion> questions, List<string> notes)
    {
        if (dayFirst is { } first && monthFirst is { } second)
        {
            troubles.Add(
                $"{column.Name} mixes orders: on line {first.Line} the day comes first, on line {second.Line} the month. "
                    + "Write the whole column one way, best as 2026-09-30.");
            return null;
        }

        var said = dayFirst is not null ? DayOrder.DayFirst : monthFirst is not null ? DayOrder.MonthFirst : (DayOrder?)null;
        if (said is null && dayOpen is { } open)
        {
            if (choices.DayOrder is { } chosen)
            {
                notes.Add($"{column.Name} could be read two ways (line {open.Line}); "
                    + $"it is read with the {(chosen == DayOrder.DayFirst ? "day" : "month")} first, as was decided.");
                return chosen;
            }

            questions.Add(new CsvQuestion(
                CsvQuestionKind.DayOrder, column.Name, open.Line,
                $"{column.Name}: is '{open.Cell}' on line {open.Line} {Shown(open.Cell, null, DayOrder.DayFirst, choices)} or "
                    + $"{Shown(open.Cell, null, DayOrder.MonthFirst, choices)}? No cell of the column decides."));
        }

        return said;
    }

    string Shown(string cell, DecimalMark? mark, DayOrder? order, CsvChoices choices) =>
        column.Holds == TabularCell.Number ? Shown(cell, mark ?? DecimalMark.Point)
        : WrittenTime.Read(cell) is not { } time ? "?"
        : column.Holds != TabularCell.Day && time.Time is not null && time.Moment(order, choices.Zone) is { } moment
            ? InstantPattern.ExtendedIso.Format(moment)
        : time.Day(order) is { } day ? LocalDatePattern.Iso.Format(day)
        : "?";

    static string Shown(string cell, DecimalMark mark) =>
        Figures.Read(cell, mark)?.Figure.ToString("#,0.############", CultureInfo.InvariantCulture) ?? "?";

    static string Named(DecimalMark mark) => mark == DecimalMark.Comma ? "comma" : "point";
}
