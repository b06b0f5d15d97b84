using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Policy;

/// <summary>The first page of the path's form: all of the path in words, each part with its way to change it. What is typed stands in the draft.</summary>
static class PathEditorModal
{
    public const string CallbackId = "policy.path.form";

    public const string Change = "change";
    public const string Up = "up";
    public const string Down = "down";
    public const string Remove = "remove";

    const string Note = "note";
    const string Value = "value";

    /// <param name="program">The program.</param>
    /// <param name="draft">The path as it stands in the form.</param>
    /// <param name="about">The program and the draft's id.</param>
    /// <param name="warning">What keeps it from being saved; none at first.</param>
    public static ModalView Form(ProgramInfo program, PathDraft draft, ProgramRef about, Mrkdwn warning = default)
    {
        var (path, roster) = (draft.Path, program.Roster);
        var blocks = new List<Block>();
        if (warning.Length > 0)
        {
            blocks.Add(new SectionBlock(warning.Shortened(3000)));
            blocks.Add(new DividerBlock());
        }

        blocks.Add(new SectionBlock(Mrkdwn.Of($"*Levels*, in the order in which a dispute goes up")));
        for (var level = 0; level < path.Levels.Length; level++)
        {
            var text = Mrkdwn.Of($"*{level + 1}*   {LevelWords.Sentence(path.Levels[level], roster)}\n_{LevelWords.Reminders(path.Levels[level])}_");
            blocks.Add(new SectionBlock(text.Shortened(1000)) { Accessory = LevelMenu(level, path.Levels.Length) });
        }

        if (path.Levels.Length < PathText.MostLevels)
        {
            blocks.Add(new ActionsBlock(new Button(PathEditor.AddLevelAction, "Add a level")));
        }

        blocks.Add(new DividerBlock());
        blocks.Add(new SectionBlock((Mrkdwn.Of($"*Categories:* {string.Join(", ", path.Categories.Select(category => category.Name))}")).Shortened(3000))
        {
            Accessory = new Button(PathEditor.CategoriesAction, "Change categories"),
        });
        blocks.Add(new SectionBlock(PathCard.Rest(path).Shortened(3000)) { Accessory = new Button(PathEditor.RulesAction, "Change rules") });
        blocks.Add(new InputBlock("Why it changes", new PlainTextInput(Value) { MaxLength = TextLimits.Line })
        {
            BlockId = Note,
            Optional = true,
            Hint = "The channel is told what changed, and this. Disputes that are open stay under their version.",
        });
        return new ModalView("Escalation path", blocks)
        {
            CallbackId = CallbackId,
            PrivateMetadata = about.ToString(),
            Submit = string.Create(CultureInfo.InvariantCulture, $"Save as version {program.Path.Version + 1}"),
            Close = "Cancel",
        };
    }

    public static string? NoteOf(ViewState state) => state.Text(Note, Value);

    /// <summary>The one input of this page: what keeps the whole path from being saved stands under it.</summary>
    public static string ErrorBlock => Note;

    public static Mrkdwn Outdated(EscalationPath inForce, EscalationPath yours, ProgramInfo program)
    {
        var lines = PathChanges.Between(inForce, yours, program.Roster).Select(change => Mrkdwn.Of($"•  {change}"));
        return Mrkdwn.Of($"*Not saved: somebody saved version {inForce.Version} while you had this open.* Nothing you entered is lost. Saved now, yours would change version {inForce.Version} like this:\n")
            + Mrkdwn.Join("\n", lines) + Mrkdwn.Of($"\nPress 'Save' again to put yours in its place, or 'Cancel' to keep what stands.");
    }

    public static ModalView Done(PathAnswer answer, ProgramInfo program) => new(
        "Escalation path",
        answer switch
        {
            PathAnswer.Saved saved when saved.Advice.IsEmpty => [new SectionBlock(Mrkdwn.Of($"Version {saved.Version} is in force, and the channel is told."))],
            PathAnswer.Saved saved =>
            [
                new SectionBlock(Mrkdwn.Of($"Version {saved.Version} is in force, and the channel is told. *{saved.Advice.Length} thing{(saved.Advice.Length == 1 ? "" : "s")} to look at:*")),
                new SectionBlock(PathCard.Findings(saved.Advice, program.Roster).Shortened(3000)),
            ],
            PathAnswer.Refused refused => [new SectionBlock(Mrkdwn.Of($"{refused.Sentence}"))],
            _ => [new SectionBlock(Mrkdwn.Of($"Nothing has changed: version {program.Path.Version} stays in force."))],
        })
    { Close = "Close" };

    static OverflowMenu LevelMenu(int level, int count)
    {
        var entries = new List<Option> { Entry(Change, "Change", level) };
        if (level > 0)
        {
            entries.Add(Entry(Up, "Move up", level));
        }

        if (level < count - 1)
        {
            entries.Add(Entry(Down, "Move down", level));
        }

        if (count > 1)
        {
            entries.Add(Entry(Remove, "Remove", level));
        }

        return new OverflowMenu(PathEditor.LevelActionOf(level), entries);
    }

    static Option Entry(string deed, string text, int level) => new(string.Create(CultureInfo.InvariantCulture, $"{deed}:{level}"), (PlainText)text);
}
