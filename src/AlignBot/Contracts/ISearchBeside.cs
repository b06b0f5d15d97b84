using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>What another part of the record has of the words that the decision log is searched for; it stands below what the log has.</summary>
interface ISearchBeside
{
    /// <summary>Its blocks; none when it has nothing that the reader may read.</summary>
    /// <param name="reader">
    /// Whoever reads the answer; null where a whole channel does, guests among them: then what does not stand in the channel anyway is only pointed at, without its words.
    /// </param>
    Task<IReadOnlyList<Block>> FindAsync(ProgramInfo program, UserId? reader, SoughtWords sought);
}
