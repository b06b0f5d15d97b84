using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Engine.Status;

/// <summary>What a feature has to say when somebody asks how the program stands.</summary>
public interface IStatusLines
{
    /// <summary>Its blocks; empty when there is nothing to say.</summary>
    Task<IReadOnlyList<Block>> SayAsync(StatusContext context);
}

/// <summary>Of which program the status is made, and what may be read for it.</summary>
/// <param name="Db">Does not track.</param>
/// <param name="Program">As it stands now.</param>
/// <param name="Now">Business time.</param>
public sealed record StatusContext(AlignBotContext Db, ProgramInfo Program, Instant Now);
