using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>What terms mean here, for those who ask in their own words.</summary>
interface ITerms
{
    /// <summary>The term that is asked for, however the question is put; null where none is.</summary>
    /// <param name="reader">Whoever reads the answer; null where a whole channel does: then it has no buttons.</param>
    Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)?> FindAsync(ProgramInfo program, UserId? reader, string question);
}
