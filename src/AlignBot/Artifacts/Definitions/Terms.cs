using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Artifacts.Definitions;

/// <summary>Answers 'what is an MQL?' wherever somebody asks it.</summary>
sealed class Terms(IDatabase database) : ITerms
{
    public Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)?> FindAsync(ProgramInfo program, UserId? reader, string question) =>
        TermMatch.Asked(question) is { Length: > 0 and <= TextLimits.ShortName } asked
            ? database.ReadAsync(db => TermCard.FindAsync(db, program, asked, reader))
            : Task.FromResult<(Mrkdwn Text, IReadOnlyList<Block> Blocks)?>(null);
}
