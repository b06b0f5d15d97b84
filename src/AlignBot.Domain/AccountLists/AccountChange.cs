using System.Text.Json.Serialization;

namespace AlignBot.Domain.AccountLists;

/// <summary>What happened to an account between two readings.</summary>
/// <param name="Kind">What.</param>
/// <param name="Key">The account's; where one was merged into another, that of the one that went.</param>
/// <param name="Name">What it is called now, or was last.</param>
/// <param name="Before">What was there before, as people read it; null where that says nothing.</param>
/// <param name="After">What is there now.</param>
public sealed record AccountChange(AccountChangeKind Kind, string Key, string Name, string? Before = null, string? After = null);

/// <summary>The kinds of changes, in the order in which they are shown: what is lost first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountChangeKind>))]
public enum AccountChangeKind
{
    /// <summary>It is not on the list any more.</summary>
    Left,

    /// <summary>It is new on the list.</summary>
    Joined,

    /// <summary>It has another tier.</summary>
    Tier,

    /// <summary>Somebody else owns it.</summary>
    Owner,

    /// <summary>Who owns it is not active any more.</summary>
    OwnerInactive,

    /// <summary>It was merged into another.</summary>
    Merged,

    /// <summary>It goes by another name.</summary>
    Renamed,
}
