using AlignBot.Domain.Drift.Language;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Drift.Forms;

/// <summary>The words of one language by which it is told how somebody speaks of the other function.</summary>
static class WordsModal
{
    public const string CallbackId = "drift.words.form";

    const string Value = "value";

    /// <summary>Null for a language that there is no list of.</summary>
    public static ModalView? Form(ProgramInfo program, string language) =>
        program.Drift.WordsInUse().FirstOrDefault(list => list.Language.Equals(language, StringComparison.OrdinalIgnoreCase)) is { } list
            ? new ModalView($"{list.Language} words", [.. WordListText.Fields.Select(field => Input(list, field.Field, field.Label,
                field.IsNeeded))])
            {
                CallbackId = CallbackId,
                PrivateMetadata = new ProgramRef(program.Key.ProgramId, list.Language).ToString(),
                Submit = "Save",
                Close = "Cancel",
            }
            : null;

    public static string Block(string field) => $"words.{field}";

    /// <summary>What was typed.</summary>
    public static WordList Read(ViewState state, string language) => WordListText.Read(language, field => state.Text(Block(field), Value));

    static InputBlock Input(WordList list, string field, string label, bool isNeeded) => new(
        label, new PlainTextInput(Value) { Multiline = true, InitialValue = Words(list, field) })
    {
        BlockId = Block(field),
        Optional = !isNeeded,
        Hint = "Between commas; an entry may be of several words.",
    };

    static string? Words(WordList list, string field) => WordListText.Write(WordListText.Of(list, field)) is { Length: > 0 } words
        ? words : null;
}
