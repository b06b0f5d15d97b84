using System.Collections.Immutable;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <summary>A stretch of time that is taken: by a meeting, or by an outage.</summary>
/// <param name="Name">By what.</param>
/// <param name="From">Its begin.</param>
/// <param name="To">Its end.</param>
public sealed record BusyTime(string Name, Instant From, Instant To)
{
    /// <summary>How much of it lies within another stretch.</summary>
    public Duration Within(Instant from, Instant to) =>
        Duration.Max(Duration.Zero, Instant.Min(To, to) - Instant.Max(From, from));
}

/// <summary>The world at the moment a command is applied.</summary>
/// <param name="Now">Business time, whole milliseconds.</param>
/// <param name="Roster">Who is who.</param>
/// <param name="Calendar">The program's calendar today.</param>
public sealed record MeetingContext(Instant Now, Roster Roster, WorkingCalendar Calendar)
{
    /// <summary>The program's other meetings that are planned or going on.</summary>
    public ImmutableArray<BusyTime> Others { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Times since the meeting's start in which no bot process was alive.</summary>
    public ImmutableArray<BusyTime> Outages { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who has not confirmed, nor contested, what was decided in it and names them.</summary>
    public ImmutableArray<UserId> Unconfirmed { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The meeting of the series after this one that is not called off; null where none is planned.</summary>
    public NextOfSeries? Next { get; init; }

    /// <summary>How many meetings of the series were missed in a row just before this one.</summary>
    public int EarlierMissesInARow { get; init; }

    /// <summary>How many meetings of the series were missed earlier in this quarter.</summary>
    public int EarlierMissesThisQuarter { get; init; }
}

/// <summary>The meeting that comes after another one of its series.</summary>
/// <param name="StartsAt">When it is to start.</param>
/// <param name="HasBegun">It is asked to start, runs, or is over.</param>
public sealed record NextOfSeries(Instant StartsAt, bool HasBegun);
