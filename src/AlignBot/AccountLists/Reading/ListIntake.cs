using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Storage;
using AlignBot.Sources;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.AccountLists.Reading;

/// <summary>Writes what a source gives as a reading of its own, in small units: nobody who clicks waits for more than one of them, and
/// nothing counts until all is there.</summary>
sealed class ListIntake(IDatabase database)
{
    /// <summary>The most accounts of a list.</summary>
    public const int Most = 250_000;

    /// <summary>Accounts that are prepared at once.</summary>
    const int Batch = 50;

    const string Insert =
        """
        INSERT INTO list_accounts (installation_id, program_id, reading, key, name, domain, tier, tier_as_written, owner_key, owner_name, owner_email, owner_active, marketer_email, merged_from, folded, print)
        VALUES (@installation, @program, @reading, @key, @name, @domain, @tier, @written, @owner, @owner_name, @owner_email, @owner_active, @marketer, @merged, @folded, @print)
        """;

    static readonly string[] Parameters =
    [
        "@installation", "@program", "@reading", "@key", "@name", "@domain", "@tier", "@written", "@owner", "@owner_name", "@owner_email", "@owner_active", "@marketer", "@merged", "@folded", "@print",
    ];

    /// <summary>Writes those of the accounts that are on the list.</summary>
    /// <param name="key">The program.</param>
    /// <param name="accounts">What the source gives; it throws where it is not whole.</param>
    /// <param name="mapping">Which of them are on the list, with which tier.</param>
    /// <param name="keep">What the source says nothing about; null where it says all that is to be known.</param>
    /// <param name="ct">Ends it; what is written then is swept.</param>
    /// <exception cref="SourceException">The source's, or: a key that comes twice, a flag that says neither yes nor no, more accounts than
    /// a list holds.</exception>
    public async Task<Intake> WriteAsync(
        ProgramKey key, IAsyncEnumerable<SourceAccount> accounts, ListMapping mapping, KeptColumns? keep = null,
        CancellationToken ct = default)
    {
        var (reading, read, sum, seen) = (ReadingIds.New(), 0, 0L, new HashSet<string>(StringComparer.Ordinal));
        int[] tiers = new int[4];
        var unread = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var (waiting, odd) = (new List<ListedAccount>(Batch), new OddFlags());
        await foreach (var raw in accounts.WithCancellation(ct))
        {
            read++;
            if (ListedAccounts.Of(raw, mapping, odd) is not { } account || odd.Any)
            {
                // What can't be read whole is not written; what else is odd about it is still looked for.
                continue;
            }

            if (!seen.Add(account.Key))
            {
                throw new SourceException(
                    SourceFaultKind.Incomplete,
                    $"The account {account.Key} is in the reading twice. Nothing was taken over; mend it at the source, and it is "
                        + $"read again.");
            }

            if (seen.Count > Most)
            {
                throw new SourceException(
                    SourceFaultKind.Config,
                    $"There are more than {Most:N0} accounts on the list. Give the source a filter: a list that everybody is on is no list.");
            }

            if (account is { Tier: null, TierAsWritten: { } written })
            {
                unread[written] = unread.GetValueOrDefault(written) + 1;
            }

            tiers[account.Tier ?? 0]++;
            waiting.Add(account);
            if (waiting.Count == Batch)
            {
                sum = unchecked(sum + await FlushAsync(key, reading, waiting, keep, ct));
            }
        }

        if (odd.Any)
        {
            throw odd.Refusal(mapping);
        }

        sum = unchecked(sum + await FlushAsync(key, reading, waiting, keep, ct));
        var shared = await database.ReadAsync(db => ListTables.SharedDomains(db, key, reading).CountAsync(ct), ct);
        return new Intake(
            reading, new ListCounts(seen.Count, [tiers[1], tiers[2], tiers[3]], tiers[0], shared, $"{seen.Count:x}-{sum:x16}"), read,
            [.. unread.OrderByDescending(word => word.Value).Take(10).Select(word => word.Key)]);
    }

    /// <summary>Writes them; the sum of what they are told apart by.</summary>
    async Task<long> FlushAsync(ProgramKey key, Guid reading, List<ListedAccount> accounts, KeptColumns? keep, CancellationToken ct)
    {
        if (accounts.Count == 0)
        {
            return 0;
        }

        var kept = keep is null ? accounts : await KeptAsync(key, accounts, keep, ct);
        var rows = kept.ConvertAll(account => (Account: account, Print: PrintOf(account)));
        await database.WriteManyAsync(rows, (session, row) => InsertAsync(session, key, reading, row.Account, row.Print), ct);
        accounts.Clear();
        return rows.Aggregate(0L, (sum, row) => unchecked(sum + row.Print));
    }

    static ValueTask InsertAsync(Session session, ProgramKey key, Guid reading, ListedAccount account, long print) =>
        session.Statement(Insert, Parameters)
            .Set(
                0, key.InstallationId).Set(1, key.ProgramId).Set(2, reading).Set(3, account.Key).Set(4, account.Name).Set(5, account.Domain)
            .Set(6, (long?)account.Tier).Set(7, account.TierAsWritten)
            .Set(8, account.Owner?.Key).Set(9, account.Owner?.Name).Set(10, account.Owner?.Email)
            .Set(11, account.Owner?.Active switch { null => (long?)null, true => 1, false => 0 })
            .Set(12, account.MarketerEmail).Set(13, ListedRow.Joined(account.MergedFrom)).Set(14, FoldedOf(account)).Set(15, print)
            .DeferAsync();

    /// <summary>The accounts, with what was known before where the source has no such column.</summary>
    Task<List<ListedAccount>> KeptAsync(ProgramKey key, List<ListedAccount> accounts, KeptColumns keep, CancellationToken ct) =>
        database.ReadAsync(
        async db =>
        {
            var keys = accounts.ConvertAll(account => account.Key);
            var known = await ListTables.Accounts(db, key, keep.From).Where(
                row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, ct);
            return accounts.ConvertAll(account => known.TryGetValue(account.Key, out var before) ? keep.Apply(account,
                before.ToAccount()) : account);
        },
        ct);

    /// <summary>As it is searched.</summary>
    public static string Folded(string text) => Accents.Without(text).ToLowerInvariant();

    static string FoldedOf(ListedAccount account) =>
        Folded($"{account.Name}\n{account.Domain}\n{account.Owner?.Name}\n{account.Owner?.Email}\n{account.Key}");

    /// <summary>Of what is compared; the name too, so that a renamed account reads rightly.</summary>
    static long PrintOf(ListedAccount account)
    {
        var text = string.Join('\u001F',
            account.Key, account.Name, account.Domain, account.Tier, account.TierAsWritten, account.Owner?.Key, account.Owner?.Name, account.Owner?.Email, account.Owner?.Active,
            account.MarketerEmail, ListedRow.Joined(account.MergedFrom));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}

/// <summary>A complete reading that is written, and counts for nothing yet.</summary>
/// <param name="Reading">Under which its accounts stand.</param>
/// <param name="Counts">What is in it.</param>
/// <param name="Read">Accounts that the source gave, those that are not on the list among them.</param>
/// <param name="UnknownTiers">Words for a tier that are not mapped, the most frequent first.</param>
sealed record Intake(Guid Reading, ListCounts Counts, int Read, ImmutableArray<string> UnknownTiers);
