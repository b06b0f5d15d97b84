using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using AlignBot.AccountLists.Pages;
using AlignBot.AccountLists.Pairs;
using AlignBot.AccountLists.Reading;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.AccountLists.Naming;

/// <summary>Finds accounts of the list by what people type: the name in any case, with or without accents, the domain, or the id.</summary>
sealed class AccountNames(IDatabase database, DraftStore drafts) : IAccountNames
{
    /// <summary>Accounts that are looked through for near misses.</summary>
    const int Looked = 400;

    /// <summary>What has one of these is more than a domain.</summary>
    static readonly SearchValues<char> NoDomain = SearchValues.Create(" @,;\t\n");

    /// <summary>Fewer letters come near everything.</summary>
    const int Shortest = 3;

    /// <summary>Changes that are named of one account.</summary>
    const int Changes = 5;

    public async Task<AccountName> AskOnceAsync(ProgramInfo program, string form, UserId user, string? typed)
    {
        var match = await MatchAsync(program, typed);
        if (match.Question is not { } question)
        {
            return new AccountName(match.Name);
        }

        var (installation, asked) = (
            program.Key.InstallationId,
            new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"account asked\n{form}\n{match.Name}")).AsSpan(0, 16)));
        if (await drafts.FindAsync(installation, asked, user.Value, AccountAskedJson.Default.AccountAsked) is not null)
        {
            return new AccountName(match.Name);
        }

        await drafts.SaveAsync(installation, asked, user.Value, new AccountAsked(match.Name!), AccountAskedJson.Default.AccountAsked);
        return new AccountName(match.Name, question);
    }

    public Task<AccountMatch> MatchAsync(ProgramInfo program, string? typed) => database.ReadAsync(async db =>
    {
        var (name, others) = await FindAsync(db, program, typed);
        return new AccountMatch(name, others is null ? [] : await NearAsync(others, name!));
    });

    public async Task<(string Name, Mrkdwn Line)?> LineAsync(AlignBotContext db, ProgramInfo program, string typed) =>
        await ListTables.ListAsync(db, program.Key) is { Current: { } current }
            && await FindAsync(ListTables.Accounts(db, program.Key, current.Reading), typed.Trim()) is { } row
                ? (row.Name, ListPage.Brief(row.ToAccount()))
                : null;

    /// <summary>The name of what was typed; and where that is not on the list, the accounts that are.</summary>
    static async Task<(string? Name, IQueryable<ListedRow>? Others)> FindAsync(AlignBotContext db, ProgramInfo program, string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0 || await ListTables.ListAsync(db, program.Key) is not { Current: { } current })
        {
            return (text.Length == 0 ? null : text, null);
        }

        var accounts = ListTables.Accounts(db, program.Key, current.Reading);
        return await FindAsync(accounts, text) is { } found ? (found.Name, null) : (text, accounts);
    }

    public async Task<AccountFacts?> FactsAsync(AlignBotContext db, ProgramInfo program, string typed)
    {
        if (await ListTables.ListAsync(db, program.Key) is not { Current: { } current } list)
        {
            return null;
        }

        var (zone, row) = (program.Calendar.Zone, await FindAsync(ListTables.Accounts(db, program.Key, current.Reading), typed.Trim()));
        var gone = row is null ? await LastAsync(db, program.Key, typed.Trim()) : null;
        if (gone is not null)
        {
            // It may be there under another name.
            row = await ListTables.Accounts(db, program.Key, current.Reading).SingleOrDefaultAsync(listed => listed.Key == gone.Key);
        }

        if ((row?.Key ?? gone?.Key) is not { } key)
        {
            return null;
        }

        var changes = await (from change in db.ListChanges
                             where change.InstallationId == program.Key.InstallationId && change.ProgramId == program.Key.ProgramId
                                 && change.Key == key
                             join diff in db.ListDiffs on new
                             {
                                 change.InstallationId,
                                 change.ProgramId,
                                 Id = change.Diff,
                             } equals new { diff.InstallationId, diff.ProgramId, diff.Id }
                             orderby diff.Number descending, change.Position
                             select new { diff.PostedAt, change }).Take(Changes).ToListAsync();
        var pair = row is { Tier: 1 } ? await PairBook.OfAsync(db, program, list, row.ToAccount()) : null;
        return new AccountFacts(
            row?.Name ?? gone!.Name,
            row is null ? Mrkdwn.Of($"Not on the account list any more") : ListPage.Brief(row.ToAccount()),
            [
                .. pair is null ? [] : new[] { Mrkdwn.Of($"Pair: {PairPage.Say(pair.Pair, program.Roster)}") },
                .. changes.Select(
                    one => Mrkdwn.Of($"{When.Date(one.PostedAt.InZone(zone).Date)}: ") + ListWords.Change(one.change.ToChange())),
            ],
            await FormerlyAsync(db, program.Key, key),
            [key, .. row is null ? [] : ListedRow.Keys(row.MergedFrom)]);
    }

    static async Task<IReadOnlyList<string>> FormerlyAsync(AlignBotContext db, ProgramKey program, string key) =>
        await (from row in db.ListChanges
               where row.InstallationId == program.InstallationId && row.ProgramId == program.ProgramId && row.Key == key
                   && row.Kind == AccountChangeKind.Renamed && row.Before != null
               join diff in db.ListDiffs on new
               {
                   row.InstallationId,
                   row.ProgramId,
                   Id = row.Diff,
               } equals new { diff.InstallationId, diff.ProgramId, diff.Id }
               orderby diff.Number descending, row.Position
               select row.Before!).Take(Changes).ToListAsync();

    /// <summary>What is not on the list any more, or goes by another name there, is known by its last change.</summary>
    static Task<ChangeRow?> LastAsync(AlignBotContext db, ProgramKey key, string typed) =>
        (from row in db.ListChanges
         where row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId
             && (row.Name == typed || row.Key == typed || (row.Kind == AccountChangeKind.Renamed && row.Before == typed))
         join diff in db.ListDiffs on new
         {
             row.InstallationId,
             row.ProgramId,
             Id = row.Diff,
         } equals new { diff.InstallationId, diff.ProgramId, diff.Id }
         orderby diff.Number descending, row.Position
         select row).FirstOrDefaultAsync();

    /// <summary>Of several of one name that with the best tier; by a domain only where that is all that was typed, and one account alone
    /// has it.</summary>
    public static async Task<ListedRow?> FindAsync(IQueryable<ListedRow> accounts, string typed)
    {
        var (folded, key) = (ListIntake.Folded(typed) + "\n", AccountKeys.Of(typed));
        var named = await accounts.Where(row => row.Key == key || row.Folded.StartsWith(folded))
            .OrderBy(row => row.Key == key ? 0 : 1).ThenBy(row => row.Tier ?? 4).ThenBy(row => row.Key).FirstOrDefaultAsync();
        if (named is not null || typed.AsSpan().ContainsAny(NoDomain) || AccountDomains.Of(typed) is not { } domain)
        {
            return named;
        }

        return await accounts.Where(row => row.Domain == domain).Take(2).ToListAsync() is [var only] ? only : null;
    }

    static async Task<ImmutableArray<string>> NearAsync(IQueryable<ListedRow> accounts, string typed)
    {
        var words = ListIntake.Folded(typed).Split(
            (char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= Shortest).ToList();
        if (words.Count == 0)
        {
            return [];
        }

        // A slip is seldom both at the beginning and at the end of the longest word.
        var longest = words.MaxBy(word => word.Length)!;
        var (begin, end) = (longest[..(Shortest - 1)], longest[^Shortest..]);
        var names = await accounts.Where(row => row.Folded.StartsWith(begin) || row.Folded.Contains(end))
            .OrderBy(
                row => row.Folded.StartsWith(begin) && row.Folded.Contains(end) ? 0 : row.Folded.Contains(end) ? 1 : 2).ThenBy(
                    row => row.Tier ?? 4).ThenBy(row => row.Folded)
            .Take(Looked).Select(row => row.Name).ToListAsync();
        return [.. TermMatch.Near(typed, names.Distinct(), name => ImmutableHashSet.Create(ArtifactText.FoldedName(name)))];
    }
}

/// <summary>That somebody was asked in a form whether they mean an account of the list.</summary>
/// <param name="Name">What they had typed.</param>
sealed record AccountAsked(string Name);

[JsonSerializable(typeof(AccountAsked))]
sealed partial class AccountAskedJson : JsonSerializerContext;
