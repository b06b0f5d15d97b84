using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.AccountLists.Storage;

/// <summary>The tables of this feature, and what is asked of them.</summary>
static class ListTables
{
    extension(AlignBotContext db)
    {
        public DbSet<AccountListRow> AccountLists => db.Set<AccountListRow>();

        public DbSet<ListedRow> ListedAccounts => db.Set<ListedRow>();

        public DbSet<ChangeRow> ListChanges => db.Set<ChangeRow>();

        public DbSet<DiffRow> ListDiffs => db.Set<DiffRow>();

        public DbSet<PairRow> AccountPairs => db.Set<PairRow>();

        public DbSet<OwnerMemberRow> OwnerMembers => db.Set<OwnerMemberRow>();

        public DbSet<DivergenceRow> ListDivergences => db.Set<DivergenceRow>();

        public DbSet<SnapshotRow> ListSnapshots => db.Set<SnapshotRow>();
    }

    /// <summary>Null before anybody said where it comes from.</summary>
    public static async Task<AccountList?> ListAsync(AlignBotContext db, ProgramKey key) =>
        await db.AccountLists.SingleOrDefaultAsync(
            row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId) is { } row
            ? AccountListDesk.StateOf(row)
            : null;

    /// <summary>The accounts of a reading.</summary>
    public static IQueryable<ListedRow> Accounts(AlignBotContext db, ProgramKey key, Guid reading) =>
        db.ListedAccounts.Where(
            row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Reading == reading);

    /// <summary>The snapshots of which the accounts are kept, the newest first.</summary>
    public static IQueryable<SnapshotRow> Snapshots(AlignBotContext db, ProgramKey key) =>
        db.ListSnapshots.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)
            .OrderByDescending(row => row.Number);

    /// <summary>The weekly diffs, the newest first.</summary>
    public static IQueryable<DiffRow> Diffs(AlignBotContext db, ProgramKey key) =>
        db.ListDiffs.Where(
            row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId).OrderByDescending(row => row.Number);

    /// <summary>The changes of a weekly diff, in the order in which they are read.</summary>
    public static IQueryable<ChangeRow> Changes(AlignBotContext db, ProgramKey key, Guid diff) =>
        db.ListChanges.Where(
            row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Diff == diff).OrderBy(
                row => row.Position);

    /// <summary>How a second list stood, the newest first.</summary>
    public static IQueryable<DivergenceRow> Divergences(AlignBotContext db, ProgramKey key, string second) =>
        db.ListDivergences.Where(
            row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.Second == second).OrderByDescending(
                row => row.At);

    /// <summary>Who owns accounts together, where somebody said so.</summary>
    public static IQueryable<PairRow> Pairs(AlignBotContext db, ProgramKey key) =>
        db.AccountPairs.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    /// <summary>Which members the owners of the source's system are.</summary>
    public static IQueryable<OwnerMemberRow> Owners(AlignBotContext db, ProgramKey key) =>
        db.OwnerMembers.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    /// <summary>Domains that more than one account of a reading has, with how many that are, the worst first.</summary>
    public static IQueryable<SharedDomain> SharedDomains(AlignBotContext db, ProgramKey key, Guid reading) =>
        Accounts(db, key, reading).Where(row => row.Domain != null).GroupBy(row => row.Domain!).Where(group => group.Count() > 1)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(
                group => new SharedDomain(group.Key, group.Count()));

    /// <summary>Every account that is not alike in two readings: as it was and as it is.</summary>
    public static async Task<IReadOnlyList<(ListedAccount? Before, ListedAccount? After)>> DifferingAsync(
        AlignBotContext db, ProgramKey key, Guid before, Guid after, CancellationToken ct = default)
    {
        List<(ListedAccount? Before, ListedAccount? After)> pairs = [];
        var (was, now) = (Accounts(db, key, before), Accounts(db, key, after));
        var first = from old in was
                    join present in now on old.Key equals present.Key into found
                    from present in found.DefaultIfEmpty()
                    where present == null || present.Print != old.Print
                    select new { old, present };
        await foreach (var pair in first.AsAsyncEnumerable().WithCancellation(ct))
        {
            pairs.Add((pair.old.ToAccount(), pair.present?.ToAccount()));
        }

        var joined = from present in now
                     join old in was on present.Key equals old.Key into found
                     from old in found.DefaultIfEmpty()
                     where old == null
                     select present;
        await foreach (var present in joined.AsAsyncEnumerable().WithCancellation(ct))
        {
            pairs.Add((null, present.ToAccount()));
        }

        return pairs;
    }
}

/// <param name="Domain">Normalised.</param>
/// <param name="Accounts">How many have it.</param>
sealed record SharedDomain(string Domain, int Accounts);
