using AlignBot.Artifacts.Cards;
using AlignBot.Artifacts.Forms;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Artifacts.Definitions;

/// <summary>What a term means here, for whoever asks: what is signed, what is proposed, a meaning to begin with, or what may have been meant.</summary>
static class TermCard
{
    /// <summary>Terms in one list: more are found by asking.</summary>
    const int Listed = 40;

    /// <summary>A term that there is; null where none goes by what was asked.</summary>
    public static async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)?> FindAsync(AlignBotContext db, ProgramInfo program, string asked, UserId? reader)
    {
        var term = await ArtifactTables.NamedAsync(db, program.Key, ArtifactKind.Definition, asked)
            ?? TermMatch.Find(asked, await ArtifactTables.InUseAsync(db, program.Key, ArtifactKind.Definition), TermMatch.Names);
        return term is { Latest: not null } ? Card(term, program, reader is not null) : null;
    }

    /// <summary>What whoever asked for a term reads, whatever it was.</summary>
    public static async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> AnswerAsync(AlignBotContext db, ProgramInfo program, string typed)
    {
        var asked = TermMatch.Asked(typed);

        // Most ask for a term by its name; its other names, and slips, need all of them.
        if (await ArtifactTables.NamedAsync(db, program.Key, ArtifactKind.Definition, asked) is { Latest: not null } named)
        {
            return Card(named, program, withButton: true);
        }

        var terms = await ArtifactTables.InUseAsync(db, program.Key, ArtifactKind.Definition);
        if (TermMatch.Find(asked, terms, TermMatch.Names) is { Latest: not null } term)
        {
            return Card(term, program, withButton: true);
        }

        if (DefinitionStarters.Find(asked) is { } starter)
        {
            var lead = Mrkdwn.Of($"*{starter.Term}* is not defined here yet. A meaning to begin with:");
            return (lead,
            [
                new SectionBlock(lead + Mrkdwn.Of($"\n") + Mrkdwn.Quoted(starter.Text)),
                new ActionsBlock(new Button(WriteForms.WriteAction, "Change and propose it") { Value = NewTerm(program, starter.Term), Style = ButtonStyle.Primary }),
                new ContextBlock(Mrkdwn.Of($"Both leaders sign it; until then nobody is bound by it.")),
            ]);
        }

        string[] near = [.. TermMatch.Near(asked, terms.Where(one => one.Latest is not null), TermMatch.Names).Select(one => one.Name).Concat(DefinitionStarters.Near(asked).Select(one => one.Term)).Distinct(StringComparer.OrdinalIgnoreCase).Take(TermMatch.MostNear)];
        var nothing = Mrkdwn.Of($"*{asked}* is not defined here.").Shortened(400) + (near.Length == 0 ? Mrkdwn.Empty : Mrkdwn.Of($" Did you mean one of these?"));
        List<IActionsElement> buttons = [.. near.Select(one => MeantCommand.Run(new PlainText(one).Shortened(75).Text, $"define {one}", program))];
        if (asked.Length is > 0 and <= TextLimits.ShortName)
        {
            buttons.Add(new Button(WriteForms.WriteAction, "Define it") { Value = NewTerm(program, asked) });
        }

        return (nothing, buttons.Count == 0 ? [new SectionBlock(nothing)] : [new SectionBlock(nothing), new ActionsBlock([.. buttons])]);
    }

    /// <summary>All terms, and those that one can begin with.</summary>
    public static async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> ListAsync(AlignBotContext db, ProgramInfo program)
    {
        var terms = await ArtifactTables.InUseAsync(db, program.Key, ArtifactKind.Definition);
        var title = terms.Count == 0 ? Mrkdwn.Of($"*No term is defined here yet.*") : Mrkdwn.Of($"*{terms.Count} {(terms.Count == 1 ? "term" : "terms")}*");
        List<Block> blocks = [new SectionBlock(title)];
        if (terms.Count > 0)
        {
            var lines = terms.Take(Listed).Select(term => Mrkdwn.Of($"*{term.Name}*  {ArtifactWords.Status(term, program.Roster)}").Shortened(300)).ToList();
            blocks.Add(new SectionBlock(Engine.Wording.Lines.Fit(lines, terms.Count - lines.Count)));
        }

        var left = DefinitionStarters.All.Where(starter => TermMatch.Find(starter.Term, terms, TermMatch.Names) is null).ToList();
        if (left.Count > 0)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"A meaning to begin with is there for {string.Join(", ", left.Select(starter => starter.Term))}: `/align define` and the term shows it.")));
        }

        blocks.Add(new ActionsBlock(
        [
            .. left.Take(1).Select(starter => MeantCommand.Run($"Begin with {starter.Term}", $"define {starter.Term}", program) with { Style = terms.Count == 0 ? ButtonStyle.Primary : ButtonStyle.Default }),
            new Button(WriteForms.WriteAction, "Define a term") { Value = NewTerm(program, "") },
        ]));
        return (title, blocks);
    }

    static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Card(Artifact term, ProgramInfo program, bool withButton)
    {
        var shown = term.Shown!;
        var aka = term.Aka.IsEmpty ? Mrkdwn.Empty : Mrkdwn.Of($" ({string.Join(", ", term.Aka)})").Shortened(500);
        var text = Mrkdwn.Of($"*{term.Name}*") + aka + Mrkdwn.Of($"\n") + Mrkdwn.Quoted(shown.Text).Shortened(2000);
        var status = term.InForce is null ? Mrkdwn.Of($"Proposed, {ArtifactWords.Status(term, program.Roster)}. ")
            : term.AwaitsSignatures ? Mrkdwn.Of($"Version {term.Latest!.Number} is proposed, {ArtifactWords.Status(term, program.Roster)}. ")
            : ArtifactStatus.Of(term, program.Roster) is ArtifactStatus.Stale ? Mrkdwn.Of($"{ArtifactWords.Status(term, program.Roster)}. ")
            : Mrkdwn.Empty;
        List<Block> blocks = [new SectionBlock(text), new ContextBlock((status + ArtifactWords.Footer(term, program)).Shortened(1500))];
        if (withButton)
        {
            blocks.Add(new ActionsBlock(new Button(ArtifactButtons.OpenAction, "Open") { Value = ArtifactRef.To(term).ToString() }));
        }

        return (text, blocks);
    }

    static string NewTerm(ProgramInfo program, string term) => new ArtifactRef(program.Key.ProgramId, Id: null, ArtifactKind.Definition, term).ToString();
}
