using NodaTime;

namespace AlignBot.Domain.Scoreboard.Readings;

/// <summary>Whole local days of one zone, from the midnight of the first to that of the day after the last.</summary>
/// <remarks>What has a moment is compared as a moment, what has only a day as a day: neither is turned into the other.</remarks>
public readonly record struct DaySpan
{
    /// <summary>A span; empty where it does not end after it begins.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="end">The first day that is not in it any more.</param>
    /// <param name="zone">Whose midnights are meant; where the clocks skip midnight the day begins with its first moment.</param>
    public DaySpan(LocalDate first, LocalDate end, DateTimeZone zone)
    {
        First = first;
        End = end;
        Begins = zone.AtStartOfDay(first).ToInstant();
        Ends = zone.AtStartOfDay(end).ToInstant();
    }

    /// <summary>The first day.</summary>
    public LocalDate First { get; }

    /// <summary>The first day that is not in it any more.</summary>
    public LocalDate End { get; }

    /// <summary>The first moment.</summary>
    public Instant Begins { get; }

    /// <summary>The first moment that is not in it any more.</summary>
    public Instant Ends { get; }

    /// <summary>Whether a moment lies in it.</summary>
    public bool Contains(Instant at) => at >= Begins && at < Ends;

    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(LocalDate day) => day >= First && day < End;

    /// <summary>Whether something lies in it: by its moment where that is known, else by its day.</summary>
    public bool Contains(Instant? at, LocalDate? on) => at is { } moment ? Contains(moment) : on is { } day && Contains(day);
}
