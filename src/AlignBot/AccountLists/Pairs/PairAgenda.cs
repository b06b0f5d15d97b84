using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Cadence.Series;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.AccountLists.Pairs;

/// <summary>Accounts of tier one that nobody owns together come to the weekly review, as one item.</summary>
sealed class PairAgenda : IAgendaSource
{
    public async ValueTask<IReadOnlyList<AgendaProposal>> ProposeAsync(Session session, ProgramInfo program, Meeting meeting)
    {
        if (meeting.Terms.Kind is not SeriesKind.WeeklyReview)
        {
            return [];
        }

        var pairs = await PairBook.TierOneAsync(session.Db, program, await ListTables.ListAsync(session.Db, program.Key));
        var gaps = pairs.Where(pair => pair.Pair.Gap(program.Roster) is not null).Select(pair => pair.Account.Name).ToList();
        return gaps.Count == 0 ? [] : [new AgendaProposal(
            "list/pairs", AgendaText.Shorten($"{gaps.Count} of {ListWords.Accounts(pairs.Count)} of tier 1 lack a rep or a marketer: "
                + $"who takes {string.Join(", ", gaps.Take(3))}{(gaps.Count > 3 ? " and the others" : "")}?"))];
    }
}
