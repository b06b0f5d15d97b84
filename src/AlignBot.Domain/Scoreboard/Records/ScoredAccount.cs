using AlignBot.Domain.AccountLists;
using NodaTime;

namespace AlignBot.Domain.Scoreboard.Records;

/// <summary>An account of the list, with what the measures need beside it.</summary>
/// <param name="Listed">As the list has it.</param>
public sealed record ScoredAccount(ListedAccount Listed)
{
    /// <summary>By which it is known again.</summary>
    public string Key => Listed.Key;

    /// <summary>The account that it is a part of. Counted under that one only where the settings say so.</summary>
    public string? ParentKey { get; init; }

    /// <summary>Of which kinds of records the sources know the account. What they
    /// do not know is no zero: it is listed as 'no data'.</summary>
    public RecordKinds KnownFor { get; init; } = RecordKinds.All;

    /// <summary>A vendor's score, on its own scale. Null where the vendor gives none.</summary>
    public decimal? VendorScore { get; init; }

    /// <summary>When it first passed the marketing side's threshold (MQA), as its source has it. Null where that is not known.</summary>
    public Instant? QualifiedAt { get; init; }
}
