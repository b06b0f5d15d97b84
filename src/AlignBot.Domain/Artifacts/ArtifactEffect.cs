using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Artifacts;

/// <summary>What the rules of artifacts ask of the bot. Closed; carried out in order, in the transaction of the state.</summary>
public abstract record ArtifactEffect : Effect
{
    ArtifactEffect()
    {
    }

    /// <summary>Ask somebody to sign it.</summary>
    public sealed record AskToSign(UserId User) : ArtifactEffect;

    /// <summary>Somebody who is asked to sign it reads another version from now on.</summary>
    public sealed record RefreshAsk(UserId User) : ArtifactEffect;

    /// <summary>Somebody need not sign it any more: they have, or others do.</summary>
    public sealed record AskNoMore(UserId User) : ArtifactEffect;

    /// <summary>A version holds from now on: the channel hears of it.</summary>
    public sealed record TellInForce : ArtifactEffect;

    /// <summary>Ask somebody what only they can do.</summary>
    public sealed record AskOwner(OwnerAsk Ask) : ArtifactEffect;

    /// <summary>It is not theirs to do any more.</summary>
    public sealed record CloseAsk(OwnerAsk Ask) : ArtifactEffect;

    /// <summary>Tell somebody that they answer for it from now on.</summary>
    public sealed record TellOwner(UserId To, UserId? By) : ArtifactEffect;

    /// <summary>Wait for the morning of its review.</summary>
    public sealed record AwaitReview(Instant At) : ArtifactEffect, ISetsTimer
    {
        string ISetsTimer.Name => ReviewTimer;
    }

    /// <summary>Do not wait for its review any more.</summary>
    public sealed record AwaitNoReview : ArtifactEffect, IClearsTimer
    {
        string IClearsTimer.Name => ReviewTimer;
    }

    /// <summary>Something reported late waits for somebody of the owing side.</summary>
    public sealed record AskAboutLate(UserId User, Function Side) : ArtifactEffect;

    /// <summary>Nothing reported late waits for them any more.</summary>
    public sealed record AskAboutLateNoMore(UserId User, Function Side) : ArtifactEffect;

    /// <summary>Tell them all that was reported and not answered, in one message.</summary>
    public sealed record TellLate(UserId User, Function Side) : ArtifactEffect;

    /// <summary>What they were told reads otherwise now.</summary>
    public sealed record RefreshLate(UserId User, Function Side) : ArtifactEffect;

    /// <summary>Wait for the morning on which they are told.</summary>
    public sealed record AwaitLate(Function Side, Instant At) : ArtifactEffect, ISetsTimer
    {
        string ISetsTimer.Name => LateTimerOf(Side);
    }

    /// <summary>Wait for the morning by which it is to hold.</summary>
    public sealed record AwaitDue(Instant At) : ArtifactEffect, ISetsTimer
    {
        string ISetsTimer.Name => DueTimer;
    }

    /// <summary>Do not wait for it any more.</summary>
    public sealed record AwaitNoDue : ArtifactEffect, IClearsTimer
    {
        string IClearsTimer.Name => DueTimer;
    }

    /// <summary>A line of the record.</summary>
    public sealed record Log(ArtifactFact Fact, UserId? Actor) : ArtifactEffect, ILogs<ArtifactFact>;

    /// <summary>The names of the timers that every kind has, as they are stored.</summary>
    public const string ReviewTimer = "review";

    /// <inheritdoc cref="ReviewTimer"/>
    public const string DueTimer = "due";

    /// <summary>The name of the timer of a side to which something was reported, as it is stored.</summary>
    public static string LateTimerOf(Function side) => side is Function.Sales ? "late-sales" : "late-marketing";
}

