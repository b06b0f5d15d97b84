using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Disputes;
using NodaTime;

namespace AlignBot.Domain.Decisions;

/// <summary>What the decision rules ask of the bot. Closed; carried out in order, in the transaction of the state.</summary>
public abstract record DecisionEffect : Effect
{
    DecisionEffect()
    {
    }

    /// <summary>Post the entry to the channel. A ledger post.</summary>
    public sealed record PostCard : DecisionEffect;

    /// <summary>Bring the entry's card to the present state.</summary>
    public sealed record EditCard : DecisionEffect;

    /// <summary>Ask somebody named as a decider to confirm with one click.</summary>
    public sealed record AskToConfirm(UserId To) : DecisionEffect;

    /// <summary>Somebody's word is waited for, and the minutes of the meeting ask for it: nobody writes to them.</summary>
    public sealed record AwaitConfirmation(UserId From) : DecisionEffect;

    /// <summary>Their word is given, or not needed any more.</summary>
    public sealed record CloseAsk(UserId To) : DecisionEffect;

    /// <summary>Tell the one who recorded it that somebody says it was not decided so.</summary>
    public sealed record TellRefused(UserId To, UserId By, string Reason) : DecisionEffect;

    /// <summary>Wait for the morning of its review.</summary>
    public sealed record SetReview(LocalDate On) : DecisionEffect;

    /// <summary>Its review need not be waited for any more.</summary>
    public sealed record ClearReview : DecisionEffect;

    /// <summary>Ask somebody to look at it again.</summary>
    public sealed record AskToReview(UserId To) : DecisionEffect;

    /// <summary>It has been looked at, or needs no look any more.</summary>
    public sealed record CloseReview(UserId To) : DecisionEffect;

    /// <summary>Give these actions to their owners.</summary>
    public sealed record Assign(ImmutableArray<FollowUp> Actions, UserId? By) : DecisionEffect;

    /// <summary>A command to another decision, in the same transaction.</summary>
    public sealed record TellDecision(DecisionId Decision, DecisionCommand Command) : DecisionEffect;

    /// <summary>A line of the record.</summary>
    public sealed record Log(DecisionFact Fact, UserId? Actor) : DecisionEffect, ILogs<DecisionFact>;
}

/// <summary>Something that happened to a decision, as the record keeps it. The discriminators are stored for good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Recorded), "recorded")]
[JsonDerivedType(typeof(Confirmed), "confirmed")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(DetailsAdded), "details-added")]
[JsonDerivedType(typeof(Linked), "linked")]
[JsonDerivedType(typeof(Expired), "expired")]
[JsonDerivedType(typeof(CameUpForReview), "review-due")]
[JsonDerivedType(typeof(Reaffirmed), "reaffirmed")]
[JsonDerivedType(typeof(Dissented), "dissented")]
[JsonDerivedType(typeof(Committed), "committed")]
public abstract record DecisionFact
{
    DecisionFact()
    {
    }

    /// <summary>It was recorded.</summary>
    public sealed record Recorded(string Text, DecisionSource Source) : DecisionFact;

    /// <summary>Somebody named as a decider confirmed it.</summary>
    public sealed record Confirmed : DecisionFact;

    /// <summary>Somebody named as a decider says it was not decided so.</summary>
    public sealed record Refused(string Reason) : DecisionFact;

    /// <summary>The rest was added; only what changed is set.</summary>
    public sealed record DetailsAdded(DecisionDetails Details) : DecisionFact;

    /// <summary>Another decision amends, supersedes or reverses it.</summary>
    public sealed record Linked(DecisionLinkKind Kind, DecisionId By) : DecisionFact;

    /// <summary>Its time is over.</summary>
    public sealed record Expired(string? Reason = null, Came? Came = null) : DecisionFact;

    /// <summary>The day of its review came.</summary>
    public sealed record CameUpForReview(LocalDate On) : DecisionFact;

    /// <summary>It was looked at again and still holds; null: no further review.</summary>
    public sealed record Reaffirmed(LocalDate? ReviewOn, Came? Came = null) : DecisionFact;

    /// <summary>A party of its dispute disagrees.</summary>
    public sealed record Dissented(string Text) : DecisionFact;

    /// <summary>A party of its dispute stands by it.</summary>
    public sealed record Committed : DecisionFact;
}
