using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;

namespace AlignBot.Domain.Time;

/// <summary>The instant a window ends, with the reckoning that led there.</summary>
public sealed record Deadline(Instant At, Receipt Receipt)
{
    /// <summary>The same, moved to an opening.</summary>
    internal Deadline MovedTo(Instant opening, IEnumerable<Holiday> skipped) =>
        new(opening, Receipt with { At = opening, MovedToOpening = true, Skipped = [.. Receipt.Skipped, .. skipped] });

    /// <summary>The same, or later, so that there is at least that much working time to it.</summary>
    internal Deadline NotBefore(Instant least, Window ofWork) => least <= At ? this : new(least, Receipt with { At = least, AtLeast = ofWork });
}

/// <summary>How a deadline was reckoned, in a form that each reader can be shown in their own zone.</summary>
public sealed record Receipt
{
    /// <summary>The length of time asked for.</summary>
    public required Window Window { get; init; }

    /// <summary>When it was asked for.</summary>
    public required Instant Start { get; init; }

    /// <summary>From when it counts: the next opening, if the start was outside working hours.</summary>
    public required Instant CountedFrom { get; init; }

    /// <summary>The result.</summary>
    public required Instant At { get; init; }

    /// <summary>The zone the working hours are meant in.</summary>
    public required string ZoneId { get; init; }

    /// <summary>The version of the calendar that was used.</summary>
    public int CalendarVersion { get; init; }

    /// <summary>Named days off inside the window, in order.</summary>
    public ImmutableArray<Holiday> Skipped { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The result fell outside working hours and moved to this opening.</summary>
    public bool MovedToOpening { get; init; }

    /// <summary>The least working time that was due; set where it, and not the window, says when the end is.</summary>
    public Window? AtLeast { get; init; }

    /// <summary>How the end was reckoned that this one extends. Null for a first one.</summary>
    public Receipt? Extends { get; init; }

    /// <summary>The clocks change inside the window.</summary>
    public bool ClocksChange { get; init; }

    /// <summary>'2 working days from Thu 27 Aug 15:00 London, skipping Mon 31 Aug (Summer Bank Holiday): Tue 1 Sep 15:00'.</summary>
    /// <remarks>In the calendar's zone. For a reader elsewhere, the instants are shown through Slack's date tokens instead.</remarks>
    public string ToWords()
    {
        var zone = DateTimeZoneProviders.Tzdb[ZoneId];
        var words = new StringBuilder(Extends is { } before ? before.ToWords() + ", extended by " : "").Append(Window.ToWords()).Append(" from ").Append(Local(Start, zone)).Append(' ').Append(City);
        if (CountedFrom != Start)
        {
            words.Append(", counted from ").Append(Local(CountedFrom, zone));
        }

        if (!Skipped.IsEmpty)
        {
            words.Append(", skipping ").AppendJoin(", ", Skipped.Select(Named));
        }

        if (MovedToOpening)
        {
            words.Append(", moved to the next opening");
        }

        if (AtLeast is { } least)
        {
            words.Append(", with at least ").Append(least.ToWorkWords());
        }

        if (ClocksChange)
        {
            words.Append(", across a change of the clocks");
        }

        return words.Append(": ").Append(Local(At, zone)).ToString();
    }

    /// <summary>The place people know the zone by: 'London' for Europe/London.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string City => ZoneId[(ZoneId.LastIndexOf('/') + 1)..].Replace('_', ' ');

    static string Local(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("ddd d MMM HH':'mm", CultureInfo.InvariantCulture);

    static string Named(Holiday day)
    {
        var part = day.Off switch { DayPart.Morning => ", morning", DayPart.Afternoon => ", afternoon", _ => "" };
        return $"{day.Date.ToString("ddd d MMM", CultureInfo.InvariantCulture)} ({day.Name}{part})";
    }
}
