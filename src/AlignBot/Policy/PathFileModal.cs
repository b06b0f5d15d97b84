using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Policy;

/// <summary>The path as text: the same section as in a program file, to be changed where it stands.</summary>
static class PathFileModal
{
    public const string CallbackId = "policy.file.form";

    /// <summary>What Slack's text input holds.</summary>
    const int Fits = 3000;

    const string File = "file";
    const string Note = "note";
    const string Value = "value";

    /// <summary>The form; null when the path is longer than a form can hold.</summary>
    public static ModalView? Form(ProgramInfo program)
    {
        var text = PathText.Write(program.Path, program.Roster);
        return text.Length > Fits
            ? null
            : new ModalView(
                "Path as a file",
                [
                    new InputBlock("The path section of the program file", new PlainTextInput(Value) { Multiline = true, InitialValue = text, MaxLength = Fits })
                    {
                        BlockId = File,
                        Hint = "Roles and people are written as in 'accountable executive' or 'Dana'; windows as 2wd, 8wh, 24h, 90m.",
                    },
                    new InputBlock("Why it changes", new PlainTextInput(Value) { MaxLength = TextLimits.Line })
                    {
                        BlockId = Note,
                        Optional = true,
                        Hint = "The channel is told what changed, and this.",
                    },
                    new ActionsBlock(new Button(PathButtons.UploadAction, "Put in a file instead") { Value = new ProgramRef(program.Key.ProgramId).ToString() }),
                ])
            {
                CallbackId = CallbackId,
                PrivateMetadata = new ProgramRef(program.Key.ProgramId, program.Path.Version.ToString(CultureInfo.InvariantCulture)).ToString(),
                Submit = "Save",
                Close = "Cancel",
            };
    }

    public static string TextOf(ViewState state) => state.Text(File, Value) ?? "";

    public static string? NoteOf(ViewState state) => state.Text(Note, Value);

    /// <summary>The input that mistakes stand under.</summary>
    public static string ErrorBlock => File;

    /// <summary>What is wrong with the text, as far as it fits under a field.</summary>
    public static string Say(IReadOnlyList<ProgramFileProblem> problems)
    {
        const int shown = 6;
        var lines = string.Join(" ", problems.Take(shown).Select(problem => string.Create(CultureInfo.InvariantCulture, $"Line {problem.Line}: {problem.Sentence}")));
        return problems.Count > shown ? $"{lines} And {problems.Count - shown} more." : lines;
    }

    public static string Say(IEnumerable<PathFinding> findings, Roster roster) =>
        string.Join(" ", findings.Where(finding => finding.IsError).Take(6).Select(finding => PathFindings.Say(finding, roster)));

    public static string Outdated(EscalationPath inForce) =>
        $"Somebody saved version {inForce.Version} while you had this open, so yours was not saved. Copy your text, close, and open it again to begin from version {inForce.Version}.";
}
