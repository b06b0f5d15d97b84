using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Programs;

/// <summary>The form that takes a program file, and the page that says part by part what it would change before it does.</summary>
static class ProgramPreviewModal
{
    public const string CallbackId = "program.preview.form";
    public const string ApplyCallbackId = "program.preview.apply";

    const string Title = "Program from a file";
    const string File = "file";
    const string Value = "value";

    /// <summary>A modal's limit, with room for what stands around them.</summary>
    const int MostPieces = 80;

    public static ModalView Form(ProgramInfo program) => new(
        Title,
        [
            new SectionBlock(Mrkdwn.Of($"Begin from what `/align program export` writes out, change it in any text editor, and put it in here. You read what it would change before it does.")),
            new InputBlock("Program file", new FileInput(Value) { Filetypes = ["yaml", "yml", "txt"], MaxFiles = 1 }) { BlockId = File },
        ])
    {
        CallbackId = CallbackId,
        PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
        Submit = "Read it",
        Close = "Cancel",
    };

    public static ReceivedFile? FileOf(ViewState state) => state.Files(File, Value) is [var file, ..] ? file : null;

    public static string ErrorBlock => File;

    public static ModalView Says(Mrkdwn text) => new(Title, [new SectionBlock(text.Shortened(3000))]) { Close = "Close" };

    public static ModalView Mistakes(string name, IReadOnlyList<string> mistakes) => new(
        Title,
        [
            new SectionBlock(Mrkdwn.Of($"*{name} has {(mistakes.Count == 1 ? "a mistake" : $"{mistakes.Count} mistakes")}.* Nothing has changed.").Shortened(500)),
            .. Lines.InPieces(mistakes.Select(mistake => Mrkdwn.Of($"•  {mistake}"))).Take(MostPieces).Select(piece => new SectionBlock(piece)),
            new ContextBlock(Mrkdwn.Of($"Mend the file, then put it in again with `/align program preview`.")),
        ])
    { Close = "Close" };

    /// <param name="changes">What the file would change; not empty.</param>
    /// <param name="about">The program and the draft.</param>
    /// <param name="isStartedWith">Whether the bot starts with a file of this program, which would win at the next start.</param>
    /// <param name="warning">Why it is shown again; none at first.</param>
    public static ModalView Confirm(IReadOnlyList<FilePartChange> changes, ProgramRef about, bool isStartedWith, Mrkdwn warning = default)
    {
        var blocks = new List<Block>();
        if (warning.Length > 0)
        {
            blocks.Add(new SectionBlock(warning));
        }

        blocks.Add(new SectionBlock(Mrkdwn.Of($"*Applied, the file would change this:*")));
        var parts = changes.GroupBy(change => change.Part).SelectMany(part => part.Select(change => Mrkdwn.Of($"•  {change.What}")).Prepend(Mrkdwn.Of($"*{part.Key}*")));
        blocks.AddRange(Lines.InPieces(parts).Take(MostPieces).Select(piece => new SectionBlock(piece)));
        blocks.Add(new ContextBlock(Mrkdwn.Of(
            $"The channel is told of roles, rules and meetings that change. What was changed in Slack since, and the file does not say otherwise, stays.{(isStartedWith ? " AlignBot is started with a file of this program: put this one in its place, or the next start brings back what that says." : "")}")));
        return new ModalView(Title, blocks) { CallbackId = ApplyCallbackId, PrivateMetadata = about.ToString(), Submit = "Apply", Close = "Cancel" };
    }
}
