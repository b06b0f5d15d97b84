using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Breaches;

/// <summary>What a promise about leads is about. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PromiseKind>))]
public enum PromiseKind
{
    /// <summary>A lead is turned to within so long of its being given to somebody; where nobody was, of its coming in.</summary>
    SpeedToLead,

    /// <summary>A lead that was turned to and is neither done nor given back is turned to again within so long.</summary>
    FollowUp,

    /// <summary>A lead that is given back carries a reason within so long.</summary>
    ReasonForReturn,
}

/// <summary>A clause of the SLA that is counted from a source.</summary>
/// <param name="Clause">Its number.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Side">The side that owes.</param>
/// <param name="Within">Counted as working time, whatever its unit.</param>
/// <param name="Since">When it was signed: what was begun before is not counted by it.</param>
public sealed record SourcePromise(int Clause, PromiseKind Kind, Function Side, Window Within, Instant Since);

/// <summary>One time that a promise was not kept, as the source shows it.</summary>
/// <param name="Key">Stable: by which it is found once.</param>
/// <param name="LeadKey">The lead.</param>
/// <param name="AccountKey">Its account; null where the source names none.</param>
/// <param name="From">From when it was owed.</param>
/// <param name="DueAt">Its last moment in time.</param>
/// <param name="DoneAt">When it was done all the same; null while it is not.</param>
public sealed record SourceBreach(string Key, string LeadKey, string? AccountKey, Instant From, Instant DueAt, Instant? DoneAt = null);
