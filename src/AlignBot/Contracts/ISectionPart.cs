using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>What another feature has for the section that a running meeting is at: lines that people go through there.</summary>
interface ISectionPart
{
    /// <summary>Fourteen blocks at most; none when there is nothing for the section.</summary>
    /// <param name="db">Does not track.</param>
    /// <param name="program">As it stands now.</param>
    /// <param name="meeting">As the card shows it.</param>
    Task<IReadOnlyList<Block>> ShowAsync(AlignBotContext db, ProgramInfo program, Meeting meeting);
}
