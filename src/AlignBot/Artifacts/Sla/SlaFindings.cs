using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.Audits;

namespace AlignBot.Artifacts.Sla;

/// <summary>Clauses that were not kept, one finding each: how often, of how many.</summary>
sealed class SlaFindings(SlaCounts counts) : IFindings
{
    /// <summary>As much of a promise as leaves room for the figures.</summary>
    const int Promise = 180;

    public async Task<IReadOnlyList<Finding>> FindAsync(FindingsOf of)
    {
        if (await ArtifactTables.OneAsync(of.Db, of.Program.Key, ArtifactKind.ServiceLevelAgreement) is not { } sla)
        {
            return [];
        }

        return
        [
            .. (await counts.CountAsync(of.Db, of.Program, sla, of.Since, of.Now)).Where(one => !one.Tally.Breaches.IsEmpty)
                .OrderByDescending(one => one.Tally.Breaches.Length)
                .Select(one => new Finding(
                    $"sla/clause/{one.Clause.Of.Number}", ArtifactKind.ServiceLevelAgreement, Say(one.Clause.Of, one.Tally), of.Program.Roster.Holder(SlaCount.LeaderOf(one.Clause.Of.Side)))),
        ];
    }

    static string Say(Clause clause, SlaTally tally)
    {
        var promise = ClauseText.Promise(clause);
        var named = promise.Length > Promise ? TextLimits.Cut(promise, Promise) + "..." : promise;
        var late = tally.Breaches.Length;
        return clause.Kind.IsInRecord()
            ? $"Clause {clause.Number} of the SLA was kept {tally.Kept} of {tally.Due} times: {named}."
            : $"Clause {clause.Number} of the SLA was reported late {late} {(late == 1 ? "time" : "times")}: {named}.";
    }
}
