using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Disputes;
using NodaTime;

namespace AlignBot.Domain.Audits;

/// <summary>What the rules of audits ask of the bot. Closed; carried out in order, in the transaction of the state.</summary>
public abstract record AuditEffect : Effect
{
    AuditEffect()
    {
    }

    /// <summary>Ask somebody to go through it.</summary>
    public sealed record AskToRun(UserId To) : AuditEffect;

    /// <summary>Bring what they were sent to the present state.</summary>
    public sealed record Refresh(UserId To) : AuditEffect;

    /// <summary>It is not theirs to do any more.</summary>
    public sealed record AskNoMore(UserId To) : AuditEffect;

    /// <summary>Give somebody a thing to do.</summary>
    public sealed record GiveAction(ActionId Action, FollowUp What, UserId By) : AuditEffect;

    /// <summary>Write the result down, for both leaders to sign.</summary>
    public sealed record WriteDown(UserId By) : AuditEffect;

    /// <summary>Wait for a moment.</summary>
    public sealed record SetTimer(string Name, Instant At) : AuditEffect, ISetsTimer;

    /// <summary>Do not wait for that moment any more.</summary>
    public sealed record ClearTimer(string Name) : AuditEffect, IClearsTimer;

    /// <summary>A line of the record.</summary>
    public sealed record Log(AuditFact Fact, UserId? Actor) : AuditEffect, ILogs<AuditFact>;

    /// <summary>The names of its timers, as they are stored.</summary>
    public const string AskTimer = "ask";

    /// <inheritdoc cref="AskTimer"/>
    public const string RemindTimer = "remind";
}

/// <summary>Something that happened to an audit, as the record keeps it. The discriminators are stored for good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(GivenToMend), "given")]
[JsonDerivedType(typeof(LeftAsItIs), "accepted")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Renewed), "renewed")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(Replaced), "replaced")]
public abstract record AuditFact
{
    AuditFact()
    {
    }

    /// <summary>It began.</summary>
    public sealed record Opened(LocalDate Quarter, ImmutableArray<string> Found) : AuditFact;

    /// <summary>Somebody mends what was found.</summary>
    public sealed record GivenToMend(string Finding, string What, UserId Owner, LocalDate DueOn) : AuditFact;

    /// <summary>What was found stays as it is.</summary>
    public sealed record LeftAsItIs(string Finding, string Reason) : AuditFact;

    /// <summary>Somebody said what only people can.</summary>
    public sealed record Answered(ImmutableArray<AuditReply> Replies) : AuditFact;

    /// <summary>Artifacts were said to be right as they are.</summary>
    public sealed record Renewed(ImmutableArray<RenewedArtifact> Artifacts) : AuditFact;

    /// <summary>Its result was written down.</summary>
    public sealed record Closed(int ToMend, int LeftSo, int MendedMeanwhile) : AuditFact;

    /// <summary>It is gone through once more.</summary>
    public sealed record Reopened : AuditFact;

    /// <summary>Nobody closed it, and the next has begun.</summary>
    public sealed record Replaced(int Unsettled) : AuditFact;
}
