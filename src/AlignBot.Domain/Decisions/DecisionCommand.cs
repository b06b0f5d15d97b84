using System.Collections.Immutable;
using AlignBot.Domain.Disputes;
using NodaTime;

namespace AlignBot.Domain.Decisions;

/// <summary>Everything that can be asked of a recorded decision.</summary>
public abstract record DecisionCommand
{
    DecisionCommand()
    {
    }

    /// <summary>Somebody named as a decider says it was decided so.</summary>
    public sealed record Confirm(UserId Actor) : DecisionCommand;

    /// <summary>Somebody named as a decider says it was not. May become a dispute.</summary>
    public sealed record Refuse(UserId Actor, string Reason) : DecisionCommand;

    /// <summary>What the one-step record left out. Null fields stay as they are.</summary>
    public sealed record AddDetails(UserId Actor) : DecisionCommand
    {
        /// <summary>Why.</summary>
        public string? Rationale { get; init; }

        /// <summary>Further deciders, whose word is then awaited.</summary>
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

        /// <summary>An older decision whose place it takes.</summary>
        public DecisionId? Supersedes { get; init; }
    }

    /// <summary>Another decision takes its place.</summary>
    public sealed record Supersede(DecisionId By) : DecisionCommand;

    /// <summary>Another decision says it in other words.</summary>
    public sealed record Amend(DecisionId By) : DecisionCommand;

    /// <summary>Another decision takes it back.</summary>
    public sealed record Reverse(DecisionId By) : DecisionCommand;

    /// <summary>Its time is over; and whether what was expected of it came, where that is said.</summary>
    public sealed record Expire(UserId? Actor, string? Reason = null, Came? Came = null) : DecisionCommand;

    /// <summary>Whoever recorded it a moment ago says that it is none.</summary>
    public sealed record Strike(UserId Actor) : DecisionCommand;

    /// <summary>The day of its review has come.</summary>
    public sealed record ReviewDue : DecisionCommand;

    /// <summary>People and roles are not what they were: whoever is asked about its review may be somebody else.</summary>
    public sealed record PeopleChanged : DecisionCommand;

    /// <summary>It was looked at again and still holds; and whether what was expected of it came, where that is said.</summary>
    public sealed record Reaffirm(UserId Actor, LocalDate? ReviewOn, Came? Came = null) : DecisionCommand;

    /// <summary>A party of its dispute disagrees.</summary>
    public sealed record RecordDissent(UserId Actor, string Text) : DecisionCommand;

    /// <summary>A party of its dispute stands by it.</summary>
    public sealed record Commit(UserId Actor) : DecisionCommand;
}
