using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Cadence.Series;

/// <summary>A recurring meeting. People know it by its name.</summary>
public readonly record struct SeriesId(Guid Value);

/// <summary>What a meeting is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeriesKind>))]
public enum SeriesKind
{
    /// <summary>The pipeline, every week.</summary>
    WeeklyReview,

    /// <summary>The three conversations, every month.</summary>
    StrategyReview,

    /// <summary>The five artifacts re-read, every quarter.</summary>
    QuarterlyPlanning,

    /// <summary>One of several short meetings in place of a weekly review.</summary>
    ShortReview,

    /// <summary>How a new programme begins: once.</summary>
    KickOff,
}

/// <summary>Whether a series goes on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeriesStatus>))]
public enum SeriesStatus
{
    /// <summary>It takes place.</summary>
    Active,

    /// <summary>No meeting is planned until it is resumed.</summary>
    Paused,

    /// <summary>It is over for good.</summary>
    Ended,
}

/// <summary>A part of a meeting with its own time.</summary>
/// <param name="Name">What is talked about.</param>
/// <param name="Minutes">How long.</param>
public sealed record Section(string Name, int Minutes);

/// <summary>What a meeting copies from its series, frozen once it is prompted.</summary>
public record MeetingTerms
{
    /// <summary>Its name, 1 to 80 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required SeriesKind Kind { get; init; }

    /// <summary>Its length; the sections fit into it.</summary>
    public required int Minutes { get; init; }

    /// <summary>Its parts, in order; at least one.</summary>
    public required ImmutableArray<Section> Sections { get; init; }

    /// <summary>The roles whose holders, or deputies, must be there; distinct people.</summary>
    public required ImmutableArray<Role> RequiredRoles { get; init; }

    /// <summary>IANA zone in which its time is meant.</summary>
    public required string ZoneId { get; init; }

    /// <summary>How late it may start, and how long after its time it closes itself.</summary>
    public required int GraceMinutes { get; init; }

    /// <summary>How long before the start agenda items are called for.</summary>
    public required Window CallBefore { get; init; }

    /// <summary>How long before the start the required people are reminded.</summary>
    public required Window RemindBefore { get; init; }

    /// <summary>Where it is held; an https address.</summary>
    public string? VideoLink { get; init; }

    /// <summary>The scoreboard it looks at; an https address.</summary>
    public string? DashboardLink { get; init; }

    /// <summary>It takes place once: what it leaves open goes to another meeting.</summary>
    [JsonIgnore]
    public bool IsOnce => Kind is SeriesKind.KickOff;

    /// <summary>The roles that are reminded like those who must be there, and without whom it is held all the same.</summary>
    [JsonIgnore]
    public ImmutableArray<Role> InvitedRoles => Kind is SeriesKind.KickOff ? [Role.AccountableExecutive] : [];

    /// <summary>The zone itself.</summary>
    /// <exception cref="InvalidOperationException">The zone is unknown: the series was never checked.</exception>
    [JsonIgnore]
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(ZoneId) ?? throw new InvalidOperationException($"'{ZoneId}' is not an IANA time zone.");

    /// <summary>The length as a duration.</summary>
    [JsonIgnore]
    public Duration Length => Duration.FromMinutes(Minutes);

    /// <summary>The grace as a duration.</summary>
    [JsonIgnore]
    public Duration Grace => Duration.FromMinutes(GraceMinutes);
}

/// <summary>A recurring meeting: what it is made of, and when it takes place.</summary>
public sealed record MeetingSeries : MeetingTerms
{
    /// <summary>The series.</summary>
    public required SeriesId Id { get; init; }

    /// <summary>The program it belongs to.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>Whether it goes on.</summary>
    public SeriesStatus Status { get; init; }

    /// <summary>On which dates.</summary>
    public required Recurrence Recurrence { get; init; }

    /// <summary>At what local time.</summary>
    public required LocalTime At { get; init; }

    /// <summary>No occurrence before that date; null: from now on.</summary>
    public LocalDate? StartsOn { get; init; }

    /// <summary>No occurrence after that date; null: without end.</summary>
    public LocalDate? EndsOn { get; init; }

    /// <summary>What happens when the day is off.</summary>
    public HolidayRule HolidayRule { get; init; }

    /// <summary>A digest of what a program file said of it when that was applied: what people changed since stays until the file says something
    /// else. Null for a series made in Slack.</summary>
    public string? DeclaredAs { get; init; }

    /// <summary>When what calendars show of it was last changed. Null where an older build kept it.</summary>
    public Instant? ChangedAt { get; init; }

    /// <summary>When it took place until its dates were changed, newest last: whoever took a calendar file then has those dates. Null: never changed.</summary>
    public ImmutableArray<FormerDates>? Former { get; init; }

    /// <summary>Items that wait for a meeting that is not planned yet.</summary>
    public ImmutableArray<AgendaItem> Backlog { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The series as it becomes in place of another: when it changed, and the dates that it had until then, as far as somebody may still have them.</summary>
    /// <param name="before">As it was; null where it is new.</param>
    /// <param name="now">When.</param>
    public MeetingSeries InPlaceOf(MeetingSeries? before, Instant now)
    {
        if (before is null || (before.Recurrence, before.At, before.StartsOn, before.EndsOn) == (Recurrence, At, StartsOn, EndsOn))
        {
            return this with { ChangedAt = now, Former = before?.Former };
        }

        ImmutableArray<FormerDates> former = [.. before.Former.GetValueOrDefault().OrEmpty().Where(dates => now - dates.Until < FormerDates.Kept).TakeLast(FormerDates.Most - 1)];
        return this with { ChangedAt = now, Former = [.. former, new FormerDates(before.Recurrence, before.At, before.StartsOn, before.EndsOn, now)] };
    }

    /// <summary>What a meeting of this series copies.</summary>
    public MeetingTerms Terms() => new()
    {
        Name = Name,
        Kind = Kind,
        Minutes = Minutes,
        Sections = Sections,
        RequiredRoles = RequiredRoles,
        ZoneId = ZoneId,
        GraceMinutes = GraceMinutes,
        CallBefore = CallBefore,
        RemindBefore = RemindBefore,
        VideoLink = VideoLink,
        DashboardLink = DashboardLink,
    };
}

/// <summary>On which dates a series took place before it was changed.</summary>
/// <param name="Recurrence">The dates.</param>
/// <param name="At">The local time.</param>
/// <param name="StartsOn">None before.</param>
/// <param name="EndsOn">None after.</param>
/// <param name="Until">When it was changed.</param>
public sealed record FormerDates(Recurrence Recurrence, LocalTime At, LocalDate? StartsOn, LocalDate? EndsOn, Instant Until)
{
    /// <summary>How far ahead a calendar file reaches, and so how long they are of use.</summary>
    public static readonly Duration Kept = Duration.FromDays(366);

    /// <summary>The most that are kept.</summary>
    public const int Most = 6;
}
