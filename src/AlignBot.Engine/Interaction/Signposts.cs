using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Engine.Interaction;

/// <summary>The commands that are worth a button, for one reader: nobody gets one that refuses them.</summary>
public sealed class Signposts(IEnumerable<Signpost> all, RightsTable rights, IClock clock)
{
    /// <summary>'All commands', the last button where help begins.</summary>
    const string Everything = "help all";

    /// <summary>Where help begins: what most people look for, then everything.</summary>
    public ActionsBlock Help(ProgramInfo? program, UserId reader) => new(
    [
        .. all.Where(post => post.InHelp is not null && (program is null || IsFor(post, program, reader))).OrderBy(post => post.InHelp).Select(post => Button(post, null)),
        MeantCommand.Run("All commands", Everything, null),
    ]);

    /// <summary>The foot of Home; null where there is nothing for this reader.</summary>
    public ActionsBlock? Home(ProgramInfo program, UserId reader)
    {
        List<Button> buttons = [.. all.Where(post => post.OnHome is not null && IsFor(post, program, reader)).OrderBy(post => post.OnHome).Select(post => Button(post, program))];
        return buttons.Count == 0 ? null : new ActionsBlock([.. buttons]);
    }

    /// <summary>What is meant by a word that is none of a command; null when nobody says so.</summary>
    public Signpost? SaidAs(string word) => all.FirstOrDefault(post => post.Said.Contains(word));

    bool IsFor(Signpost post, ProgramInfo program, UserId reader)
    {
        var (word, rest) = CommandWords.Split(post.Command);
        var whole = rights.Find(HandlerKind.Command, $"/{word}") ?? rights.Of(HandlerKind.Command, $"/align {word}");
        return program.Roster.MayDecide(reader)
            && whole.Right.WhyNot(program, reader, clock.GetCurrentInstant()) is null
            && rights.PartOf(whole, CommandWords.Split(rest).Word)?.Right.WhyNot(program, reader, clock.GetCurrentInstant()) is null;
    }

    static Button Button(Signpost post, ProgramInfo? program) => MeantCommand.Run(post.Label, post.Command, program);
}
