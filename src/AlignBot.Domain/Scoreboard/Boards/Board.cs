using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Scoreboard.Verdicts;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Boards;

/// <summary>The one scoreboard of a program: what it counts, and when it is read next. The readings stand by themselves.</summary>
public sealed record Board
{
    /// <summary>Its own.</summary>
    public required ScoreboardId Id { get; init; }

    /// <summary>The program.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>What the measures count. Null until somebody said so: nothing is read before.</summary>
    public MeasureSettings? Settings { get; init; }

    /// <summary>The lines that measures are to be at or above; at most one a measure.</summary>
    public ImmutableArray<Target> Targets { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What currencies are worth. They are those of the day of a reading, and no part of the definition.</summary>
    public ImmutableArray<ExchangeRate> Rates { get; init => field = value.OrEmpty(); } = [];

    /// <summary>When it is read next, business time. Null before it is set up.</summary>
    public Instant? NextReading { get; init; }

    /// <summary>Somebody has said what is counted.</summary>
    [JsonIgnore]
    public bool IsSetUp => Settings is not null;
}
