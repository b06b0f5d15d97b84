using AlignBot.Artifacts.Accounts;
using AlignBot.Contracts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;

namespace AlignBot.Artifacts.Web;

/// <summary><c>accounts/one?name=</c>: an account, as <c>/align account</c> shows it, with all that was written about it.</summary>
sealed class AccountDocument(AccountLookup accounts, IDisputeRecord disputes, IDatabase database) : IWebPage
{
    /// <summary>Of a name, in UTF-16 units: no account's is longer.</summary>
    const int LongestName = 300;

    static readonly AccountDepth Whole = new(Entries: 100, Others: 50);

    public string Path => PagePaths.Accounts;

    public Right Right { get; } = ArtifactsFeature.Reading;

    public async Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation)
    {
        var typed = request.Query[PagePaths.AccountName].ToString().Trim();
        if (typed.Length is 0 or > LongestName || await database.ReadAsync(db => FindAsync(db, request, typed), cancellation) is not { } known)
        {
            return null;
        }

        var (roster, program) = (request.Program.Roster, request.Program.Key.ProgramId);
        return PageView.Of<AccountText>(known.Name, new AccountModel
        {
            Listed = known.Listed is { } listed ? SlackMarkup.Plain(listed.Line.Text, roster) : null,
            OnList = [.. known.Listed?.More.Select(line => SlackMarkup.Plain(line.Text, roster)) ?? []],
            Deals = [.. known.Deals.Select(AccountWords.Deal)],
            Disputes =
            [
                .. known.Disputes.Select(one => new AccountLine(
                    $"DSP-{one.Number}", OpenPage.Address(program, PagePaths.Dispute(one.Number)), $"({(one.IsOpen ? "open" : "closed")}) {one.Question}")),
            ],
            Decisions = [.. known.Decisions.Select(one => new AccountLine($"DEC-{one.Number}", OpenPage.Address(program, PagePaths.Decision(one.Number)), DecisionTitle.Line(one)))],
            Entries = [.. known.Entries.Select(entry => (AccountWords.Title(entry, roster, request.Program.Calendar.Zone), entry.Text))],
            Older = known.Count - known.Entries.Count,
        });
    }

    /// <summary>A link from Slack is not enough to read of a dispute that is kept among few.</summary>
    async Task<KnownAccount?> FindAsync(AlignBotContext db, PageRequest request, string typed)
    {
        var known = await accounts.FindAsync(db, request.Program, request.Reader, typed, Whole, request.Now);
        if (known is null || request.IsWithSlack)
        {
            return known;
        }

        var before = await disputes.PublicAsync(db, request.Program, [.. known.Disputes.Select(one => one.Id)]);
        var shown = known with { Disputes = [.. known.Disputes.Where(one => before.ContainsKey(one.Id))] };

        // An account that is known from what is kept among few alone is none to somebody whom a link has signed in.
        return shown is { Listed: null, Written: null, Disputes: [], Decisions: [] } ? null : shown;
    }
}
