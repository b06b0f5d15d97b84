using System.Text.Json;
using AlignBot.AccountLists.Comparing;
using AlignBot.AccountLists.Pairs;
using AlignBot.AccountLists.Reading;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Sources;
using AlignBot.Sources.Csv;
using NodaTime;

namespace AlignBot.AccountLists.Importing;

/// <summary>Files of accounts: what one would change on the list, and the list that it becomes.</summary>
sealed class AccountImport(
    AccountListDesk desk, ListIntake intake, ListComparing comparing, OwnersToMatch owners, IDatabase database, IClock clock) : IImportKind
{
    /// <summary>Changes that are named on the page.</summary>
    const int Named = 12;

    static readonly Mrkdwn Otherwise =
        Mrkdwn.Of(
            $"*Not taken over: the list changed while you had this open.* Hand the file in once more, and read what it would change now.");

    public SourceKinds Kind => SourceKinds.Accounts;

    public string Columns =>
        "account_id, name, is_target, tier, and if you have them domain, owner_id, owner_name, owner_email, marketer_email";

    public async Task<Mrkdwn?> WhyNotAsync(AlignBotContext db, ProgramInfo program) =>
        await ListTables.ListAsync(db, program.Key) is { Source: { } source, IsFromFiles: false }
            ? Mrkdwn.Of(
                $"The list comes from {ListWords.Source(source)}: a file can't be taken over for it. Compare one with `/align list "
                    + $"compare`.")
            : null;

    public async Task<ImportPreview> PrepareAsync(ImportedFile file, CancellationToken ct)
    {
        var key = file.Program.Key;
        var list = await database.ReadAsync(db => ListTables.ListAsync(db, key), ct);
        var mapping = list?.Mapping ?? ListMapping.Usual;
        var taken = await intake.WriteAsync(key, Counted(file), mapping, Kept(list, file.Look), ct);
        var before = list?.Base is null ? null : list.Current;
        var changes = before is null
            ? [] : ListDiff.Between(await database.ReadAsync(db => ListTables.DifferingAsync(db, key, before.Reading, taken.Reading), ct));
        var becomes = list?.Current is not { } current ? "It becomes the account list."
            : before is not null ? $"Taken over, it would change: {ListWords.Changes(changes.CountBy(change => change.Kind).ToDictionary())}."
            : $"Taken over, it takes the place of the {ListWords.Accounts(current.Counts.Accounts)} that came from "
                + $"{ListWords.Source(current.Source)}.";
        var why = ListGuard.WhyAsk(list?.Current?.Counts.Accounts, taken.Counts.Accounts);
        return new ImportPreview(
            Mrkdwn.Of($"{ListWords.Accounts(taken.Counts.Accounts)} on the list ({ListWords.Tiers(taken.Counts)}). {becomes}"),
            JsonSerializer.Serialize(new PreparedList(taken.Reading, taken.Counts, list?.Current?.Reading, mapping),
                PreparedJson.Default.PreparedList))
        {
            Changes = [.. changes.Take(Named).Select(ListWords.Change)],
            MoreChanges = Math.Max(0, changes.Count - Named),
            Odd = [.. Losses(changes), .. OddOf(taken)],
            Doubt = why is { } doubt ? ListWords.Guard(doubt, list?.Current?.Counts.Accounts ?? 0, taken.Counts.Accounts) : null,
        };
    }

    public async ValueTask<ImportEnd> TakeAsync(Session session, ProgramInfo program, UserId actor, string file, string prepared)
    {
        var it = JsonSerializer.Deserialize(prepared, PreparedJson.Default.PreparedList)!;
        if ((await ListTables.ListAsync(session.Db, program.Key))?.Current?.Reading != it.Before)
        {
            return new ImportEnd(Otherwise, IsTaken: false);
        }

        var take = new AccountListCommand.Take(it.Reading, AccountList.FromFiles, session.Now, it.Counts, actor, Seen: true, it.Mapping);
        return await desk.ApplyAsync(session, program.Key, take) is Outcome<AccountList>.Refused refused
            ? new ImportEnd(Mrkdwn.Of($"{ListWords.Say(refused.Why, program)}"), IsTaken: false)
            : new ImportEnd(
                Mrkdwn.Of(
                    $"*Taken over.* The account list has {ListWords.Accounts(it.Counts.Accounts)}. `/align list` shows it; what "
                        + $"changed is in the next weekly diff."),
                IsTaken: true);
    }

    public Task TakenAsync(ProgramKey program, CancellationToken ct)
    {
        owners.Soon(program);
        return comparing.RefreshAsync(program, clock.GetCurrentInstant(), except: null, ct);
    }

    static async IAsyncEnumerable<SourceAccount> Counted(ImportedFile file)
    {
        var read = 0;
        await foreach (var account in file.Reading.AccountsAsync(CancellationToken.None))
        {
            yield return account;
            if (++read % 500 == 0)
            {
                file.Progress(read);
            }
        }
    }

    /// <summary>What the file has no column for stays as it was, as long as the list came from files before.</summary>
    static KeptColumns? Kept(AccountList? list, CsvLook look)
    {
        bool Has(string column) => look.Columns.Any(one => one.Column == column);
        return list is { Base: not null, Current: { } current }
            ? new KeptColumns(current.Reading)
            {
                Domain = !Has("domain"),
                Owner = !Has("owner_id") && !Has("owner_name") && !Has("owner_email"),
                OwnerActive = !Has("owner_active"),
                Marketer = !Has("marketer_email"),
            }
            : null;
    }

    /// <summary>What the accounts lose by it, which nobody reads out of counts: tiers that go, owners that go, by name.</summary>
    static IEnumerable<string> Losses(IReadOnlyList<AccountChange> changes)
    {
        (string One, string Several, AccountChangeKind Kind, string After)[] kinds =
            [
                ("lose its tier", "lose their tier", AccountChangeKind.Tier, "no tier"),
                ("lose its owner", "lose their owner", AccountChangeKind.Owner, "nobody")];
        foreach (var (one, several, kind, after) in kinds)
        {
            List<AccountChange> all = [.. changes.Where(change => change.Kind == kind && change.After == after)];
            if (all.Count > 0)
            {
                yield return $"{ListWords.Accounts(all.Count)} would {(all.Count == 1 ? one : several)} "
                    + $"({string.Join(", ", all.Take(10).Select(change => change.Key))}{(all.Count > 10 ? " and more" : "")})";
            }
        }
    }

    static IEnumerable<string> OddOf(Intake taken)
    {
        if (!taken.UnknownTiers.IsEmpty)
        {
            yield return $"These words for a tier are not mapped, so those accounts have none: {string.Join(", ", taken.UnknownTiers)}. "
                + "'Where it comes from' says what they mean";
        }

        if (taken.Counts.SharedDomains is > 0 and var shared)
        {
            yield return $"{shared} {(shared == 1 ? "domain is" : "domains are")} shared by several accounts";
        }

        if (taken.Read - taken.Counts.Accounts is > 0 and var off)
        {
            yield return $"{off:N0} of {taken.Read:N0} lines {(off == 1 ? "is not on the list: its flag says no" : "are not on the list: their flag says no")}";
        }
    }
}
