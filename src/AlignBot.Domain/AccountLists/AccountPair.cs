using AlignBot.Domain.People;

namespace AlignBot.Domain.AccountLists;

/// <summary>The rep and the marketer who own an account together.</summary>
/// <param name="Rep">Of sales; null where nobody is known.</param>
/// <param name="Marketer">Of marketing; null where nobody is known.</param>
public sealed record AccountPair(UserId? Rep, UserId? Marketer)
{
    /// <summary>What is wrong with it; null where both are there to work on it.</summary>
    public PairGap? Gap(Roster roster) => Rep is null ? Marketer is null ? PairGap.Nobody : PairGap.NoRep
        : Marketer is null ? PairGap.NoMarketer
        : !roster.MayDecide(Rep.Value) ? PairGap.RepGone
        : !roster.MayDecide(Marketer.Value) ? PairGap.MarketerGone
        : null;
}

/// <summary>What is wrong with a pair.</summary>
public enum PairGap
{
    /// <summary>Neither is known.</summary>
    Nobody,

    /// <summary>No rep is known.</summary>
    NoRep,

    /// <summary>No marketer is known.</summary>
    NoMarketer,

    /// <summary>The rep is no member any more: they left, or can't take part.</summary>
    RepGone,

    /// <summary>The marketer is no member any more.</summary>
    MarketerGone,
}
