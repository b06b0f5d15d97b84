using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>What comes to somebody together with a role that they are asked to accept: it stands in that one message, and in none of its own.</summary>
interface IComesWithRole
{
    /// <summary>What there is to say of it as it stands now; null for nothing.</summary>
    /// <param name="namedAt">When they were asked to accept the role.</param>
    Task<ComesWithRole?> SayAsync(AlignBotContext db, ProgramInfo program, UserId user, Instant namedAt);
}

/// <summary>A part of the message that asks somebody to accept a role.</summary>
/// <param name="Text">A sentence or two.</param>
/// <param name="Next">What they do about it; null where there is nothing to press.</param>
sealed record ComesWithRole(Mrkdwn Text, Button? Next = null);
