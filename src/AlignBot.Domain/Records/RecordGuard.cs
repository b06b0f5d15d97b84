using AlignBot.Domain.AccountLists;

namespace AlignBot.Domain.Records;

/// <summary>Keeps a complete reading that can hardly be right from having opportunities marked as gone.</summary>
public static class RecordGuard
{
    /// <summary>Fewer going than these are believed, however few there are.</summary>
    public const int FewestGone = 5;

    /// <summary>Null where the reading may be taken by itself.</summary>
    /// <param name="before">Records of the source that were there, not counting those that are gone already; 0 before the first
    /// reading.</param>
    /// <param name="now">Records in the reading.</param>
    /// <param name="gone">How many of those before are not in it.</param>
    public static GuardReason? WhyAsk(int before, int now, int gone) =>
        before == 0 ? null
        : now == 0 ? GuardReason.Empty
        : gone >= FewestGone && gone * 5L >= before ? GuardReason.Shorter
        : null;
}
