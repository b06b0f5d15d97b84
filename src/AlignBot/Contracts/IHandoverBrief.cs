using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Contracts;

/// <summary>What somebody who takes a role over should know of a feature's things: a line or two in their message, and the whole for a file.</summary>
interface IHandoverBrief
{
    /// <summary>Its place among the others.</summary>
    int Order { get; }

    /// <summary>Null where there is nothing to say. Only what every member may read: the newcomer's parts in the rest come with it.</summary>
    Task<HandoverPart?> SayAsync(HandoverOf of);
}

/// <summary>Who takes what over from whom.</summary>
/// <param name="Db">The record.</param>
/// <param name="Program">Of which program.</param>
/// <param name="Role">Which role.</param>
/// <param name="Newcomer">Who has it now.</param>
/// <param name="Predecessor">Who had it; null where nobody had.</param>
/// <param name="Now">Business time.</param>
sealed record HandoverOf(AlignBotContext Db, ProgramInfo Program, Role Role, UserId Newcomer, UserId? Predecessor, Instant Now);

/// <summary>What a feature has to say.</summary>
/// <param name="Title">Of its part, in a few words.</param>
/// <param name="Line">For the message; shortened where it is long.</param>
/// <param name="Whole">For the file: lines of Markdown, all of them.</param>
sealed record HandoverPart(string Title, Mrkdwn Line, IReadOnlyList<string> Whole);
