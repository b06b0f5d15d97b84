using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Drift;

/// <summary>What drift is read from. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DriftSign>))]
public enum DriftSign
{
    /// <summary>The two sides' pipeline figures differ, in percent.</summary>
    FiguresDiffer,

    /// <summary>Minutes of meetings spent on reconciling numbers.</summary>
    Reconciling,

    /// <summary>'They should' in place of 'we should', of one function.</summary>
    ThirdPerson,

    /// <summary>Meetings that were held without a decision.</summary>
    UndecidedMeetings,

    /// <summary>Agenda items that were parked.</summary>
    ParkedItems,

    /// <summary>Disputes of one category.</summary>
    Disputes,

    /// <summary>Weekly diffs of the list that the leaders did not stand by, in a row.</summary>
    UnattestedDiffs,

    /// <summary>Artifacts that are stale.</summary>
    StaleArtifacts,
}

/// <summary>One counted fact of a sign.</summary>
/// <param name="On">Its day, or the first one of its week.</param>
/// <param name="Amount">How much: minutes, meetings, percent.</param>
/// <param name="OutOf">Of how many, where it is a share.</param>
public sealed record DriftPoint(LocalDate On, decimal Amount, decimal OutOf = 0)
{
    /// <summary>What it was counted from, such as 'DSP-14'. Never a person.</summary>
    public ImmutableArray<string> Evidence { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>How the points of a sign become one figure.</summary>
public enum DriftFigure
{
    /// <summary>All of the time that is looked at, added up.</summary>
    Sum,

    /// <summary>Their share of what they are out of, in percent.</summary>
    Share,

    /// <summary>The last one.</summary>
    Latest,

    /// <summary>How many of the last ones in a row are not zero.</summary>
    Streak,
}

/// <summary>When a sign is worth a word. Below it is quiet.</summary>
/// <param name="Figure">How its figure is made.</param>
/// <param name="From">Shown from this figure on.</param>
/// <param name="Weeks">So many weeks back are looked at.</param>
/// <param name="Least">Of a share, out of at least so many; else nothing is said.</param>
public sealed record DriftThreshold(DriftFigure Figure, decimal From, int Weeks, decimal Least = 0);

/// <summary>What a sign says now.</summary>
/// <param name="Sign">Which.</param>
/// <param name="Of">The function or category that it is about; null where it is about the programme.</param>
/// <param name="Value">Its figure. Null where there is too little to say one.</param>
/// <param name="Threshold">When it is worth a word.</param>
/// <param name="IsShown">It is.</param>
/// <param name="Trend">Against as many weeks before; null where nothing is known of them.</param>
public sealed record DriftReading(DriftSign Sign, string? Of, decimal? Value, DriftThreshold Threshold, bool IsShown, DriftTrend? Trend)
{
    /// <summary>What the figure was counted from, the newest first.</summary>
    public ImmutableArray<string> Evidence { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>Where a sign goes.</summary>
public enum DriftTrend
{
    /// <summary>More of it.</summary>
    Rising,

    /// <summary>As much.</summary>
    Steady,

    /// <summary>Less of it.</summary>
    Falling,
}
