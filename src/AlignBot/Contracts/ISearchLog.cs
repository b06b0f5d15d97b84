using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>Searches the decision log, and what stands beside it (<see cref="ISearchBeside"/>), for what somebody wrote in their own words.</summary>
interface ISearchLog
{
    /// <summary>The newest entries that hold the words; null where none does.</summary>
    /// <param name="reader">Whoever reads the answer; null where a whole channel does: then it has what everybody there reads, and no buttons.</param>
    Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)?> FindAsync(ProgramInfo program, UserId? reader, string words);
}
