using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Policy;

/// <summary>The form that takes the path from a file, however long it is, and the page that shows what it would change before it does.</summary>
static class PathUploadModal
{
    public const string CallbackId = "policy.upload.form";
    public const string ConfirmCallbackId = "policy.upload.confirm";

    const string Title = "Path from a file";
    const string File = "file";
    const string Note = "note";
    const string Value = "value";

    /// <summary>A modal's limit, with room for what stands around them.</summary>
    const int MostPieces = 90;

    /// <param name="program">The program.</param>
    /// <param name="why">Why this form opens instead of the one with the text; null when it was asked for.</param>
    public static ModalView Form(ProgramInfo program, string? why = null)
    {
        var value = new ProgramRef(program.Key.ProgramId).ToString();
        var first = Mrkdwn.Of($"{(why is null ? "" : why + " ")}Begin from the path in force, version {program.Path.Version}: change it in any text editor and put it in here.");
        return new ModalView(
            Title,
            [
                new SectionBlock(first) { Accessory = new Button(PathButtons.SendAction, "Send it to me") { Value = value } },
                new InputBlock("Path file", new FileInput(Value) { Filetypes = ["yaml", "yml", "txt"], MaxFiles = 1 })
                {
                    BlockId = File,
                    Hint = "The path section of the program file, as text. You see what it would change before it does.",
                },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = value,
            Submit = "Read it",
            Close = "Cancel",
        };
    }

    public static ReceivedFile? FileOf(ViewState state) => state.Files(File, Value) is [var file, ..] ? file : null;

    public static string? NoteOf(ViewState state) => state.Text(Note, Value);

    public static string ErrorBlock => File;

    public static ModalView Says(Mrkdwn text) => new(Title, [new SectionBlock(text.Shortened(3000))]) { Close = "Close" };

    /// <summary>Every mistake with its place, in the order of the file.</summary>
    public static ModalView Mistakes(string name, IReadOnlyCollection<Mrkdwn> mistakes)
    {
        var pieces = Lines.InPieces(mistakes.Select(mistake => Mrkdwn.Of($"•  ") + mistake)).ToList();
        return new ModalView(
            Title,
            [
                new SectionBlock(Mrkdwn.Of($"*{name} has {mistakes.Count} mistake{(mistakes.Count == 1 ? "" : "s")}.* Nothing has changed.").Shortened(500)),
                .. pieces.Take(MostPieces).Select(piece => new SectionBlock(piece)),
                new ContextBlock(Mrkdwn.Of($"{(pieces.Count > MostPieces ? "There are more than fit here. " : "")}Mend the file, then put it in again with `/align path upload`.")),
            ])
        { Close = "Close" };
    }

    public static Mrkdwn Say(ProgramFileProblem problem) => Mrkdwn.Of($"*Line {problem.Line}:* {problem.Sentence}").Shortened(Lines.Piece);

    /// <summary>What would change, before it does.</summary>
    /// <param name="program">The program with the path in force.</param>
    /// <param name="changes">What the file would change of it; not empty.</param>
    /// <param name="about">The program and the draft.</param>
    /// <param name="warning">Why it is shown again; none at first.</param>
    public static ModalView Confirm(ProgramInfo program, ImmutableArray<string> changes, ProgramRef about, Mrkdwn warning = default)
    {
        var blocks = new List<Block>();
        if (warning.Length > 0)
        {
            blocks.Add(new SectionBlock(warning.Shortened(3000)));
        }

        blocks.Add(new SectionBlock(Mrkdwn.Of($"*Saved, the file would change version {program.Path.Version} like this:*")));
        blocks.AddRange(Lines.InPieces(changes.Select(change => Mrkdwn.Of($"•  {change}"))).Take(MostPieces).Select(piece => new SectionBlock(piece)));
        blocks.Add(new InputBlock("Why it changes", new PlainTextInput(Value) { MaxLength = TextLimits.Line })
        {
            BlockId = Note,
            Optional = true,
            Hint = "The channel is told what changed, and this. Disputes that are open stay under their version.",
        });
        return new ModalView(Title, blocks)
        {
            CallbackId = ConfirmCallbackId,
            PrivateMetadata = about.ToString(),
            Submit = string.Create(CultureInfo.InvariantCulture, $"Save as version {program.Path.Version + 1}"),
            Close = "Cancel",
        };
    }

    public static Mrkdwn Outdated(EscalationPath inForce) =>
        Mrkdwn.Of($"*Not saved: somebody saved version {inForce.Version} while you had this open.* Press 'Save' again to put yours in its place, or 'Cancel' to keep what stands.");
}
