using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Breaches;

/// <summary>A promise that a source shows broken, and what the owing side says to it.</summary>
public sealed record BreachFinding
{
    /// <summary>So many breaches of a finding are kept by name; the rest is counted.</summary>
    public const int MostItems = 200;

    /// <summary>From so many at once on they are one finding: something happened to
    /// the leads, or to the source, and not to each of them.</summary>
    public const int MassFrom = 25;

    /// <summary>So many weeks in a row without an answer, and a dispute is offered.</summary>
    public const int WeeksToDispute = 3;

    /// <summary>Its own; stable.</summary>
    public required string Key { get; init; }

    /// <summary>The clause's number.</summary>
    public required int Clause { get; init; }

    /// <summary>What it is about.</summary>
    public required PromiseKind Kind { get; init; }

    /// <summary>The side that owes.</summary>
    public required Function Side { get; init; }

    /// <summary>When it was found. Business time.</summary>
    public required Instant FoundAt { get; init; }

    /// <summary>The breaches that stand; of many the first.</summary>
    public ImmutableArray<SourceBreach> Items { get; init => field = value.OrEmpty(); } = [];

    /// <summary>How many more there were that are not kept by name.</summary>
    public int Beyond { get; init; }

    /// <summary>The last moment at which one of all of them was due.</summary>
    public required Instant LastDueAt { get; init; }

    /// <summary>How many were withdrawn, since the source was corrected.</summary>
    public int Corrected { get; init; }

    /// <summary>What the owing side says; null while it has said nothing.</summary>
    public BreachAnswer? Answer { get; init; }

    /// <summary>When the last of them was withdrawn; null while one stands.</summary>
    public Instant? WithdrawnAt { get; init; }

    /// <summary>When a dispute about it was offered; null before.</summary>
    public Instant? DisputeOfferedAt { get; init; }

    /// <summary>How many stand.</summary>
    [JsonIgnore]
    public int Count => Items.Length + Beyond;

    /// <summary>Since when nobody has said anything to it that holds; null where somebody has, or nothing stands.</summary>
    /// <remarks>'We act by Friday' holds until Friday is over, and on where everything is done by then.</remarks>
    public Instant? UnansweredSince(Instant now, WorkingCalendar calendar)
    {
        if (WithdrawnAt is not null)
        {
            return null;
        }

        if (Answer is not BreachAnswer.ActBy promise)
        {
            return Answer is null ? FoundAt : null;
        }

        var over = calendar.Zone.AtStartOfDay(promise.On.PlusDays(1)).ToInstant();
        return now >= over && (Beyond > 0 || Items.Any(item => item.DoneAt is null)) ? over : null;
    }

    /// <summary>It stands on the weekly agenda.</summary>
    public bool IsOnTheAgenda(Instant now, WorkingCalendar calendar) => UnansweredSince(now, calendar) is not null;

    /// <summary>It has stood there for so long that a dispute is offered, once.</summary>
    public bool OffersDispute(Instant now, WorkingCalendar calendar) =>
        DisputeOfferedAt is null && UnansweredSince(now, calendar) is { } since && now - since >= Duration.FromDays(7 * WeeksToDispute);
}

/// <summary>What the owing side says to a breach. Closed; the discriminators are stored for good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ActBy), "act_by")]
[JsonDerivedType(typeof(Excuse), "excuse")]
[JsonDerivedType(typeof(Contest), "contest")]
public abstract record BreachAnswer(UserId By, Instant At)
{
    /// <summary>It is mended by a day.</summary>
    public sealed record ActBy(UserId By, Instant At, LocalDate On) : BreachAnswer(By, At);

    /// <summary>It is so, and there is a reason.</summary>
    public sealed record Excuse(UserId By, Instant At, string Reason) : BreachAnswer(By, At);

    /// <summary>It is not so, or the clause is not right: a dispute decides.</summary>
    public sealed record Contest(UserId By, Instant At, DisputeId Dispute, bool IsOpen = true) : BreachAnswer(By, At);
}
