using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Disputes;

/// <summary>Why a seat is not held by the one the path names.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeatReason>))]
public enum SeatReason
{
    /// <summary>The role has no holder, or the person is nobody the program knows.</summary>
    NobodyNamed,

    /// <summary>Away, with dates.</summary>
    Away,

    /// <summary>Deactivated, or gone from the workspace.</summary>
    Left,

    /// <summary>Out of the channel for longer than the grace.</summary>
    LeftChannel,

    /// <summary>A bot, a guest or somebody of another organisation.</summary>
    MayNotDecide,

    /// <summary>A party in this dispute.</summary>
    IsParty,

    /// <summary>Recused themself.</summary>
    Recused,

    /// <summary>Sits in this dispute already, or at a higher level.</summary>
    SitsElsewhere,

    /// <summary>The role went to somebody else.</summary>
    RoleChanged,

    /// <summary>Back, or newly named: a vacant seat is filled.</summary>
    NowAvailable,

    /// <summary>Nobody on the path could sit, so the last who can decide has it.</summary>
    LastResort,
}

/// <summary>One chair of a level: whose it is, who sits in it, and what they said.</summary>
public sealed record Seat
{
    /// <summary>Position within the level; stable while the level is open.</summary>
    public required int Index { get; init; }

    /// <summary>The role the seat is for; null when it is for a person or a party.</summary>
    public Role? Role { get; init; }

    /// <summary>The person the seat was first for: the role's holder, the person named, the party. Null when there was none.</summary>
    public UserId? For { get; init; }

    /// <summary>The side it speaks for: a function's name, or the party it is for; null when it stands above the sides.</summary>
    public string? Side { get; init; }

    /// <summary>Who sits in it now. Null: vacant.</summary>
    public UserId? Occupant { get; init; }

    /// <summary>Why <see cref="Occupant"/> is not <see cref="For"/>; null when it is.</summary>
    public SeatReason? Reason { get; init; }

    /// <summary>What the occupant said last. Stays when they leave.</summary>
    public Ruling? Ruling { get; init; }

    /// <summary>When the occupant was told. Null when not yet.</summary>
    public Instant? AskDeliveredAt { get; init; }

    /// <summary>Until when the occupant can answer at the least, whatever the deadline. Null until they were told.</summary>
    public Instant? LiveUntil { get; init; }

    /// <summary>Why the occupant could not be told. Null when they were, or it is still tried.</summary>
    public string? Undeliverable { get; init; }

    /// <summary>When the occupant opened the ruling form, while it is open.</summary>
    public Instant? FormOpenedAt { get; init; }

    /// <summary>The occupant was told that what they wrote in the thread does not count. Once a seat is enough.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ToldOfThread { get; init; }

    /// <summary>When the occupant wants to be reminded, in place of when the path does. Null while they said nothing of it.</summary>
    public Instant? RemindAt { get; init; }

    /// <summary>How often the occupant has moved their reminder.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int TimesPutOff { get; init; }

    /// <summary>Since when the occupant is out of the channel.</summary>
    public Instant? OutOfChannelSince { get; init; }

    /// <summary>When somebody else sits here unless the occupant is back in the channel. Null while they are there.</summary>
    public Instant? OutOfChannelUntil { get; init; }

    /// <summary>Somebody sits here, or did and left a ruling behind.</summary>
    [JsonIgnore]
    public bool IsFilled => Occupant is not null || Ruling is not null;

    /// <summary>Somebody sits here who has not ruled.</summary>
    [JsonIgnore]
    public bool IsWaiting => Occupant is not null && Ruling is null;

    /// <summary>The seat is a party's own, at a level where the parties decide themselves.</summary>
    [JsonIgnore]
    public bool IsForParty => Side?.StartsWith(PartySide, StringComparison.Ordinal) is true;

    /// <summary>Somebody sits here in place of another.</summary>
    [JsonIgnore]
    public bool IsDeputy => Occupant is not null && For is not null && Occupant != For;

    internal const string PartySide = "party ";
}
