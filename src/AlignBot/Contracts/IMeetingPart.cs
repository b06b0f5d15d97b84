using AlignBot.Domain.Cadence;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>What another feature has on the card of a meeting that is about to begin or running: a line and what can be pressed there.</summary>
interface IMeetingPart
{
    /// <summary>Two blocks at most; none when there is nothing for this meeting.</summary>
    /// <param name="db">Does not track.</param>
    /// <param name="program">As it stands now.</param>
    /// <param name="meeting">As the card shows it.</param>
    Task<IReadOnlyList<Block>> ShowAsync(AlignBotContext db, ProgramInfo program, Meeting meeting);
}

/// <summary>A feature has something else to show on the cards of meetings. Told in the transaction, after it is written.</summary>
sealed record MeetingPartChanged(ProgramKey Program);
