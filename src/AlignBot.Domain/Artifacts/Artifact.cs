using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Domain.Artifacts;

/// <summary>A governed document: one owner, a day of review, versions, and signatures that hold for one text.</summary>
public sealed record Artifact
{
    /// <summary>About a quarter, in working days.</summary>
    public const int UsualReview = 65;

    /// <summary>The longest time between two reviews, in working days: about two years.</summary>
    public const int LongestReview = 520;

    /// <summary>Its own.</summary>
    public required ArtifactId Id { get; init; }

    /// <summary>The n of ART-n.</summary>
    public required int Number { get; init; }

    /// <summary>The program.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>What it is.</summary>
    public required ArtifactKind Kind { get; init; }

    /// <summary>Of a definition its term, of a playbook or plan what it is called; empty where the kind says all.</summary>
    public required string Name { get; init; }

    /// <summary>By what else a term goes: 'marketing-qualified lead' for MQL.</summary>
    public ImmutableArray<string> Aka { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who answers for it. Null: its owner is gone, and nobody has been named since.</summary>
    public UserId? Owner { get; init; }

    /// <summary>The newest version, signed or not. Null: nothing is written.</summary>
    public Revision? Latest { get; init; }

    /// <summary>The version that holds: the last that was signed by all who sign. Null: none ever was.</summary>
    public Revision? InForce { get; init; }

    /// <summary>Who has written in it, in the order in which they first did.</summary>
    public ImmutableArray<UserId> Authors { get; init => field = value.OrEmpty(); } = [];

    /// <summary>In working days.</summary>
    public int ReviewEvery { get; init; } = UsualReview;

    /// <summary>The day on which it is to be looked at again. Null: no version has held yet.</summary>
    public LocalDate? ReviewOn { get; init; }

    /// <summary>Its day has come, and nobody has said since that it is still right.</summary>
    public bool ReviewIsDue { get; init; }

    /// <summary>The day by which a first version is to hold. Null: none was given, or one holds.</summary>
    public LocalDate? DueOn { get; init; }

    /// <summary>Of an operating definition: how its parts stand now.</summary>
    public ImmutableArray<PartStanding> PartsNow { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Disputes about it.</summary>
    public ImmutableArray<DisputeId> Disputes { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Taken out of use. Its number and history stay; its name is free.</summary>
    public Retirement? Retired { get; init; }

    /// <summary>Who is asked to sign the newest version and has not.</summary>
    public ImmutableArray<UserId> SignersAsked { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who is asked for something that only they can do, beside signatures.</summary>
    public ImmutableArray<OwnerAsk> Asks { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Of an SLA: the clauses of the version that holds, each with since when it says so.</summary>
    public ImmutableArray<StandingClause> Clauses { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Of an SLA: the last number that was given to a clause.</summary>
    public int LastClause { get; init; }

    /// <summary>Of an SLA: what was reported late, oldest first; of long ago the history alone knows.</summary>
    public ImmutableArray<LateReport> Late { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Of an SLA: the last number that was given to a report.</summary>
    public int LastReport { get; init; }

    /// <summary>Of an SLA: who of each side is told what was reported.</summary>
    public ImmutableArray<LateSide> LateSides { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Whether it is in use.</summary>
    [JsonIgnore]
    public bool IsInUse => Retired is null;

    /// <summary>What those read who look it up: what holds, else what is proposed.</summary>
    [JsonIgnore]
    public Revision? Shown => InForce ?? Latest;

    /// <summary>The newest version waits for signatures.</summary>
    [JsonIgnore]
    public bool AwaitsSignatures => IsInUse && Latest is { IsProposed: true } latest && Kind.Signers().Any(role => latest.SignedBy(role) is null);

    /// <summary>The roles that have not signed the newest version.</summary>
    [JsonIgnore]
    public ImmutableArray<Role> Unsigned => AwaitsSignatures ? [.. Kind.Signers().Where(role => Latest!.SignedBy(role) is null)] : [];
}

/// <summary>A version of an artifact.</summary>
public sealed record Revision
{
    /// <summary>Counted from 1.</summary>
    public required int Number { get; init; }

    /// <summary>As it was written.</summary>
    public required string Text { get; init; }

    /// <summary>Of its canonical text (<see cref="ArtifactText.Hash"/>): what a signature is bound to.</summary>
    public required string Hash { get; init; }

    /// <summary>Who wrote it. Null: it was made from settings, or by the program's file.</summary>
    public UserId? By { get; init; }

    /// <summary>Business time.</summary>
    public required Instant At { get; init; }

    /// <summary>Why it is different, in its author's words.</summary>
    public string? Why { get; init; }

    /// <summary>Signatures are asked for. False: a draft.</summary>
    public bool IsProposed { get; init; }

    /// <summary>Who has signed it.</summary>
    public ImmutableArray<SignOff> SignOffs { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who does not sign it, and why.</summary>
    public ImmutableArray<SigningDeclined> Declined { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Of an operating definition: the parts that it names, as they stood.</summary>
    public ImmutableArray<PartStanding> Parts { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Of an SLA: its clauses, which its text is made from.</summary>
    public ImmutableArray<Clause> Clauses { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Of an SLA: what its text says beside the clauses; null where that is nothing, and where there is no clause.</summary>
    public string? Beside { get; init; }

    /// <summary>Of an account: what sort of entry it is. Null: a version of a document.</summary>
    public EntryKind? Entry { get; init; }

    /// <summary>Of an entry: the number of the one that it corrects; null where it corrects none.</summary>
    public int? Corrects { get; init; }

    /// <summary>Who signed for a role; null when nobody has.</summary>
    public SignOff? SignedBy(Role role) => SignOffs.FirstOrDefault(signed => signed.Role == role);
}

/// <summary>What somebody writes down about an account. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntryKind>))]
public enum EntryKind
{
    /// <summary>What is planned.</summary>
    Plan,

    /// <summary>What was tried, and how it went.</summary>
    Play,

    /// <summary>How the opportunity came and where it stands.</summary>
    Narrative,
}

/// <summary>A signature under one version.</summary>
/// <param name="Role">For which role.</param>
/// <param name="By">Whose hand.</param>
/// <param name="At">Business time.</param>
/// <param name="AsDeputy">They stood in for its holder.</param>
public sealed record SignOff(Role Role, UserId By, Instant At, bool AsDeputy = false);

/// <summary>Somebody does not sign a version.</summary>
public sealed record SigningDeclined(Role Role, UserId By, Instant At, string Reason);

/// <summary>How one part of the operating model stands.</summary>
/// <param name="Kind">Which part.</param>
/// <param name="Owner">Who answers for it; null while nobody does.</param>
/// <param name="RulesHash">Of the signed version of its rules, else of what is proposed: a first signature under it changes nothing. Null where its rules do not count.</param>
/// <param name="IsThere">False: it is missing.</param>
public sealed record PartStanding(ArtifactKind Kind, UserId? Owner, string? RulesHash = null, bool IsThere = true);

/// <summary>An artifact taken out of use.</summary>
/// <param name="By">Who did it.</param>
/// <param name="At">Business time.</param>
/// <param name="Why">In their words.</param>
/// <param name="ReplacedBy">What stands in its place; null for nothing.</param>
public sealed record Retirement(UserId By, Instant At, string Why, ArtifactId? ReplacedBy = null);

/// <summary>What one person is asked about an artifact.</summary>
public sealed record OwnerAsk(UserId User, OwnerAskKind Kind);

/// <summary>What somebody is asked about an artifact, beside a signature. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OwnerAskKind>))]
public enum OwnerAskKind
{
    /// <summary>Its day of review has come, or what it rests on has changed: is it still right?</summary>
    Review,

    /// <summary>Somebody does not sign it.</summary>
    Declined,

    /// <summary>Its owner is gone: name another.</summary>
    NameOwner,

    /// <summary>A dispute about it is decided: does it say so?</summary>
    Decided,

    /// <summary>A draft holds what would have prevented a dispute: is it worked in?</summary>
    Suggested,

    /// <summary>Its day has come, and no version holds.</summary>
    Due,
}
