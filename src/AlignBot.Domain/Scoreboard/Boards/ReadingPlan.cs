using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Boards;

/// <summary>Which periods are read at a moment: the week's point, the quarter that has ended, and what may have been corrected since.</summary>
public static class ReadingPlan
{
    /// <summary>The day of the weekly point, and of the look for late corrections.</summary>
    public const IsoDayOfWeek PointDay = IsoDayOfWeek.Monday;

    /// <summary>By the scoreboard's clock: when the night's readings of sources are there, and nobody is at work yet.</summary>
    public static readonly LocalTime At = new(5, 0);

    /// <summary>So many quarters are caught up with where nobody read them: for longer no list is kept.</summary>
    public const int MostQuarters = 3;

    /// <summary>When it is looked next whether something is to be read: once a day.</summary>
    public static Instant Next(Instant now, MeasureSettings settings)
    {
        var zone = settings.Zone;
        var today = now.InZone(zone).Date;
        var at = zone.AtLeniently(today + At).ToInstant();
        return at > now ? at : zone.AtLeniently(today.PlusDays(1) + At).ToInstant();
    }

    /// <summary>The periods, the earlier first.</summary>
    /// <param name="now">Business time.</param>
    /// <param name="settings">By which it is counted.</param>
    /// <param name="have">The newest reading of each period that there is.</param>
    /// <param name="listSince">When the oldest list was taken that is known; null where there is none yet.</param>
    /// <param name="isAsked">Somebody asked for it: then today counts as far as it has come.</param>
    public static ImmutableArray<ReadingPeriod> Of(
        Instant now, MeasureSettings settings, IReadOnlyList<ReadingStand> have, Instant? listSince, bool isAsked)
    {
        var today = now.InZone(settings.Zone).Date;
        var isTheDay = isAsked || today.DayOfWeek == PointDay;
        var point = isAsked ? SoFar(today, settings) : ReadingPeriod.PointAt(now, settings.ZoneId, settings.FirstMonth);
        var last = ReadingPeriod.Last(now, settings.ZoneId, settings.FirstMonth);
        var periods = new SortedDictionary<LocalDate, ReadingPeriod>();
        var hasPoint = have.Any(stand => stand.Period.From == point.From);
        if ((isTheDay || !hasPoint) && (isAsked || (StandOf(point) is null && !point.IsQuarter)))
        {
            periods[point.Until] = point;
        }

        var quarter = last;
        for (var back = 0; back < MostQuarters; back++)
        {
            // Those before the last one are looked for on the day alone: mostly they are there, or can't be had any more.
            if (IsToRead(quarter, isTheDay && back == 0) && (back == 0 || isTheDay))
            {
                periods[quarter.Until] = quarter;
            }

            quarter = ReadingPeriod.Of(quarter.Quarter.Previous, settings.ZoneId);
        }

        // Points that are weighed otherwise now change the quarter before as well: both figures are shown.
        var before = ReadingPeriod.Of(last.Quarter.Previous, settings.ZoneId);
        if (StandOf(before) is { IsEntered: false } stood && stood.WeightsVersion != settings.WeightsVersion)
        {
            periods[before.Until] = before;
        }

        return [.. periods.Values];

        ReadingStand? StandOf(ReadingPeriod period) => have.FirstOrDefault(stand => stand.Period.From == period.From && stand.Period.Until == period.Until);

        bool IsToRead(ReadingPeriod of, bool isLookedFor) => StandOf(of) switch
        {
            // Before there was a list nothing can be known of a quarter: no reading says so better than one of five unknowns.
            null => listSince < of.Days.Ends,
            { IsEntered: true } => false,
            { IsClosed: false } => true,

            // What is counted otherwise now is no correction of what was counted then; points that are weighed otherwise are, and change the quarter before as well.
            { } stood => isLookedFor && (stood.DefinitionVersion == settings.DefinitionVersion || stood.WeightsVersion != settings.WeightsVersion),
        };
    }

    static ReadingPeriod SoFar(LocalDate today, MeasureSettings settings)
    {
        var quarter = Time.FiscalQuarter.Of(today, settings.FirstMonth);
        var until = LocalDate.Min(today.PlusDays(1), quarter.End);
        return new ReadingPeriod { From = quarter.First, Until = until, FirstMonth = settings.FirstMonth, ZoneId = settings.ZoneId };
    }
}

/// <summary>The newest reading of a period, as far as the plan needs it.</summary>
/// <param name="Period">Its period.</param>
/// <param name="IsClosed">Only a correction changes it.</param>
/// <param name="IsEntered">Somebody typed it.</param>
/// <param name="WeightsVersion">By which its points were weighed.</param>
/// <param name="DefinitionVersion">By which it was counted.</param>
public sealed record ReadingStand(ReadingPeriod Period, bool IsClosed, bool IsEntered, string WeightsVersion, string DefinitionVersion);