/// <summary>Something that happened to an artifact, as the record keeps it. The discriminators are stored for good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Begun), "begun")]
[JsonDerivedType(typeof(Written), "written")]
[JsonDerivedType(typeof(Proposed), "proposed")]
[JsonDerivedType(typeof(Signed), "signed")]
[JsonDerivedType(typeof(Declined), "declined")]
[JsonDerivedType(typeof(InForce), "in-force")]
[JsonDerivedType(typeof(OwnerGiven), "owner-given")]
[JsonDerivedType(typeof(OwnerGone), "owner-gone")]
[JsonDerivedType(typeof(ReviewDue), "review-due")]
[JsonDerivedType(typeof(StillRight), "still-right")]
[JsonDerivedType(typeof(ReviewEach), "review-each")]
[JsonDerivedType(typeof(DueGiven), "due-given")]
[JsonDerivedType(typeof(Retired), "retired")]
[JsonDerivedType(typeof(Disputed), "disputed")]
[JsonDerivedType(typeof(LateReported), "late-reported")]
[JsonDerivedType(typeof(LateAccepted), "late-accepted")]
[JsonDerivedType(typeof(LateContested), "late-contested")]
[JsonDerivedType(typeof(LateTakenBack), "late-taken-back")]
[JsonDerivedType(typeof(LateDecidedKept), "late-decided-kept")]
[JsonDerivedType(typeof(EntryAdded), "entry-added")]
public abstract record ArtifactFact
{
    ArtifactFact()
    {
    }

    /// <summary>There is such a document from now on.</summary>
    public sealed record Begun(ArtifactKind Of, string Name, UserId? Owner) : ArtifactFact;

    /// <summary>A version was written.</summary>
    public sealed record Written(int Version, string Text, string Hash, string? Why) : ArtifactFact;

    /// <summary>Signatures are asked for under a version that was a draft.</summary>
    public sealed record Proposed(int Version) : ArtifactFact;

    /// <summary>Somebody signed a version.</summary>
    public sealed record Signed(int Version, string Hash, ImmutableArray<Role> Roles, bool AsDeputy) : ArtifactFact;

    /// <summary>Somebody does not sign a version.</summary>
    public sealed record Declined(int Version, string Reason) : ArtifactFact;

    /// <summary>A version holds.</summary>
    public sealed record InForce(int Version, LocalDate? ReviewOn) : ArtifactFact;

    /// <summary>Somebody answers for it from now on.</summary>
    public sealed record OwnerGiven(UserId To, UserId? From) : ArtifactFact;

    /// <summary>Whoever answered for it is gone.</summary>
    public sealed record OwnerGone(UserId Owner) : ArtifactFact;

    /// <summary>Its day of review has come.</summary>
    public sealed record ReviewDue(LocalDate On) : ArtifactFact;

    /// <summary>Somebody said that it is still right.</summary>
    public sealed record StillRight(int Version, LocalDate ReviewOn) : ArtifactFact;

    /// <summary>It is looked at more or less often.</summary>
    public sealed record ReviewEach(int WorkingDays, LocalDate? ReviewOn) : ArtifactFact;

    /// <summary>A first version of it is to hold by a day.</summary>
    public sealed record DueGiven(LocalDate On) : ArtifactFact;

    /// <summary>It was taken out of use.</summary>
    public sealed record Retired(string Why, ArtifactId? ReplacedBy) : ArtifactFact;

    /// <summary>Somebody wrote an entry about the account.</summary>
    public sealed record EntryAdded(int Entry, EntryKind What, string Text, int? Corrects = null) : ArtifactFact;

    /// <summary>A dispute is about it.</summary>
    public sealed record Disputed(DisputeId Dispute) : ArtifactFact;

    /// <summary>Somebody said that a clause was not kept.</summary>
    public sealed record LateReported(int Report, int Clause, LocalDate On, string Text) : ArtifactFact;

    /// <summary>The owing side said that it is so.</summary>
    public sealed record LateAccepted(int Report, int Clause) : ArtifactFact;

    /// <summary>The owing side has it decided.</summary>
    public sealed record LateContested(int Report, int Clause, DisputeId Dispute) : ArtifactFact;

    /// <summary>It was taken back.</summary>
    public sealed record LateTakenBack(int Report, int Clause) : ArtifactFact;

    /// <summary>The dispute about a report was decided: the clause was kept, and the report does not count.</summary>
    public sealed record LateDecidedKept(int Report, int Clause, DisputeId Dispute) : ArtifactFact;
}
