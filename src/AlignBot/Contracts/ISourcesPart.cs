using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Contracts;

/// <summary>What a feature has from the sources, on the page that shows how each stands.</summary>
interface ISourcesPart
{
    /// <summary>What it has from each, or is to have; and what stands below them: what comes from files, and what can be done.</summary>
    Task<(IReadOnlyList<SourceLine> Lines, IReadOnlyList<Block> Below)> SayAsync(AlignBotContext db, ProgramInfo program, UserId reader);
}

/// <param name="Source">A name of the server's configuration.</param>
/// <param name="For">What it is wanted for, in a word; null where it is not wanted any more.</param>
/// <param name="Text">How that stands.</param>
sealed record SourceLine(string Source, string? For, Mrkdwn Text);
