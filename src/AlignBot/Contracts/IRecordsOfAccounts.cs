using System.Collections.Immutable;
using AlignBot.Domain.Records;
using AlignBot.Domain.Scoreboard.Review;
using AlignBot.Engine.Storage;
using AlignBot.Sources;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>What happened to the accounts of a program, as its sources had it last: for whoever counts.</summary>
/// <remarks>
/// Of each kind the source counts that the program takes it from, and no other beside it. Rows are streamed from one moment, that of
/// <c>db</c>; on PostgreSQL one
/// stream is read to its end before the next begins. Ids of accounts are the source's, letter for letter: <see cref="IKnownAccounts"/>
/// says which account of the list
/// they mean. Nothing partial is ever among them.
/// </remarks>
interface IRecordsOfAccounts
{
    /// <summary>How each kind stands, of each source that gave some, and of the one that is to give it.</summary>
    Task<ImmutableArray<RecordsStanding>> StandAsync(AlignBotContext db, ProgramKey program);

    /// <summary>Ids of the accounts that a source ever named in any of its records, as it writes them.</summary>
    Task<HashSet<string>> AccountsNamedAsync(AlignBotContext db, ProgramKey program, string source);

    /// <summary>How one kind stands, from where the program takes it; without counting anything.</summary>
    Task<RecordsAsOf> AsOfAsync(AlignBotContext db, ProgramKey program, SourceKinds kind);

    /// <summary>How one kind stands of a source that the program may or may not count; without counting anything.</summary>
    Task<RecordsAsOf> AsOfAsync(AlignBotContext db, ProgramKey program, SourceKinds kind, string source);

    /// <summary>The opportunities that a source has, whether or not the program counts them from it: those that are not gone, in no particular order.</summary>
    IAsyncEnumerable<KeptOpportunity> OpportunitiesAsync(AlignBotContext db, ProgramKey program, string source);

    /// <summary>
    /// Opportunities that were open, created or closed within a time, those that are gone from their source among them. In no particular
    /// order.
    /// </summary>
    IAsyncEnumerable<KeptOpportunity> OpportunitiesAsync(AlignBotContext db, ProgramKey program, Interval within);

    /// <summary>The opportunities of these ids, as far as they are kept.</summary>
    Task<List<KeptOpportunity>> OpportunitiesAsync(AlignBotContext db, ProgramKey program, IReadOnlyCollection<string> keys);

    /// <summary>The opportunities of one account that are not gone from where the program counts them, the open ones first and then by close date, the latest first.</summary>
    /// <param name="db">The moment.</param>
    /// <param name="program">The program.</param>
    /// <param name="accounts">Every id that means the account: its own, and those of accounts that were merged into it.</param>
    /// <param name="most">At most so many.</param>
    Task<List<KeptOpportunity>> OpportunitiesOfAsync(AlignBotContext db, ProgramKey program, IReadOnlyCollection<string> accounts, int most);

    /// <summary>
    /// What was done by and to accounts within a time. Those of a day without a time from a day before it to a day after it, since the
    /// day has no zone.
    /// </summary>
    IAsyncEnumerable<KeptActivity> ActivitiesAsync(AlignBotContext db, ProgramKey program, Interval within);

    /// <summary>Leads created within a time.</summary>
    IAsyncEnumerable<KeptLead> LeadsAsync(AlignBotContext db, ProgramKey program, Interval within);

    /// <summary>Signs of interest detected within a time, or first read within it where the source names no moment.</summary>
    IAsyncEnumerable<KeptSignal> SignalsAsync(AlignBotContext db, ProgramKey program, Interval within);

    /// <summary>What moved of opportunities between two complete readings, seen within a time, the oldest first.</summary>
    IAsyncEnumerable<KeptMove> MovesAsync(AlignBotContext db, ProgramKey program, Interval within);

    /// <summary>All that moved of the opportunities of these ids and is kept, by opportunity, the oldest first.</summary>
    Task<ILookup<string, DealMove>> MovesAsync(AlignBotContext db, ProgramKey program, IReadOnlyCollection<string> keys);
}

/// <summary>From where a program takes a kind of record, and how far that was read.</summary>
/// <param name="Source">A name of the server's configuration, or <see cref="Domain.AccountLists.AccountList.FromFiles"/>.</param>
/// <param name="AsOf">Business time at which the last complete reading began; null before the first.</param>
/// <param name="TroubleSince">Business time since when it can't be read; null while it can.</param>
/// <param name="Trouble">What is wrong and what to do.</param>
sealed record RecordsAsOf(string Source, Instant? AsOf, Instant? TroubleSince, string? Trouble)
{
    /// <summary>It comes from files that people hand in.</summary>
    public bool IsFromFiles => Source == Domain.AccountLists.AccountList.FromFiles;
}

