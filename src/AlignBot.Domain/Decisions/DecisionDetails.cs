using System.Collections.Immutable;
using AlignBot.Domain.Disputes;
using NodaTime;

namespace AlignBot.Domain.Decisions;

/// <summary>What was added to a decision, as the record keeps it: only what changed is set. The names on disk are the property names.</summary>
public sealed record DecisionDetails(UserId Actor)
{
    /// <summary>Why.</summary>
    public string? Rationale { get; init; }

    /// <summary>Further deciders, whose word was then awaited.</summary>
    public ImmutableArray<UserId> DecidedBy { get; init => field = value.OrEmpty(); } = [];

    /// <summary>From when it holds.</summary>
    public LocalDate? EffectiveOn { get; init; }

    /// <summary>When it is looked at again.</summary>
    public LocalDate? ReviewOn { get; init; }

    /// <summary>What is expected of it by the day of its review.</summary>
    public string? Expected { get; init; }

    /// <summary>The account concerned.</summary>
    public string? Account { get; init; }

    /// <summary>Key of the category.</summary>
    public string? Category { get; init; }

    /// <summary>Further actions.</summary>
    public ImmutableArray<FollowUp> Actions { get; init => field = value.OrEmpty(); } = [];

    /// <summary>An older decision whose place it took.</summary>
    public DecisionId? Supersedes { get; init; }

    /// <summary>What a command added.</summary>
    internal static DecisionDetails Of(DecisionCommand.AddDetails command) => new(command.Actor)
    {
        Rationale = command.Rationale,
        DecidedBy = command.DecidedBy,
        EffectiveOn = command.EffectiveOn,
        ReviewOn = command.ReviewOn,
        Expected = command.Expected,
        Account = command.Account,
        Category = command.Category,
        Actions = command.Actions,
        Supersedes = command.Supersedes,
    };
}
