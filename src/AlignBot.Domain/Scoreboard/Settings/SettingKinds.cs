using System.Text.Json.Serialization;

namespace AlignBot.Domain.Scoreboard.Settings;

/// <summary>Where engagement comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EngagementSource>))]
public enum EngagementSource
{
    /// <summary>Points for what the account did.</summary>
    Points,

    /// <summary>A vendor's score.</summary>
    VendorScore,
}

/// <summary>What conversion counts. Fixed for a workspace: another one begins a new series.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversionKind>))]
public enum ConversionKind
{
    /// <summary>Won of won and lost.</summary>
    WinRate,

    /// <summary>Accounts of the list without an open deal that got one.</summary>
    ListToOpportunity,

    /// <summary>Accounts that qualified (MQA) and got a deal in time.</summary>
    QualifiedToOpportunity,
}

/// <summary>When the team could know of a signal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignalTime>))]
public enum SignalTime
{
    /// <summary>When the vendor saw it.</summary>
    Detected,

    /// <summary>When a reading of the source first had it.</summary>
    FirstSeen,
}

/// <summary>Of which day the rate is by which an amount is converted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RateDay>))]
public enum RateDay
{
    /// <summary>The deal's close, else its creation.</summary>
    Close,

    /// <summary>Its creation.</summary>
    Creation,

    /// <summary>The newest rate there is, for all alike.</summary>
    Newest,
}
