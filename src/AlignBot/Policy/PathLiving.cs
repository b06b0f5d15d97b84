using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;

namespace AlignBot.Policy;

/// <summary>The escalation path as a document to be signed: what the bot does when people disagree.</summary>
sealed class PathLiving : ILivingText
{
    public ArtifactKind Kind => ArtifactKind.EscalationPath;

    public Task<string?> SayAsync(AlignBotContext db, ProgramInfo program) => Task.FromResult<string?>(Say(program));

    static string Say(ProgramInfo program)
    {
        // Roles by their names alone: who holds one is not what is signed.
        var path = program.Path;
        return string.Join('\n',
        [
            .. path.Levels.Select((level, index) => $"Level {index + 1}: {Names.Join([.. level.Deciders.Select(Who)])} {PathWords.Verb(level)} within {level.Window.ToWords()}."),
            $"If nobody decides: {path.DefaultOutcome}",
            PathCard.Terms(path),
            $"Categories: {string.Join(", ", path.Categories.Select(category => category.Name))}.",
        ]);

        string Who(Decider decider) => decider switch
        {
            Decider.ByRole role => $"the {Names.Of(role.Role)}",
            Decider.ByPerson person => Names.Of(program.Roster, person.Person),
            _ => "the parties",
        };
    }
}
