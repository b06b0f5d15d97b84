using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Artifacts.Sla;

/// <summary>Somebody of the side that a clause is owed to says that it was not kept.</summary>
public sealed record LateReport
{
    /// <summary>Counted from 1 in an SLA.</summary>
    public required int Number { get; init; }

    /// <summary>The clause's number.</summary>
    public required int Clause { get; init; }

    /// <summary>The side that owed.</summary>
    public required Function Side { get; init; }

    /// <summary>Who reports it.</summary>
    public required UserId By { get; init; }

    /// <summary>When they did.</summary>
    public required Instant At { get; init; }

    /// <summary>The day on which it was to have come.</summary>
    public required LocalDate On { get; init; }

    /// <summary>What came late, in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The owing side says that it is so; null while it has not.</summary>
    public LateAnswer? Accepted { get; init; }

    /// <summary>The owing side has it decided; null where it does not.</summary>
    public LateContest? Contested { get; init; }

    /// <summary>It was taken back: by whoever may, or in the name of whoever contested it, by what the dispute decided.</summary>
    public LateAnswer? TakenBack { get; init; }

    /// <summary>The owing side has not said anything to it.</summary>
    [JsonIgnore]
    public bool IsUnanswered => Accepted is null && Contested is null && TakenBack is null;

    /// <summary>It counts as broken: not taken back, and not before those who decide about it.</summary>
    [JsonIgnore]
    public bool Counts => TakenBack is null && Contested is not { IsOpen: true };

    /// <summary>It was decided that the clause was kept. Who contests it can't take it back: where that is said of them, the decision did.</summary>
    [JsonIgnore]
    public bool IsDecidedKept => TakenBack is { } back && back.By == Contested?.By;
}

/// <summary>Somebody said something to a report.</summary>
public sealed record LateAnswer(UserId By, Instant At);

/// <summary>A report that the owing side does not leave as it is.</summary>
/// <param name="By">Who raised the dispute.</param>
/// <param name="Dispute">The dispute.</param>
/// <param name="IsOpen">It is not over.</param>
public sealed record LateContest(UserId By, DisputeId Dispute, bool IsOpen = true);

/// <summary>What is reported of one side, and who of it is told.</summary>
/// <param name="Side">The side that owes.</param>
/// <param name="Asked">Its leader, or who stands in, while something is unanswered; else null.</param>
/// <param name="TellAt">When they are told next, all of it in one message; null while that is nothing.</param>
/// <param name="ToldAt">When they were told last; null before.</param>
public sealed record LateSide(Function Side, UserId? Asked = null, Instant? TellAt = null, Instant? ToldAt = null);
