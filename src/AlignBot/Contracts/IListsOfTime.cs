using System.Collections.Immutable;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>The shared account list as it was at an earlier moment: for whoever counts a period against it.</summary>
interface IListsOfTime
{
    /// <summary>Business time at which the oldest list was taken that is still known; null where there is none.</summary>
    Task<Instant?> SinceAsync(AlignBotContext db, ProgramKey program);

    /// <summary>The last complete list that was taken before a moment; null where none is known.</summary>
    /// <remarks>Who owns an account together is as somebody said, where somebody did: that has no history, and is as it is now.</remarks>
    Task<ListOfTime?> BeforeAsync(AlignBotContext db, ProgramInfo program, Instant before, CancellationToken ct);
}

/// <param name="Number">Of the snapshot, counted from 1.</param>
/// <param name="TakenAt">Business time.</param>
/// <param name="Source">A name of the server's configuration, or <see cref="AccountList.FromFiles"/>.</param>
/// <param name="Accounts">In no particular order.</param>
sealed record ListOfTime(int Number, Instant TakenAt, string Source, ImmutableArray<ListedAccount> Accounts);
