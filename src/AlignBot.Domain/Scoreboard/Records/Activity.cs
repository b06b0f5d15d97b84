using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Records;

/// <summary>Something that was done to or by an account.</summary>
/// <param name="Key">The source's id.</param>
/// <param name="AccountKey">The account it was about. Null where the source names none.</param>
/// <param name="Side">Who did it.</param>
/// <param name="Kind">The source's word: <c>call</c>, <c>webinar</c>. Compared without case.</param>
public sealed record Activity(string Key, string? AccountKey, ActivitySide Side, string Kind)
{
    /// <summary>When, where the source knows the moment; else <see cref="On"/> has the day.</summary>
    public Instant? At { get; init; }

    /// <summary>The day, where the source knows only that. Compared as a day, never moved between zones.</summary>
    public LocalDate? On { get; init; }

    /// <summary>It took place: not planned, failed or bounced.</summary>
    public bool IsCompleted { get; init; } = true;

    /// <summary>False where a machine did it: a sequence, an answer sent by itself. Null where the source can't say.</summary>
    public bool? IsHuman { get; init; }

    /// <summary>Who of the account or of the team; compared without case.</summary>
    public string? Person { get; init; }

    /// <summary>That person's part in buying, as the source names it: <c>CMO</c>. Weighs points.</summary>
    public string? PersonRole { get; init; }
}

/// <summary>Who did something.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActivitySide>))]
public enum ActivitySide
{
    /// <summary>Marketing, towards the account.</summary>
    Marketing,

    /// <summary>Sales, towards the account.</summary>
    Sales,

    /// <summary>The account itself.</summary>
    Buyer,
}
