using AlignBot.Artifacts.Cards;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Artifacts.Definitions;

/// <summary>Before a dispute about a definition is raised: what the term that it names means here now.</summary>
sealed class TermsBeforeRaising(IDatabase database) : IRaiseSection
{
    const int Most = 3;

    public async Task<IReadOnlyList<Block>> ShowAsync(ProgramInfo program, Dispute dispute, UserId raiser, IReadOnlyCollection<DecisionId> shown)
    {
        if (dispute.Category != ArtifactDisputes.Category)
        {
            return [];
        }

        var terms = TermsNamed.In(dispute.Question, await database.ReadAsync(db => ArtifactTables.InUseAsync(db, program.Key, ArtifactKind.Definition)));
        return [.. terms.Where(term => term.Shown is not null).Take(Most).Select(term => new SectionBlock(
            Mrkdwn.Of($"*What {term.Name} means here* ({ArtifactWords.Status(term, program.Roster)})\n").Shortened(600) + Mrkdwn.Quoted(term.Shown!.Text).Shortened(900)))];
    }
}
