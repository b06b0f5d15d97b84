using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Cadence;

/// <summary>A thing to settle in a meeting. Keeps its id when it is carried to the next.</summary>
public readonly record struct AgendaItemId(Guid Value);

/// <summary>A thing to settle in a meeting.</summary>
public sealed record AgendaItem
{
    /// <summary>The item.</summary>
    public required AgendaItemId Id { get; init; }

    /// <summary>What is to be settled, 1 to 500 characters.</summary>
    public required string Text { get; init; }

    /// <summary>Index of the section it belongs to.</summary>
    public int Section { get; init; }

    /// <summary>Who brings it; null: whoever added it.</summary>
    public UserId? Owner { get; init; }

    /// <summary>The account concerned.</summary>
    public string? Account { get; init; }

    /// <summary>Who added it; null: the bot proposed it.</summary>
    public UserId? AddedBy { get; init; }

    /// <summary>What it was made from, such as <c>dispute/...</c>: the same thing is proposed once. Null for an item in somebody's own words.</summary>
    public string? Source { get; init; }

    /// <summary>The open dispute that it is about, as it stands; null where it is about none.</summary>
    public DisputeItem? Dispute { get; init; }

    /// <summary>How many meetings parked it.</summary>
    public int TimesParked { get; init; }

    /// <summary>How many meetings did not get to it.</summary>
    public int TimesCarried { get; init; }

    /// <summary>Whom it waits for, until <see cref="NotBefore"/>.</summary>
    public UserId? WaitingOn { get; init; }

    /// <summary>It comes back in the first meeting on or after that date.</summary>
    public LocalDate? NotBefore { get; init; }

    /// <summary>When its turn came. From then on it must be disposed of; null: not reached.</summary>
    public Instant? ReachedAt { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>Reached, and not disposed of.</summary>
    [JsonIgnore]
    public bool MustBeDisposed => ReachedAt is not null && Disposition is null;

    /// <summary>The item as the next meeting finds it.</summary>
    public AgendaItem Carried() => this with
    {
        ReachedAt = null,
        Disposition = null,
        TimesParked = TimesParked + (Disposition is Disposition.Parked ? 1 : 0),
        TimesCarried = TimesCarried + (Disposition is null ? 1 : 0),
        WaitingOn = (Disposition as Disposition.Parked)?.WaitingOn,
        NotBefore = (Disposition as Disposition.Parked)?.Until,
    };
}

/// <summary>An open dispute on an agenda: those who sit in it decide it there, and not the meeting.</summary>
/// <param name="Id">The dispute.</param>
/// <param name="Number">The n of DSP-n.</param>
/// <param name="DueAt">By when it is to be answered at its present level.</param>
/// <param name="Deciders">Who decides it there.</param>
public sealed record DisputeItem(DisputeId Id, int Number, Instant? DueAt, ImmutableArray<UserId> Deciders)
{
    /// <summary>Who decides it there.</summary>
    public ImmutableArray<UserId> Deciders { get; init => field = value.OrEmpty(); } = Deciders.OrEmpty();

    /// <inheritdoc/>
    public bool Equals(DisputeItem? other) =>
        other is not null && Id == other.Id && Number == other.Number && DueAt == other.DueAt && Deciders.SequenceEqual(other.Deciders);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Number, DueAt);
}

/// <summary>How an item ended. Closed; the discriminators are stored for good.</summary>
/// <param name="By">Who said so; null: the meeting closed itself.</param>
/// <param name="At">When.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(Escalated), "escalated")]
[JsonDerivedType(typeof(Parked), "parked")]
[JsonDerivedType(typeof(Dropped), "dropped")]
[JsonDerivedType(typeof(Discussed), "discussed")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(StaysDispute), "stays-dispute")]
public abstract record Disposition(UserId? By, Instant At)
{
    /// <summary>A decision was taken on it, DEC-n.</summary>
    /// <param name="By">Who said so; null: its dispute was decided.</param>
    /// <param name="At">When.</param>
    /// <param name="Decision">The decision.</param>
    /// <param name="Number">The n of DEC-n.</param>
    /// <param name="Dispute">The n of DSP-n where a dispute was decided so, by those who sit in it; null where the meeting did.</param>
    public sealed record Decided(UserId? By, Instant At, DecisionId Decision, int Number, int? Dispute = null) : Disposition(By, At);

    /// <summary>It is a dispute, DSP-n, and stays one: those who sit in it decide it, by its own deadline.</summary>
    public sealed record StaysDispute(UserId? By, Instant At, DisputeId Dispute, int Number) : Disposition(By, At);

    /// <summary>It became a dispute, DSP-n.</summary>
    public sealed record Escalated(UserId? By, Instant At, DisputeId Dispute, int Number) : Disposition(By, At);

    /// <summary>It is put off, and comes back.</summary>
    /// <param name="By">Who said so; null: the meeting closed itself.</param>
    /// <param name="At">When.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="WaitingOn">Whom it waits for; needed when it was parked before.</param>
    /// <param name="Until">Until when; it comes back in the first meeting on or after that date.</param>
    public sealed record Parked(UserId? By, Instant At, string Reason, UserId? WaitingOn = null, LocalDate? Until = null) : Disposition(By, At);

    /// <summary>It needs no settling any more.</summary>
    public sealed record Dropped(UserId? By, Instant At, string Reason) : Disposition(By, At);

    /// <summary>Parked before, it was still open as the meeting closed itself: those who must be there are asked what becomes of it.</summary>
    /// <param name="At">When.</param>
    /// <param name="Of">Who is asked.</param>
    /// <param name="DueAt">By when.</param>
    /// <param name="Executive">Who read of it, since nobody answered by then; null until then.</param>
    public sealed record Asked(Instant At, ImmutableArray<UserId> Of, Instant DueAt, UserId? Executive = null) : Disposition(null, At);

    /// <summary>It was spoken of, and nothing was to decide.</summary>
    public sealed record Discussed(UserId? By, Instant At) : Disposition(By, At);
}
