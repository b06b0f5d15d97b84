using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;

namespace AlignBot.Domain.Artifacts.Sla;

/// <summary>What a clause promises, and how it is counted. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClauseKind>))]
public enum ClauseKind
{
    /// <summary>In the words of the team: somebody of the side it is owed to reports what came late.</summary>
    Reported,

    /// <summary>A party of that side gives its case in a dispute.</summary>
    CaseInDispute,

    /// <summary>Whoever of that side is named as having decided confirms it, or says no.</summary>
    DecisionConfirmed,

    /// <summary>An action that somebody of that side has is done by its day.</summary>
    ActionByItsDay,

    /// <summary>The side's leader, or the deputy, is at each meeting for which they are required.</summary>
    LeaderAtMeeting,

    /// <summary>A lead is turned to within so long of its being given to somebody. Counted from a source.</summary>
    SpeedToLead,

    /// <summary>A lead that is neither done nor given back is turned to again. Counted from a source.</summary>
    FollowUp,

    /// <summary>A lead that is given back carries a reason. Counted from a source.</summary>
    ReasonForReturn,
}

/// <summary>One promise of an SLA.</summary>
public sealed record Clause
{
    /// <summary>The most clauses of an SLA.</summary>
    public const int Most = 12;

    /// <summary>The longest promise, in UTF-16 units.</summary>
    public const int LongestPromise = 300;

    /// <summary>By what it is named; never given twice in an SLA. 0: it has none yet.</summary>
    public int Number { get; init; }

    /// <summary>The side that owes: sales or marketing.</summary>
    public required Function Side { get; init; }

    /// <summary>What is promised, and how it is counted.</summary>
    public required ClauseKind Kind { get; init; }

    /// <summary>In the team's words, where it is reported; empty where the kind says it.</summary>
    public string Promise { get; init; } = "";

    /// <summary>Within which working time. Null where the day is another's, or where there is none.</summary>
    public Window? Within { get; init; }

    /// <summary>The other side: whom it is owed to.</summary>
    [JsonIgnore]
    public Function OwedTo => Side is Function.Sales ? Function.Marketing : Function.Sales;

    /// <summary>It says the same, whatever its number.</summary>
    public bool Says(Clause other) => this with { Number = 0 } == other with { Number = 0 };
}

/// <summary>A clause that is signed by both.</summary>
/// <param name="Of">As it was signed.</param>
/// <param name="Since">Since when it says so: what was begun before is not counted by it.</param>
public sealed record StandingClause(Clause Of, NodaTime.Instant Since);

/// <summary>What is different from kind to kind.</summary>
public static class ClauseKinds
{
    /// <summary>The longest window: what was begun longer ago need not be looked for.</summary>
    public static Window Longest(WindowUnit unit) => new(unit is WindowUnit.WorkingDays ? 30 : 240, unit);

    /// <summary>It has a window of its own. The rest goes by a day that stands elsewhere.</summary>
    public static bool HasWindow(this ClauseKind kind) => kind is ClauseKind.Reported or ClauseKind.CaseInDispute or ClauseKind.DecisionConfirmed
        || kind.IsFromSource();

    /// <summary>The leads of a source show whether it is kept.</summary>
    public static bool IsFromSource(this ClauseKind kind) => kind is ClauseKind.SpeedToLead or ClauseKind.FollowUp or ClauseKind.ReasonForReturn;

    /// <summary>The record, or a source, shows whether it is kept; else people report what is not.</summary>
    public static bool IsInRecord(this ClauseKind kind) => kind is not ClauseKind.Reported;
}
