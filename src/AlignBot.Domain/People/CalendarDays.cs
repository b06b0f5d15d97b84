using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.People;

/// <summary>What has become of days that were proposed to somebody as days away.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProposalState>))]
public enum ProposalState
{
    /// <summary>They are asked.</summary>
    Open,

    /// <summary>They said yes, and the days stand.</summary>
    Confirmed,

    /// <summary>They said no. The same is not proposed again.</summary>
    NotAway,

    /// <summary>The calendar has it no more.</summary>
    Withdrawn,
}

/// <summary>Days that a calendar marks as out of office.</summary>
/// <param name="Event">Which event it is: the same also where its days move. Of one that repeats, what it has in common with the others stands before a slash.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record FoundDays(string Event, LocalDate From, LocalDate To)
{
    /// <summary>What all dates of an event that repeats have in common; null where it does not.</summary>
    public static string? SeriesOf(string of) => of.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? of[..slash] : null;
}

/// <summary>Days that were proposed for an event of the calendar before.</summary>
/// <param name="Event">Which event it is.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="State">What became of it.</param>
/// <param name="Missing">How many times in a row the calendar was read without it.</param>
public sealed record ProposedDays(string Event, LocalDate From, LocalDate To, ProposalState State, int Missing = 0);

/// <summary>What follows from reading a calendar anew. Closed.</summary>
public abstract record CalendarChange
{
    CalendarChange()
    {
    }

    /// <summary>The person is asked about these days.</summary>
    public sealed record Propose(FoundDays Days) : CalendarChange;

    /// <summary>The event has other days now, or is back: what was asked or stands follows.</summary>
    public sealed record Move(ProposedDays From, FoundDays To) : CalendarChange;

    /// <summary>The event is gone: what was asked or stands goes.</summary>
    public sealed record Withdraw(ProposedDays Days) : CalendarChange;

    /// <summary>The event was not there, or is there again.</summary>
    public sealed record Note(ProposedDays Days, int Missing) : CalendarChange;
}

/// <summary>Compares what a calendar says now with what was proposed before.</summary>
public static class CalendarDays
{
    /// <summary>So many days ahead are proposed.</summary>
    public const int Ahead = 90;

    /// <summary>So many are asked at once; the others follow as these are answered.</summary>
    public const int MostOpen = 5;

    /// <summary>A calendar may be shown in part for an hour: an event is gone once it is missing so many times in a row.</summary>
    public const int MissingToWithdraw = 2;

    /// <summary>What is to be done, in order of the days.</summary>
    /// <param name="found">All days that the calendar marks as out of office.</param>
    /// <param name="known">What was proposed for the calendar before.</param>
    /// <param name="absences">When the person is away already.</param>
    /// <param name="today">The day where they are.</param>
    public static ImmutableArray<CalendarChange> Compare(
        IReadOnlyCollection<FoundDays> found, IReadOnlyCollection<ProposedDays> known, IReadOnlyCollection<Absence> absences, LocalDate today)
    {
        var changes = ImmutableArray.CreateBuilder<CalendarChange>();
        var now = found.DistinctBy(days => days.Event).ToDictionary(days => days.Event);
        foreach (var before in known)
        {
            if (Follow(before, now.GetValueOrDefault(before.Event), today) is { } change)
            {
                changes.Add(change);
            }
        }

        var events = known.Select(days => days.Event).ToHashSet();
        var refused = known.Where(days => days.State is ProposalState.NotAway).Select(days => FoundDays.SeriesOf(days.Event)).OfType<string>().ToHashSet();
        var taken = known.Where(days => days.State is not ProposalState.Withdrawn).Select(days => (days.From, days.To))
            .Concat(changes.OfType<CalendarChange.Move>().Select(move => (move.To.From, move.To.To))).ToList();
        var open = known.Count(days => days.State is ProposalState.Open);
        foreach (var days in now.Values.Where(days => days.To >= today && days.From <= today.PlusDays(Ahead) && !events.Contains(days.Event)).OrderBy(days => days.From))
        {
            if (open >= MostOpen || refused.Contains(FoundDays.SeriesOf(days.Event) ?? "") || absences.Any(away => Overlap(days, away.From, away.To))
                || taken.Any(other => Overlap(days, other.From, other.To)))
            {
                continue;
            }

            open++;
            taken.Add((days.From, days.To));
            changes.Add(new CalendarChange.Propose(days));
        }

        return changes.ToImmutable();
    }

    static CalendarChange? Follow(ProposedDays before, FoundDays? now, LocalDate today)
    {
        if (now is null)
        {
            // What has begun is not undone by a calendar that shows only what is to come.
            return before.State is not (ProposalState.Open or ProposalState.Confirmed) || before.From < today ? null
                : before.Missing + 1 >= MissingToWithdraw ? new CalendarChange.Withdraw(before)
                : new CalendarChange.Note(before, before.Missing + 1);
        }

        var isSame = now.To == before.To && (now.From == before.From || (before.From < today && now.From <= today));
        return before.State switch
        {
            ProposalState.NotAway => null,
            _ when now.To < today => null,
            ProposalState.Withdrawn => now.From <= today.PlusDays(Ahead) ? new CalendarChange.Move(before, now) : null,
            _ when !isSame && before.To >= today => new CalendarChange.Move(before, now),
            _ => before.Missing > 0 ? new CalendarChange.Note(before, 0) : null,
        };
    }

    static bool Overlap(FoundDays days, LocalDate from, LocalDate to) => days.From <= to && from <= days.To;
}
