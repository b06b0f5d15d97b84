using System.Text.Json;
using AlignBot.AccountLists.Storage;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Exports;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.AccountLists.Overview;

/// <summary>The account list in the record that is handed out: as it stands, week by week, and how far other lists were from it.</summary>
sealed class ListRecord : IRecordTables
{
    static readonly string[] Kinds = ["left", "joined", "tier", "owner", "owner_inactive", "merged"];

    public int Order => 22;

    public IReadOnlyList<RecordTable> Tables { get; } =
    [
        new RecordTable<ListedRow>("accounts", "An account that is on the list now.", AccountsAsync)
            .Text("account_id", "The source's id, letter for letter.", it => it.Key)
            .Text("name", "What it is called.", it => it.Name)
            .Text("domain", "Its domain, normalised.", it => it.Domain)
            .Number("tier", "1 to 3; empty where its word is not mapped.", it => it.Tier)
            .Text("tier_as_written", "The source's word for its tier.", it => it.TierAsWritten)
            .Text("owner_id", "Who owns it, by the source's id.", it => it.OwnerKey)
            .Text("owner_name", "Who owns it.", it => it.OwnerName)
            .Text("owner_email", "Their mail address.", it => it.OwnerEmail)
            .Text("marketer_email", "The marketer's mail address.", it => it.MarketerEmail),
        new RecordTable<DiffRow>("list_diffs", "What changed on the list in a week.", DiffsAsync, counts: true)
            .Number("diff", "Counted from 1.", it => it.Number)
            .Moment("posted", "When it was posted.", it => it.PostedAt)
            .Number("accounts", "On the list by then.", it => it.Accounts)
            .Number("changes", "How many changes it has.", it => it.Changes)
            .Person("attested_by_sales", "Who attested it for sales; empty where nobody did.", it => Person(it.SalesBy))
            .Person("attested_by_marketing", "Who attested it for marketing; empty where nobody did.", it => Person(it.MarketingBy)),
        new RecordTable<(int Diff, ChangeRow It)>("list_changes", "A change of a weekly diff.", ChangesAsync)
            .Number("diff", "Of which diff.", it => it.Diff)
            .Word("change", "What sort.", Kinds, it => Kinds[(int)it.It.Kind])
            .Text("account_id", "Of which account.", it => it.It.Key)
            .Text("name", "What it was called.", it => it.It.Name)
            .Text("before", "What was there before.", it => it.It.Before)
            .Text("after", "What is there now.", it => it.It.After),
        new RecordTable<PairRow>("account_pairs", "Who owns an account together, where somebody said so.", PairsAsync)
            .Text("account_id", "Which account.", it => it.Key)
            .Person("rep", "Of sales; empty for whom the source names.", it => Person(it.Rep))
            .Person("marketer", "Of marketing; empty for whom the source names.", it => Person(it.Marketer))
            .Person("set_by", "Who said so.", it => Person(it.SetBy))
            .Moment("set", "When.", it => it.SetAt),
        new RecordTable<DivergenceRow>(
            "list_divergences", "How far a second list was from the shared one, whenever that changed.", DivergencesAsync)
            .Text("list", "The second list.", it => it.Second)
            .Moment("at", "When.", it => it.At)
            .Number("in_both", "Accounts in both.", it => it.InBoth)
            .Number("only_here", "On the shared list alone.", it => it.OnlyHere)
            .Number("only_there", "On the second list alone.", it => it.OnlyThere)
            .Number("other_tier", "In both with another tier.", it => it.OtherTier),
    ];

    public Task<long> CountAsync(AlignBotContext db, ProgramKey key) => ListTables.Diffs(db, key).LongCountAsync();

    public ValueTask<string?> SayAsync(HistoryRow row, string who, RecordContext record) => ValueTask.FromResult(
        row.Kind.StartsWith("list.", StringComparison.Ordinal)
            && JsonSerializer.Deserialize(row.Body!, AccountListJson.Default.AccountListFact) is { } fact ? Say(fact, who, record) : null);

