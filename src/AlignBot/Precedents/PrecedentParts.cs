using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Precedents;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Precedents;

/// <summary>On a dispute's card: what is cited in it and, while it is open and nothing is, what was decided last in its category.</summary>
sealed class CitedDecisions(IDecisionRecord decisions) : ICardPart<Dispute>
{
    public async Task<Mrkdwn> SayAsync(AlignBotContext db, ProgramInfo program, Dispute subject)
    {
        var citations = await CitationDesk.StandingAsync(db, program.Key, subject.Id);
        if (citations.IsEmpty)
        {
            return subject.IsOpen ? (await PastDecisions.OfAsync(decisions, db, program, subject)).Say(subject.Account) : Mrkdwn.Empty;
        }

        var cited = await decisions.FindAsync(db, program.Key, [.. citations.Select(citation => citation.Decision)]);
        return Mrkdwn.Of($"*Cited here*\n") + Mrkdwn.Join("\n", citations.Where(citation => cited.ContainsKey(citation.Decision))
            .Select(citation => CitationWords.Cited(citation, cited[citation.Decision], program.Roster)));
    }
}

/// <summary>For the search of the log.</summary>
sealed class CitationsOfDispute : ICitations
{
    public async Task<IReadOnlyList<DecisionId>> InAsync(AlignBotContext db, ProgramKey key, DisputeId dispute) =>
        [.. (await CitationDesk.StandingAsync(db, key, dispute)).Select(citation => citation.Decision)];
}

/// <summary>On a decision's card: the disputes in which it is cited, of those that everybody reads.</summary>
sealed class CitingDisputes(IDisputeRecord disputes) : ICardPart<Decision>
{
    /// <summary>More than these are counted.</summary>
    const int Named = 5;

    public async Task<Mrkdwn> SayAsync(AlignBotContext db, ProgramInfo program, Decision subject)
    {
        var citing = await CitationTables.Of(db, program.Key).Where(row => row.DecisionId == subject.Id.Value).Select(row => row.DisputeId).ToListAsync();
        if (citing.Count == 0)
        {
            return Mrkdwn.Empty;
        }

        var numbers = (await disputes.PublicAsync(db, program, citing.ConvertAll(id => new DisputeId(id)))).Values.OrderDescending().ToList();
        var more = numbers.Count > Named ? $" and {numbers.Count - Named} more" : "";
        return numbers.Count == 0 ? Mrkdwn.Empty : Mrkdwn.Of($"Cited in {string.Join(", ", numbers.Take(Named).Select(number => $"DSP-{number}"))}{more}.");
    }
}

/// <summary>What was decided lately in the category of a dispute, what shares its words first, and of its account in any other.</summary>
/// <param name="InCategory">Of the category.</param>
/// <param name="OfAccount">Of the account, without those of the category.</param>
sealed record PastDecisions(IReadOnlyList<Decision> InCategory, IReadOnlyList<Decision> OfAccount)
{
    /// <summary>For each that is shown so many are looked through.</summary>
    const int LookedThrough = 8;

    public static async Task<PastDecisions> OfAsync(IDecisionRecord decisions, AlignBotContext db, ProgramInfo program, Dispute dispute)
    {
        if (PrecedentsOfCategory.Of(dispute) is not (var most and > 0))
        {
            return new PastDecisions([], []);
        }

        // Of the newest those first that have the question's words.
        var latest = await decisions.LatestAsync(db, program.Key, dispute.Category, most * LookedThrough);
        IReadOnlyList<Decision> past = [.. latest.OrderByDescending(one => RelatedWords.Shared(dispute.Question, $"{one.Question} {one.Text}")).Take(most)];
        var same = dispute.Account is { } account ? await decisions.OfAccountAsync(program, account, most) : [];
        return new PastDecisions(past, [.. same.Where(decision => decision.Category != dispute.Category)]);
    }

    /// <summary>Without those that stand elsewhere already.</summary>
    public PastDecisions Without(IReadOnlyCollection<DecisionId> shown) =>
        new([.. InCategory.Where(decision => !shown.Contains(decision.Id))], [.. OfAccount.Where(decision => !shown.Contains(decision.Id))]);

    public Mrkdwn Say(string? account) => Mrkdwn.Join("\n", new[]
    {
        Lines(Mrkdwn.Of($"*Decided before in this category*"), InCategory), Lines(Mrkdwn.Of($"*Decided before of {account}*"), OfAccount),
    }.Where(part => part.Length > 0));

    static Mrkdwn Lines(Mrkdwn title, IReadOnlyList<Decision> decisions) => decisions.Count == 0
        ? Mrkdwn.Empty
        : title + Mrkdwn.Of($"\n") + Mrkdwn.Join("\n", decisions.Select(decision => CitationWords.Entry(decision, 240)));
}

/// <summary>Before a dispute is raised: what was decided last in its category. Perhaps it needs no raising.</summary>
sealed class PrecedentsBeforeRaising(IDatabase database, IDecisionRecord decisions) : IRaiseSection
{
    public async Task<IReadOnlyList<Block>> ShowAsync(ProgramInfo program, Dispute dispute, UserId raiser, IReadOnlyCollection<DecisionId> shown)
    {
        var past = await database.ReadAsync(db => PastDecisions.OfAsync(decisions, db, program, dispute));
        return past.Without(shown).Say(dispute.Account) is { Length: > 0 } said ? [new SectionBlock(said.Shortened(3000))] : [];
    }
}
