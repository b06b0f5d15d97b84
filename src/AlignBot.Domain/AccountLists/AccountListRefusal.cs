using System.Collections.Immutable;

namespace AlignBot.Domain.AccountLists;

/// <summary>Why the list was not touched. Closed.</summary>
public abstract record AccountListRefusal : Refusal
{
    AccountListRefusal()
    {
    }

    /// <summary>Only those who run the program and both leaders keep the list.</summary>
    /// <param name="WhoMay">Who, at the moment; nobody where none is there, and for whoever takes no part in the program.</param>
    public sealed record NotYours(ImmutableArray<UserId> WhoMay) : AccountListRefusal;

    /// <summary>Only a leader stands by a diff.</summary>
    /// <param name="WhoMay">Who, at the moment; nobody where none is there, and for whoever takes no part in the program.</param>
    public sealed record NotALeader(ImmutableArray<UserId> WhoMay) : AccountListRefusal;

    /// <summary>The list comes from elsewhere.</summary>
    public sealed record ComesFrom(string Source) : AccountListRefusal;

    /// <summary>Another diff has been posted since, or there is none.</summary>
    public sealed record NotTheNewest : AccountListRefusal;

    /// <summary>The reading is not held any more.</summary>
    public sealed record NotHeld : AccountListRefusal;

    /// <summary>The reading can hardly be right, and whoever handed it in has not said that it is.</summary>
    public sealed record NotSeen(GuardReason Why, int Before, int Now) : AccountListRefusal;

    /// <summary>The reading was kept for too long, or never ended: its accounts are not there any more.</summary>
    public sealed record ReadingGone : AccountListRefusal;

    /// <summary>There is no second list of that name.</summary>
    public sealed record NoSuchSecond(string Name) : AccountListRefusal;

    /// <summary>There are as many second lists as are kept.</summary>
    public sealed record TooManySeconds(int Most) : AccountListRefusal;
}
