using System.Collections.Immutable;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Measures;

/// <summary>What is known before the records of a reading are gone through.</summary>
public sealed record ReadingBasis
{
    /// <summary>What it is about.</summary>
    public required ReadingPeriod Period { get; init; }

    /// <summary>By which it is counted.</summary>
    public required MeasureSettings Settings { get; init; }

    /// <summary>In which business time is counted.</summary>
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>Business time of the reading. What is dated later does not count yet.</summary>
    public required Instant Now { get; init; }

    /// <summary>The last complete reading of the list that was begun before the
    /// period's end. Null: there is none, and nothing can be known.</summary>
    public ScoredList? List { get; init; }

    /// <summary>The last complete one that was begun before the period's beginning. Null where there is none.</summary>
    public ScoredList? ListBefore { get; init; }

    /// <summary>Each source, for each kind of records that it gives or should have given.</summary>
    public ImmutableArray<SourceUsed> Sources { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The rates of the day of the reading.</summary>
    public ExchangeRates Rates { get; init; } = ExchangeRates.None;

    /// <summary>Accounts that were merged, by their keys, with what each became: those that the lists themselves do not tell of.</summary>
    public ImmutableDictionary<string, string> Merged { get; init => field = value ?? ImmutableDictionary<string, string>.Empty; } =
        ImmutableDictionary<string, string>.Empty;

    /// <summary>The accounts that are on the list in both quarters of a comparison. Null:
    /// those on <see cref="List"/> and <see cref="ListBefore"/>.</summary>
    public ImmutableHashSet<string>? Cohort { get; init; }

    /// <summary>No measure needs an activity of a day before this one.</summary>
    public LocalDate ActivitiesFrom => LocalDate.Min(
        Period.Until.PlusDays(-Math.Max(Settings.TouchDays, Settings.PointDays)),
        Period.From.PlusDays(-Settings.ResponseDays - 1));
}

/// <summary>One complete reading of the list.</summary>
/// <param name="Id">Its own.</param>
/// <param name="TakenAt">When it was begun.</param>
/// <param name="Accounts">All that are on the list.</param>
public sealed record ScoredList(string Id, Instant TakenAt, ImmutableArray<ScoredAccount> Accounts);