    static string Say(AccountListFact fact, string who, RecordContext record) => fact switch
    {
        AccountListFact.Paired it => $"{who} gave {it.Name} to {Pair(it.Rep, record)} and {Pair(it.Marketer, record)}",
        AccountListFact.OwnerNamed it =>
            $"{who} said that the owner {it.Owner} is {(it.Member is { } member ? record.Name(member) : "nobody here")}",
        AccountListFact.OwnersMatched it =>
            $"{it.Owners} {(it.Owners == 1 ? "owner" : "owners")} of accounts {(it.Owners == 1 ? "was" : "were")} found among the "
                + $"members by mail address",
        AccountListFact.SetUp it => $"{who} had the account list come from {ListWords.Source(it.Source)}",
        AccountListFact.Taken { Confirmed: { } odd } it =>
            $"{who} confirmed a reading of {ListWords.Source(it.Source)} that was {odd.ToString().ToLowerInvariant()}: snapshot "
                + $"{it.Number} has {ListWords.Accounts(it.Counts.Accounts)}",
        AccountListFact.Taken it =>
            $"{who} took {ListWords.Source(it.Source)} over: snapshot {it.Number} has {ListWords.Accounts(it.Counts.Accounts)}",
        AccountListFact.Held it =>
            $"A reading of {ListWords.Source(it.Source)} was kept apart: {ListWords.Guard(it.Why, it.Before, it.Now)}",
        AccountListFact.Discarded it =>
            $"{who} did not take over a reading of {ListWords.Source(it.Source)} with {ListWords.Accounts(it.Accounts)}",
        AccountListFact.Failed it => $"The account list could not be read from {ListWords.Source(it.Source)}: {it.Text}",
        AccountListFact.Recovered it => $"The account list could be read from {ListWords.Source(it.Source)} again",
        AccountListFact.DiffPosted it => $"Weekly diff {it.Number} of the account list: {ListWords.Changes(it.Kinds)}",
        AccountListFact.Attested it =>
            $"{who} attested weekly diff {it.Diff} for {(it.Role is Domain.People.Role.SalesLeader ? "sales" : "marketing")}",
        AccountListFact.SecondSetUp it => $"{who} had {it.Name} compared with the account list, from {ListWords.Source(it.Source)}",
        AccountListFact.SecondDropped it => $"{who} had {it.Name} compared no more",
        AccountListFact.SecondFailed it => $"{it.Name} could not be compared with the account list: {it.Text}",
        AccountListFact.Compared it =>
            $"{it.Name} and the account list were {it.Found.Percent} % apart ({it.Found.Differences} differences)",
        _ => throw new InvalidOperationException($"No words for the fact {fact.GetType().Name}."),
    };

    static string Pair(UserId? user, RecordContext record) => user is { } person ? record.Name(person) : "whom the source names";

    public async Task WriteAsync(MarkdownText text, RecordContext record)
    {
        await text.WriteAsync("## Account list\n");
        await foreach (var diff in DiffsAsync(record))
        {
            var attested = diff.Changes == 0
                ? ""
                : $"; {MarkdownText.Line(ListWords.Attested(diff.SalesBy, diff.MarketingBy, record.Program))}";
            await text.WriteAsync(
                $"- {record.Date(diff.PostedAt)}: {ListWords.Accounts(diff.Accounts)}, "
                    + $"{(diff.Changes == 1 ? "1 change" : $"{diff.Changes} changes")}{attested}");
            await record.CountAsync();
        }

        await text.WriteAsync();
    }

    static async IAsyncEnumerable<ListedRow> AccountsAsync(RecordContext record)
    {
        Guid? reading = null;
        await foreach (var row in record.ReadAsync(db => db.AccountLists.Where(row => row.InstallationId == record.Key.InstallationId
            && row.ProgramId == record.Key.ProgramId)))
        {
            reading = AccountListDesk.StateOf(row).Current?.Reading;
        }

        if (reading is { } current)
        {
            await foreach (var row in record.ReadAsync(db => ListTables.Accounts(db, record.Key, current).OrderBy(row => row.Key)))
            {
                yield return row;
            }
        }
    }

    static IAsyncEnumerable<DiffRow> DiffsAsync(RecordContext record) => record.ReadAsync(db => ListTables.Diffs(db, record.Key).Reverse());

    static async IAsyncEnumerable<(int Diff, ChangeRow It)> ChangesAsync(RecordContext record)
    {
        await foreach (var diff in DiffsAsync(record))
        {
            await foreach (var change in record.ReadAsync(db => ListTables.Changes(db, record.Key, diff.Id)))
            {
                yield return (diff.Number, change);
            }
        }
    }

    static IAsyncEnumerable<PairRow> PairsAsync(RecordContext record) =>
        record.ReadAsync(db => ListTables.Pairs(db, record.Key).OrderBy(row => row.Key));

    static IAsyncEnumerable<DivergenceRow> DivergencesAsync(RecordContext record) => record.ReadAsync(db =>
        db.ListDivergences.Where(row => row.InstallationId == record.Key.InstallationId && row.ProgramId == record.Key.ProgramId)
            .OrderBy(row => row.Second).ThenBy(row => row.At));

    static UserId? Person(string? user) => user is null ? null : new UserId(user);
}
