using AlignBot.AccountLists.Pairs;
using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Audits;

namespace AlignBot.AccountLists.Overview;

/// <summary>What the record shows to be wrong with the account list.</summary>
sealed class ListFindings : IFindings
{
    /// <summary>Apart by less than this, in percent, two lists are one that is kept in two places.</summary>
    const int Apart = 5;

    public async Task<IReadOnlyList<Finding>> FindAsync(FindingsOf of)
    {
        if (await ListTables.ListAsync(of.Db, of.Program.Key) is not { Current: { } current } list)
        {
            return [new Finding("list/none", ArtifactKind.AccountList, "There is no shared account list.")];
        }

        List<Finding> found = [];
        if (list.Trouble is not null)
        {
            found.Add(
                new Finding("list/trouble", ArtifactKind.AccountList, $"The list can't be read from {ListWords.Source(list.Source)}."));
        }
        else if (of.Now - current.TakenAt > ListAttention.Stale)
        {
            found.Add(
                new Finding("list/old", ArtifactKind.AccountList, $"The list is {(int)(of.Now - current.TakenAt).TotalDays} days old."));
        }

        if (current.Counts.SharedDomains is > 0 and var shared)
        {
            found.Add(
                new Finding("list/shared-domains", ArtifactKind.AccountList, $"{shared} {(shared == 1 ? "domain is" : "domains are")} "
                    + $"shared by several accounts of the list."));
        }

        if (current.Counts.WithoutTier is > 0 and var without)
        {
            found.Add(
                new Finding("list/no-tier", ArtifactKind.AccountList, $"{ListWords.Accounts(without)} of {current.Counts.Accounts:N0} "
                    + $"on the list {(without == 1 ? "has" : "have")} no tier that is mapped."));
        }

        var pairs = await PairBook.TierOneAsync(of.Db, of.Program, list);
        if (pairs.Count(pair => pair.Pair.Gap(of.Program.Roster) is not null) is > 0 and var gaps)
        {
            found.Add(
                new Finding("list/pairs", ArtifactKind.AccountList, $"{gaps} of {ListWords.Accounts(pairs.Count)} of tier 1 "
                    + $"{(gaps == 1 ? "lacks" : "lack")} a rep or a marketer."));
        }

        if (PairBook.Unknown(list, pairs, await PairBook.OwnersAsync(of.Db, of.Program, list)) is { Count: > 0 } unknown)
        {
            found.Add(new Finding("list/owners", ArtifactKind.AccountList, TextLimits.Cut(
                $"{unknown.Count} {(unknown.Count == 1 ? "person" : "people")} who own accounts of tier 1 in the source "
                    + $"{(unknown.Count == 1 ? "is" : "are")} not matched with a member: "
                        + $"{string.Join(", ", unknown.Take(5).Select(one => one.Called))}{(unknown.Count > 5 ? " and more" : "")}.",
                Finding.LongestText)));
        }

        if (list.Unattested >= 2)
        {
            found.Add(
                new Finding("list/unattested", ArtifactKind.AccountList, $"{list.Unattested} weekly diffs in a row were not attested "
                    + $"by both leaders."));
        }

        found.AddRange(list.Seconds.Where(second => second.Trouble is not null).Select(second => new Finding(
            $"list/second/{second.Name.ToLowerInvariant()}", ArtifactKind.AccountList,
                TextLimits.Cut($"{second.Name} can't be compared with the account list: {second.Trouble!.Text}", Finding.LongestText))));
        found.AddRange(list.Seconds.Where(second => second.Divergence?.Percent >= Apart).Select(second => new Finding(
            $"list/apart/{second.Name.ToLowerInvariant()}", ArtifactKind.AccountList,
                TextLimits.Cut($"{second.Name} and the account list are {second.Divergence!.Percent} % apart: "
                    + $"{second.Divergence.Differences:N0} accounts differ.", Finding.LongestText))));
        return found;
    }
}
