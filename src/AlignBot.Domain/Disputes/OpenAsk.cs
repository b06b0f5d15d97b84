using System.Text.Json.Serialization;

namespace AlignBot.Domain.Disputes;

/// <summary>What somebody is asked for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AskKind>))]
public enum AskKind
{
    /// <summary>To rule, as a seat of the open level.</summary>
    Decide,

    /// <summary>To write their case, as a party.</summary>
    Brief,

    /// <summary>To accept the other party's settlement.</summary>
    Settlement,

    /// <summary>To agree to another default.</summary>
    OtherDefault,

    /// <summary>To agree to withdraw.</summary>
    Withdrawal,

    /// <summary>To commit to the decision, or record dissent.</summary>
    Commit,

    /// <summary>To say what would have prevented it, as a leader.</summary>
    Lesson,
}

/// <summary>Why an ask is no longer somebody's.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AskEnd>))]
public enum AskEnd
{
    /// <summary>They did what was asked.</summary>
    Answered,

    /// <summary>The level ended; others are asked now.</summary>
    WentUp,

    /// <summary>The dispute is decided or settled.</summary>
    Decided,

    /// <summary>The default stands: time ran out.</summary>
    TimeRanOut,

    /// <summary>The dispute was withdrawn.</summary>
    Withdrawn,

    /// <summary>Somebody else sits there now.</summary>
    Reseated,

    /// <summary>They recused themselves.</summary>
    Recused,

    /// <summary>Replaced by a newer proposal, or taken back.</summary>
    Replaced,

    /// <summary>The dispute was reopened.</summary>
    Reopened,

    /// <summary>Asked long enough, and not needed.</summary>
    Lapsed,
}

/// <summary>An ask that stands: one direct message with one button.</summary>
/// <param name="To">Who is asked.</param>
/// <param name="Kind">For what.</param>
/// <param name="Round">In which round.</param>
/// <param name="Level">At which level.</param>
/// <param name="Revision">Which offer it is about, where a newer one takes its place: each is a message of its own.</param>
public sealed record OpenAsk(UserId To, AskKind Kind, int Round, int Level, int Revision = 0);
