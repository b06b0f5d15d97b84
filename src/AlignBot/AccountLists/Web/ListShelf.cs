using AlignBot.AccountLists.Pages;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;

namespace AlignBot.AccountLists.Web;

/// <summary><c>accounts</c>: the shared list, by tier and name; <c>?q=</c> looks for what <c>/align list</c> takes as well.</summary>
sealed class ListShelf(IDatabase database) : IWebPage
{
    /// <summary>Of what is looked for, in UTF-16 units: more is cut.</summary>
    const int LongestSought = 200;

    public string Path => "accounts";

    public Right Right { get; } = AccountListsFeature.Reading;

    public PageShelf Shelf { get; } = new(8, "Accounts");

    public async Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation)
    {
        var program = request.Program;
        var sought = request.Query["q"].ToString().Trim();
        sought = sought.Length > LongestSought ? sought[..LongestSought] : sought;
        return await database.ReadAsync(
            async db =>
            {
                var address = OpenPage.Address(program.Key.ProgramId, Path);
                if (await ListTables.ListAsync(db, program.Key) is not { Current: { } current } list)
                {
                    return View(new ListModel("There is no account list yet. In Slack, /align list begins one.", "", address, [], new SheetTurns(null, null)));
                }

                var (rows, turns) = await ListFilter.Read(sought).Of(ListTables.Accounts(db, program.Key, current.Reading))
                    .OrderBy(row => row.Tier ?? 4).ThenBy(row => row.Folded).ThenBy(row => row.Key).SheetAsync(request, Path, cancellation);
                return View(new ListModel(Standing(program, current), sought, address, [.. rows.Select(row => Entry(row.ToAccount(), program))], With(turns, sought)));
            },
            cancellation);

        static PageView View(ListModel model) => PageView.Of<ListSheet>("Accounts", model);
    }

    static string Standing(ProgramInfo program, ListSnapshot current) =>
        $"{ListWords.Accounts(current.Counts.Accounts)} ({ListWords.Tiers(current.Counts)}), from {ListWords.Source(current.Source)}, as read on {When.Written(current.TakenAt, program.Calendar.Zone)}.";

    static ListEntry Entry(ListedAccount account, ProgramInfo program) =>
        new(account.Name, OpenPage.Address(program.Key.ProgramId, PagePaths.Account(account.Name)), ListDiff.TierWord(account), ListPage.Owner(account.Owner), account.Domain ?? "");

    /// <summary>The sheets beside one of what was looked for are of the same.</summary>
    static SheetTurns With(SheetTurns turns, string sought)
    {
        return sought.Length == 0 ? turns : new SheetTurns(Add(turns.Newer), Add(turns.Older));

        string? Add(string? turn) => turn is null ? null : $"{turn}&q={Uri.EscapeDataString(sought)}";
    }
}
