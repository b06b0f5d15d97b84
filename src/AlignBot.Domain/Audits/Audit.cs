using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AlignBot.Domain.Artifacts;
using NodaTime;

namespace AlignBot.Domain.Audits;

/// <summary>The quarterly re-reading of the operating model: what the record shows to be wrong, what only people can say, and what is done about each.</summary>
public sealed record Audit
{
    /// <summary>Its own.</summary>
    public required AuditId Id { get; init; }

    /// <summary>The program.</summary>
    public required ProgramId Program { get; init; }

    /// <summary>The first day of the calendar quarter that it looks back on.</summary>
    public required LocalDate Quarter { get; init; }

    /// <summary>The beginning of what it looks at, inclusive: that of the quarter.</summary>
    public required Instant Since { get; init; }

    /// <summary>Business time.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>Who opened it. Null: the clock.</summary>
    public UserId? OpenedBy { get; init; }

    /// <summary>What was found, in the order of the parts of the operating model.</summary>
    public ImmutableArray<AuditEntry> Entries { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What people said to its questions; the last answer to each.</summary>
    public ImmutableArray<AuditAnswer> Answers { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What was found unchanged and right.</summary>
    public ImmutableArray<RenewedArtifact> Renewed { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Who is asked to go through it. Null: nobody is there to be asked.</summary>
    public UserId? Asked { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public AuditEnd? End { get; init; }

    /// <summary>It is still gone through.</summary>
    [JsonIgnore]
    public bool IsOpen => End is null;

    /// <summary>What is neither given to somebody nor accepted, and still so.</summary>
    [JsonIgnore]
    public ImmutableArray<AuditEntry> Unsettled => [.. Entries.Where(entry => entry.Settled is null)];

    /// <summary>The questions that nobody has answered.</summary>
    [JsonIgnore]
    public ImmutableArray<AuditQuestion> Unanswered => [.. Enum.GetValues<AuditQuestion>().Except(Answers.Select(answer => answer.Question))];

    /// <summary>'2026 Q4'.</summary>
    [JsonIgnore]
    public string Name => NameOf(Quarter);

    /// <summary>'2026 Q4', of the quarter that begins on that day.</summary>
    public static string NameOf(LocalDate quarter) => $"{quarter.Year:0000} Q{((quarter.Month - 1) / 3) + 1}";
}

/// <summary>Something found, and what is done about it.</summary>
/// <param name="Finding">What.</param>
/// <param name="Settled">What is done; null while nothing is.</param>
public sealed record AuditEntry(Finding Finding, AuditSettlement? Settled = null);

/// <summary>What is done about a finding. Closed; the discriminators are stored for good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Given), "given")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Mended), "mended")]
public abstract record AuditSettlement
{
    AuditSettlement()
    {
    }

    /// <summary>Somebody mends it: an action.</summary>
    public sealed record Given(ActionId Action, UserId Owner, LocalDate DueOn, UserId By) : AuditSettlement;

    /// <summary>It stays as it is, and somebody said why.</summary>
    public sealed record Accepted(string Reason, UserId By) : AuditSettlement;

    /// <summary>It was so when the audit began, and is not any more.</summary>
    public sealed record Mended : AuditSettlement;
}

/// <summary>What only people can say. The names are stored for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuditQuestion>))]
public enum AuditQuestion
{
    /// <summary>Did both functions work from the one shared list?</summary>
    OneList,

    /// <summary>Did everybody use the terms as they are defined?</summary>
    Terms,

    /// <summary>Were the decisions made in the meetings, and did they hold?</summary>
    Meetings,

    /// <summary>Did both functions report the same figures upwards?</summary>
    Figures,

    /// <summary>Did disagreements go the written way?</summary>
    Path,
}

/// <summary>What is asked, and of which part of the operating model.</summary>
public static class AuditQuestions
{
    /// <summary>The part that a question is about.</summary>
    public static ArtifactKind About(this AuditQuestion question) => question switch
    {
        AuditQuestion.OneList => ArtifactKind.AccountList,
        AuditQuestion.Terms => ArtifactKind.Definition,
        AuditQuestion.Meetings => ArtifactKind.Cadence,
        AuditQuestion.Figures => ArtifactKind.Scoreboard,
        AuditQuestion.Path => ArtifactKind.EscalationPath,
        _ => throw new InvalidOperationException($"No part for the question {question}."),
    };
}

/// <summary>What somebody said to a question.</summary>
/// <param name="Question">Which.</param>
/// <param name="IsSo">Yes: as it should be.</param>
/// <param name="Note">What they add; never null where it is not so.</param>
/// <param name="By">Who.</param>
/// <param name="At">Business time.</param>
public sealed record AuditAnswer(AuditQuestion Question, bool IsSo, string? Note, UserId By, Instant At);

/// <summary>What somebody says to a question.</summary>
public sealed record AuditReply(AuditQuestion Question, bool IsSo, string? Note);

/// <summary>An artifact that was found unchanged and right.</summary>
/// <param name="Artifact">Which.</param>
/// <param name="Title">As it was called.</param>
public sealed record RenewedArtifact(ArtifactId Artifact, string Title);

/// <summary>How an audit ended.</summary>
/// <param name="At">Business time.</param>
/// <param name="By">Who closed it. Null: nobody did, and the next took its place.</param>
public sealed record AuditEnd(Instant At, UserId? By);