/// <summary>How the records of one kind from one source stand.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Source">A name of the server's configuration, or <see cref="Domain.AccountLists.AccountList.FromFiles"/>.</param>
/// <param name="IsUsed">Whether the program takes the kind from this source.</param>
/// <param name="AsOf">Business time at which the last complete reading began; null before the first.</param>
/// <param name="Rows">What that reading gave: everything, or what was new since the one before.</param>
/// <param name="Kept">How many there are now, not counting those that are gone.</param>
/// <param name="OffList">Of what that reading gave, how many name an account that is not on the list, or none.</param>
/// <param name="TroubleSince">Business time since when it can't be read; null while it can.</param>
/// <param name="Trouble">What is wrong and what to do.</param>
sealed record RecordsStanding(SourceKinds Kind, string Source, bool IsUsed, Instant? AsOf, int Rows, int Kept, int OffList, Instant? TroubleSince, string? Trouble);

/// <param name="Key">The source's id.</param>
/// <param name="AccountKey">The account it belongs to; null where the source names none.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Stand">Stage, amount and close date as read last.</param>
/// <param name="CreatedAt">UTC; null where the source does not say.</param>
/// <param name="SeenAt">Business time of the reading that gave it first.</param>
/// <param name="GoneAt">Business time of the first complete reading that did not have it any more; null while it is there.</param>
sealed record KeptOpportunity(string Key, string? AccountKey, string? Name, OpportunityStand Stand, Instant? CreatedAt, Instant SeenAt, Instant? GoneAt);

/// <param name="Key">The source's id.</param>
/// <param name="AccountKey">The account it was about; null where the source names none.</param>
/// <param name="Side">Who did it.</param>
/// <param name="Kind">The source's word, in lower case: 'call'.</param>
/// <param name="At">UTC; null where only <paramref name="On"/> is known.</param>
/// <param name="On">The day in the source's zone.</param>
/// <param name="Completed">Whether it took place.</param>
/// <param name="PersonEmail">Whose deed it was, in lower case.</param>
sealed record KeptActivity(string Key, string? AccountKey, ActivitySide Side, string Kind, Instant? At, LocalDate? On, bool Completed, string? PersonEmail);

/// <param name="Key">The source's id.</param>
/// <param name="AccountKey">Its account; null where the source names none.</param>
/// <param name="Domain">As written there.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="AssignedAt">UTC.</param>
/// <param name="FirstTouchAt">UTC.</param>
/// <param name="Status">The source's word.</param>
/// <param name="ReturnedReason">Why sales gave it back; null where they did not.</param>
sealed record KeptLead(
    string Key, string? AccountKey, string? Domain, Instant? CreatedAt, Instant? AssignedAt, Instant? FirstTouchAt, string? Status, string? ReturnedReason)
{
    /// <summary>When somebody turned to it last; null where its source does not say.</summary>
    public Instant? LastTouchAt { get; init; }

    /// <summary>When sales gave it back; null where they did not, or its source does not say.</summary>
    public Instant? ReturnedAt { get; init; }
}

/// <param name="Key">The source's id.</param>
/// <param name="AccountKey">The account that shows it; null where only a domain is known.</param>
/// <param name="Domain">As written there.</param>
/// <param name="Kind">The source's word, in lower case: 'intent'.</param>
/// <param name="Strength">On the source's own scale.</param>
/// <param name="DetectedAt">UTC, by the source; null where it does not say.</param>
/// <param name="SeenAt">Business time of the reading that gave it first.</param>
sealed record KeptSignal(string Key, string? AccountKey, string? Domain, string Kind, decimal? Strength, Instant? DetectedAt, Instant SeenAt);

/// <param name="Opportunity">The source's id of it.</param>
/// <param name="Name">What people call it now.</param>
/// <param name="AccountKey">The account it belongs to now.</param>
/// <param name="SeenAt">Business time of the reading that had it otherwise than the one before.</param>
/// <param name="Move">What moved.</param>
sealed record KeptMove(string Opportunity, string? Name, string? AccountKey, Instant SeenAt, OpportunityMove Move);
