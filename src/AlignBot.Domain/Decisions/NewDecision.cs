using System.Collections.Immutable;
using AlignBot.Domain.Disputes;
using NodaTime;

namespace AlignBot.Domain.Decisions;

/// <summary>What a person records, in one step or more. Only the text is needed.</summary>
public sealed record NewDecision
{
    /// <summary>The new decision's id.</summary>
    public required DecisionId Id { get; init; }

    /// <summary>DEC-n, taken in the same transaction.</summary>
    public required int Number { get; init; }

    /// <summary>The program.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>Who records it.</summary>
    public required UserId RecordedBy { get; init; }

    /// <summary>What was decided, 1 to 3,000 characters after trimming.</summary>
    public required string Text { get; init; }

    /// <summary>What was asked; null: nothing but the decision is known.</summary>
    public string? Question { get; init; }

    /// <summary>Who decided. Empty: the one who records it.</summary>
    public ImmutableArray<UserId> DecidedBy { get; init; } = [];

    /// <summary>The meeting it was taken in; null: on the spot.</summary>
    public MeetingId? Meeting { get; init; }

    /// <summary>The dispute among whose people it stays; null: every member reads it.</summary>
    public DisputeId? KeptTo { get; init; }

    /// <summary>Why.</summary>
    public string? Rationale { get; init; }

    /// <summary>From when it holds.</summary>
    public LocalDate? EffectiveOn { get; init; }

    /// <summary>When it is looked at again.</summary>
    public LocalDate? ReviewOn { get; init; }

    /// <summary>What is expected of it by the day of its review.</summary>
    public string? Expected { get; init; }

    /// <summary>Key of the category.</summary>
    public string? Category { get; init; }

    /// <summary>The account concerned.</summary>
    public string? Account { get; init; }

    /// <summary>Follow-up actions.</summary>
    public ImmutableArray<FollowUp> Actions { get; init; } = [];

    /// <summary>The decision that it amends, takes the place of, or takes back.</summary>
    public Replacement? Replaces { get; init; }
}
