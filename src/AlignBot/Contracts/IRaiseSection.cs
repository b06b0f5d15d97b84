using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>What another feature shows somebody who is about to raise a dispute, on the page that comes before it is raised.</summary>
interface IRaiseSection
{
    /// <summary>Its blocks; none when it has nothing to say.</summary>
    /// <param name="program">As it stands now.</param>
    /// <param name="dispute">As it would be raised. It has no number yet.</param>
    /// <param name="raiser">Who reads the page.</param>
    /// <param name="shown">The entries of the log that the page shows already.</param>
    Task<IReadOnlyList<Block>> ShowAsync(ProgramInfo program, Dispute dispute, UserId raiser, IReadOnlyCollection<DecisionId> shown);
}
