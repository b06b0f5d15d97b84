using System.Globalization;
using NodaTime;

namespace AlignBot.Domain.Time;

/// <summary>A quarter of a fiscal year, in local dates: whoever needs instants says in which zone.</summary>
/// <param name="First">Its first day.</param>
/// <param name="FirstMonth">The month in which the fiscal year begins, 1 to 12.</param>
public readonly record struct FiscalQuarter(LocalDate First, int FirstMonth)
{
    /// <summary>The quarter that a date lies in.</summary>
    /// <param name="date">By the clock of the zone that is meant: at 00:30 on 1
    /// October in Auckland it is still September elsewhere.</param>
    /// <param name="firstMonth">The month in which the fiscal year begins, 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public static FiscalQuarter Of(LocalDate date, int firstMonth = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstMonth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstMonth, 12);
        var monthsInto = (date.Month - firstMonth + 12) % 3;
        return new FiscalQuarter(new LocalDate(date.Year, date.Month, 1).PlusMonths(-monthsInto), firstMonth);
    }

    /// <summary>The first day that is not in it any more.</summary>
    public LocalDate End => First.PlusMonths(3);

    /// <summary>1 to 4.</summary>
    public int Number => ((First.Month - FirstMonth + 12) % 12 / 3) + 1;

    /// <summary>The year by which it is called: that in which its fiscal year ends.</summary>
    public int Year => First.PlusMonths(-3 * (Number - 1)).PlusMonths(11).Year;

    /// <summary>The one before.</summary>
    public FiscalQuarter Previous => this with { First = First.PlusMonths(-3) };

    /// <summary>The one after.</summary>
    public FiscalQuarter Next => this with { First = End };

    /// <summary>'2026 Q4'; 'FY2027 Q1' where the fiscal year is not that of the calendar.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{(FirstMonth == 1 ? "" : "FY")}{Year:0000} Q{Number}");

    /// <summary>Whether a date lies in it.</summary>
    public bool Contains(LocalDate date) => date >= First && date < End;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
