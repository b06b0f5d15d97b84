using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.Artifacts.Accounts;

/// <summary>Everything about an account that somebody may see.</summary>
/// <param name="Name">As people write it here.</param>
/// <param name="Written">What people wrote about it goes by this; null where nobody has.</param>
/// <param name="Listed">What the shared list knows of it; null where it never was on it.</param>
/// <param name="Entries">What was written, the newest first.</param>
/// <param name="Count">How many entries there are.</param>
/// <param name="Disputes">Those about it, the newest first.</param>
/// <param name="Decisions">Those about it, the newest first.</param>
/// <param name="Deals">Its opportunities, the open ones first.</param>
sealed record KnownAccount(
    string Name, Artifact? Written, AccountFacts? Listed, IReadOnlyList<Revision> Entries, int Count, IReadOnlyList<Dispute> Disputes, IReadOnlyList<Decision> Decisions,
    IReadOnlyList<KeptOpportunity> Deals);

/// <summary>How much of an account is wanted.</summary>
/// <param name="Entries">At most so many of what was written.</param>
/// <param name="Others">At most so many disputes, decisions, and deals.</param>
readonly record struct AccountDepth(int Entries, int Others);

/// <summary>Looks an account up by whatever it was ever called.</summary>
sealed class AccountLookup(AccountBook book, IDisputeRecord disputes, IDecisionRecord decisions, IAccountNames accounts, IRecordsOfAccounts records)
{
    /// <summary>Null where nothing goes by that name.</summary>
    public async Task<KnownAccount?> FindAsync(AlignBotContext db, ProgramInfo program, UserId reader, string typed, AccountDepth depth, Instant now)
    {
        var names = await book.NamesAsync(db, program, reader, now);
        if (await accounts.FactsAsync(db, program, typed) is { } listed)
        {
            // By whatever was typed, it goes by its name on the list; what was written while it was called otherwise stays with it.
            var called = listed.Formerly.Prepend(listed.Name).Select(own => Called(own)).FirstOrDefault(name => name is not null);
            return await ReadAsync(called ?? listed.Name, listed);
        }

        return Called(typed) is { } known ? await ReadAsync(known, listed: null) : null;

        string? Called(string own) => names.FirstOrDefault(name => ArtifactText.FoldedName(name) == ArtifactText.FoldedName(own));

        async Task<KnownAccount> ReadAsync(string name, AccountFacts? listed)
        {
            var written = await ArtifactTables.NamedAsync(db, program.Key, ArtifactKind.AccountPlan, name);
            var (entries, count) = written is null ? ([], 0) : await AccountBook.EntriesAsync(db, written, program.Key, depth.Entries);
            return new KnownAccount(
                written?.Name ?? name, written, listed, entries, count,
                await disputes.OfAccountAsync(db, program, name, reader, now, depth.Others), await decisions.OfAccountAsync(program, name, depth.Others),
                listed is null ? [] : await records.OpportunitiesOfAsync(db, program.Key, listed.Keys, depth.Others));
        }
    }
}
