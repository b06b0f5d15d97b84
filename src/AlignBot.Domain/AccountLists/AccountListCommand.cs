using System.Collections.Immutable;
using NodaTime;

namespace AlignBot.Domain.AccountLists;

/// <summary>What can be done with the list. Closed.</summary>
public abstract record AccountListCommand
{
    AccountListCommand()
    {
    }

    /// <summary>Says where it comes from, how that is read, and when its diff is posted.</summary>
    /// <param name="Actor">Who says so; null for the server's own program file.</param>
    /// <param name="Source">A name of the server's configuration, or <see cref="AccountList.FromFiles"/>.</param>
    /// <param name="Mapping">How it is read.</param>
    /// <param name="Dates">When the diff is posted.</param>
    public sealed record SetUp(UserId? Actor, string Source, ListMapping Mapping, DiffDates Dates) : AccountListCommand
    {
        /// <summary>Who owns accounts of tier one together.</summary>
        public PairRule Pairs { get; init; }
    }

    /// <summary>Slack was asked who the owners are, by their mail addresses.</summary>
    /// <param name="Members">Those who are members of the workspace, by address.</param>
    public sealed record MatchOwners(ImmutableSortedDictionary<string, UserId> Members) : AccountListCommand;

    /// <summary>A complete reading of the source is there.</summary>
    /// <param name="Reading">Under which its accounts stand.</param>
    /// <param name="Source">Of which source.</param>
    /// <param name="At">Business time of its beginning.</param>
    /// <param name="Counts">What is in it.</param>
    /// <param name="Actor">Who handed it in; null where the clock read it.</param>
    /// <param name="Seen">Whoever handed it in has read how it differs, and means it.</param>
    /// <param name="Mapping">As which it was read; null where that can't have changed.</param>
    public sealed record Take(
        Guid Reading, string Source, Instant At, ListCounts Counts, UserId? Actor = null, bool Seen = false,
        ListMapping? Mapping = null) : AccountListCommand;

    /// <summary>The held reading is right.</summary>
    public sealed record Confirm(UserId Actor, Guid Reading) : AccountListCommand;

    /// <summary>The held reading is wrong.</summary>
    public sealed record Discard(UserId Actor, Guid Reading) : AccountListCommand;

    /// <summary>A reading did not come about.</summary>
    public sealed record Fail(string Source, string Text) : AccountListCommand;

    /// <summary>What the source gave was whole, and can't be read as one second list says.</summary>
    /// <param name="Name">Of the second list.</param>
    /// <param name="Text">What is wrong and what to do, in sentences.</param>
    /// <param name="Mapping">As which it was read.</param>
    public sealed record FailSecond(string Name, string Text, ListMapping Mapping) : AccountListCommand;

    /// <summary>The moment of the weekly diff has come: from now on its changes are to be counted and posted.</summary>
    /// <param name="At">When that was; the clock may be later, by weeks where nobody was alive.</param>
    public sealed record AwaitDiff(Instant At) : AccountListCommand;

    /// <summary>The week's changes are counted.</summary>
    /// <param name="Id">Under which the changes stand.</param>
    /// <param name="Due">Which diff they are counted for, by the moment at which it was due; null for one that an older build
    /// awaited.</param>
    /// <param name="From">The reading that was counted from.</param>
    /// <param name="To">The reading that was counted to.</param>
    /// <param name="Kinds">How many of each kind.</param>
    public sealed record PostDiff(
        Guid Id, Instant? Due, Guid From, Guid To, ImmutableSortedDictionary<AccountChangeKind, int> Kinds) : AccountListCommand;

    /// <summary>A leader stands by the newest diff.</summary>
    public sealed record Attest(UserId Actor, int Diff) : AccountListCommand;

    /// <summary>Adds a list to compare with, or says otherwise how one is read.</summary>
    /// <param name="Actor">Who says so; null for the server's own program file.</param>
    /// <param name="Name">What people call it.</param>
    /// <param name="Source">A name of the server's configuration, or <see cref="AccountList.FromFiles"/>.</param>
    /// <param name="Mapping">How it is read.</param>
    public sealed record SetUpSecond(UserId? Actor, string Name, string Source, ListMapping Mapping) : AccountListCommand;

    /// <summary>A second list is not compared any more.</summary>
    public sealed record DropSecond(UserId Actor, string Name) : AccountListCommand;

    /// <summary>The two lists were compared.</summary>
    /// <param name="Name">Of the second list.</param>
    /// <param name="Reading">Its reading.</param>
    /// <param name="Found">How far they are apart.</param>
    /// <param name="Actor">Who handed it in; null where the clock read it.</param>
    /// <param name="Again">The reading is not new: the shared list is another one.</param>
    /// <param name="Mapping">As which it was read; null where that can't have changed.</param>
    public sealed record Compare(
        string Name, ListSnapshot Reading, Divergence Found, UserId? Actor = null, bool Again = false,
        ListMapping? Mapping = null) : AccountListCommand;

    /// <summary>Roles have changed: somebody else may be the one to ask.</summary>
    public sealed record PeopleChanged : AccountListCommand;

    /// <summary>The calendar has changed: the diff may be due at another moment.</summary>
    public sealed record CalendarChanged : AccountListCommand;
}
