using System.Text.Json.Serialization;

namespace AlignBot.Domain.AccountLists;

/// <summary>Why a complete reading is not taken for the list by itself.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GuardReason>))]
public enum GuardReason
{
    /// <summary>It has no account at all.</summary>
    Empty,

    /// <summary>A fifth of the list or more is not in it, and at least five.</summary>
    Shorter,

    /// <summary>It is twice as long as the list, or longer.</summary>
    Longer,
}

/// <summary>Keeps a reading that can hardly be right from being taken for the list.</summary>
public static class ListGuard
{
    /// <summary>Fewer going than these are believed whatever the list's length.</summary>
    public const int FewestGone = 5;

    /// <summary>Null where the reading may be taken by itself.</summary>
    /// <param name="before">Accounts on the list; null before the first reading.</param>
    /// <param name="now">Accounts in the reading.</param>
    public static GuardReason? WhyAsk(int? before, int now) => (before, now) switch
    {
        (_, 0) => GuardReason.Empty,
        (null or 0, _) => null,
        ({ } length, _) when length - now >= FewestGone && (length - now) * 5 >= length => GuardReason.Shorter,
        ({ } length, _) when now >= length * 2 => GuardReason.Longer,
        _ => null,
    };
}
