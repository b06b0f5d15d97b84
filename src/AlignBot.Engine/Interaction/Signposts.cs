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
    /// <param name="program">Of which it is asked what the reader may; null where it is not known.</param>
    /// <param name="where">The program in which the buttons run; null for that of the channel in which they stand.</param>
    /// <param name="hasNone">True in a channel that has no program, where one can begin.</param>
    public ActionsBlock Help(ProgramInfo? program, UserId reader, ProgramInfo? where = null, bool hasNone = false) => new(
    [
        .. all.Where(post => post.InHelp is not null && (hasNone || !post.WithoutProgram) && (post.WithoutProgram || program is null || IsFor(post, program, reader))).OrderBy(post => post.InHelp).Select(post => Button(post, where)),
        MeantCommand.Run("All commands", Everything, where),
    ]);

    /// <summary>The foot of Home; null where there is nothing for this reader.</summary>
    public ActionsBlock? Home(ProgramInfo program, UserId reader)
    {
        List<Button> buttons = [.. all.Where(post => post.OnHome is not null && IsFor(post, program, reader)).OrderBy(post => post.OnHome).Select(post => Button(post, program))];
        return buttons.Count == 0 ? null : new ActionsBlock([.. buttons]);
    }

    /// <summary>The command that is meant by a text that has no slash: as it stands, by another word for it, or by the nearest; null when nobody can tell.</summary>
    public string? Meant(string text)
    {
        var (word, rest) = CommandWords.Split(text);
        return Words.Contains(word) ? text : MeantFor(word, rest);
    }

    /// <summary>The same for a word that is none of a command.</summary>
    public string? MeantFor(string word, string rest) =>
        all.FirstOrDefault(post => post.Said.Contains(word))?.Command ?? (Slips.Nearest(word, Words) is { } near ? $"{near} {rest}".TrimEnd() : null);

    /// <summary>The words that may follow <c>/align</c>.</summary>
    IEnumerable<string> Words => rights.All.Where(use => use is { Kind: HandlerKind.Command, Part: null } && use.Id != "/align").Select(use => use.Id[(use.Id.LastIndexOfAny(['/', ' ']) + 1)..]);

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
