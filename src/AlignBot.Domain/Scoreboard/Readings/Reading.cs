using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Scoreboard.Records;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Readings;

/// <summary>What the scoreboard says for a period, with all that it rests on. Never
/// changed: a later one of the same period stands beside it.</summary>
public sealed record Reading
{
    /// <summary>What it is about.</summary>
    public required ReadingPeriod Period { get; init; }

    /// <summary>1 for the first of its period; one more with each correction.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When it was counted or entered. Business time.</summary>
    public required Instant ReadAt { get; init; }

    /// <summary>Who entered it. Null where it was counted from sources.</summary>
    public UserId? EnteredBy { get; init; }

    /// <summary>By which settings it was counted.</summary>
    public required string DefinitionVersion { get; init; }

    /// <summary>By which weights engagement was counted.</summary>
    public required string WeightsVersion { get; init; }

    /// <summary>How amounts came to be of one currency, as people read it.</summary>
    public required string CurrencyRule { get; init; }

    /// <summary>The reading of the list that it is against. Null where there was none.</summary>
    public ListUsed? List { get; init; }

    /// <summary>The sources that it rests on.</summary>
    public ImmutableArray<SourceUsed> Sources { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The five, in their order.</summary>
    public ImmutableArray<MeasureReading> Measures { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What belongs to accounts that left the list in the period. Null without a list of its beginning.</summary>
    public LeftTheList? Left { get; init; }

    /// <summary>Records that no measure takes, by reason.</summary>
    public Ignored Ignored { get; init; } = new();

    /// <summary>When the oldest source was read. Null where none was.</summary>
    [JsonIgnore]
    public Instant? AsOf =>
        Sources.Where(source => source.TakenAt is not null).Select(source => source.TakenAt).Append(List?.TakenAt).Min();

    /// <summary>It is of a whole quarter that was over when each of its sources was read: only a correction changes it.</summary>
    [JsonIgnore]
    public bool IsClosed => Period.IsQuarter && (EnteredBy is not null ? ReadAt : SourcesAsOf) >= Period.Days.Ends;

    /// <summary>One of the five.</summary>
    public MeasureReading Of(MeasureKind kind) => Measures.First(measure => measure.Measure == kind);

    /// <summary>The list is that of the period's end and may be older; the figures' sources may not.</summary>
    Instant? SourcesAsOf => Sources.Any(source => source.TakenAt is not null)
        ? Sources.Where(source => source.TakenAt is not null).Min(source => source.TakenAt)
        : null;
}

/// <summary>The reading of the list that figures are against.</summary>
/// <param name="Id">Its own.</param>
/// <param name="TakenAt">When it was begun.</param>
/// <param name="Accounts">How many it has, each once.</param>
public sealed record ListUsed(string Id, Instant TakenAt, int Accounts);

/// <summary>A source, for one kind of records.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">As people know it.</param>
/// <param name="TakenAt">When its complete reading was begun. Null: there is none.</param>
/// <param name="Trouble">Why there is none, in a sentence; null where it was read.</param>
public sealed record SourceUsed(RecordKinds Kind, string Name, Instant? TakenAt, string? Trouble = null);

/// <summary>Accounts that were on the list when the period began and are not at its end, with their deals.</summary>
/// <param name="Accounts">By key.</param>
/// <param name="Opportunities">Made or closed in the period, by id.</param>
/// <param name="Amount">Of those that can be converted, in the reporting currency.</param>
public sealed record LeftTheList(ImmutableArray<string> Accounts, ImmutableArray<string> Opportunities, decimal Amount);

/// <summary>How many records no measure takes.</summary>
public sealed record Ignored
{
    /// <summary>Activities that are planned, failed or bounced.</summary>
    public int NotCompleted { get; init; }

    /// <summary>Activities without a moment and without a day.</summary>
    public int NoTime { get; init; }

    /// <summary>Activities and signals that are dated in the future: they count from then on.</summary>
    public int InTheFuture { get; init; }

    /// <summary>Activities and signals of accounts that are not on the list.</summary>
    public int NotOnTheList { get; init; }

    /// <summary>Kinds of activities that the settings do not name, with how many there are; the most frequent first.</summary>
    public ImmutableArray<UnnamedKind> UnnamedKinds { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>A kind of activity that the settings do not name.</summary>
public sealed record UnnamedKind(string Kind, int Count);
