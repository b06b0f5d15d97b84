using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Drift.Language;

/// <summary>Whether and of whom language is counted. It is off until both leaders turn it on and the channel is told.</summary>
public sealed record TalkSettings
{
    /// <summary>The leaders who turned it on.</summary>
    public ImmutableArray<Role> TurnedOn { get; init => field = value.OrEmpty(); } = [];

    /// <summary>When the channel was told; null before.</summary>
    public Instant? ToldAt { get; init; }

    /// <summary>Those who want no message of theirs counted.</summary>
    public ImmutableArray<UserId> Excluded { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Both leaders want it, and the channel knows.</summary>
    [JsonIgnore]
    public bool IsOn => ToldAt is not null && TurnedOn.Contains(Role.SalesLeader) && TurnedOn.Contains(Role.MarketingLeader);

    /// <summary>Whether a message is counted.</summary>
    public bool Counts(UserId writer, Instant at) => IsOn && at >= ToldAt && !Excluded.Contains(writer);
}

/// <summary>How one function spoke in one week: counts alone, no text and no person.</summary>
/// <param name="Function">Whose.</param>
/// <param name="Week">Its Monday.</param>
/// <param name="Speakers">How many wrote.</param>
/// <param name="Messages">How many messages.</param>
/// <param name="ThirdPerson">Of those, how many speak of the other function as of others.</param>
/// <param name="Together">How many speak of what both do.</param>
public sealed record WeeklyTalk(Function Function, LocalDate Week, int Speakers, int Messages, int ThirdPerson, int Together)
{
    /// <summary>From so many speakers on it is shown: with fewer it would be about somebody.</summary>
    public const int FromSpeakers = 5;

    /// <summary>From so many messages on it is shown.</summary>
    public const int FromMessages = 30;

    /// <summary>It may be shown.</summary>
    [JsonIgnore]
    public bool IsShown => Speakers >= FromSpeakers && Messages >= FromMessages;

    /// <summary>The point that drift is read from, dated by the day on which the week is over; null where it may not be shown.</summary>
    public DriftPoint? Point() => IsShown ? new DriftPoint(Week.PlusWeeks(1), ThirdPerson, ThirdPerson + Together) : null;
}
