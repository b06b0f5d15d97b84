using AlignBot.Domain.Drift;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Drift.Forms;

/// <summary>From when on each sign is worth a word, and how far back it looks.</summary>
static class ThresholdsModal
{
    public const string CallbackId = "drift.thresholds.form";

    const string Value = "value";

    public static ModalView Form(ProgramInfo program) => new(
        "Thresholds of drift",
        [
            .. Enum.GetValues<DriftSign>().Select(sign => new InputBlock(
                DriftWords.Title(sign, null), new PlainTextInput(Value) { MaxLength = 40,
                    InitialValue = ThresholdText.Write(program.Drift.Threshold(sign)) })
            {
                BlockId = Block(sign),
                Hint = (PlainText)$"{DriftWords.Unit(sign)}. As usual: {ThresholdText.Write(DriftSigns.Usual[sign])}.",
            }),
        ])
    {
        CallbackId = CallbackId,
        PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
        Submit = "Save",
        Close = "Cancel",
    };

    public static string Block(DriftSign sign) => $"sign.{sign}";

    /// <summary>What was typed, or what is wrong, by the input under which it is shown.</summary>
    public static (List<SetThreshold> Thresholds, Dictionary<string, string> Errors) Read(ViewState state, ProgramInfo program)
    {
        var (thresholds, errors) = (new List<SetThreshold>(), new Dictionary<string, string>());
        foreach (var sign in Enum.GetValues<DriftSign>())
        {
            var (set, problem) = ThresholdText.Read(sign, state.Text(Block(sign), Value) ?? "", program.Drift.Threshold(sign));
            if (set is null)
            {
                errors[Block(sign)] = problem!;
            }
            else
            {
                thresholds.Add(set);
            }
        }

        return (thresholds, errors);
    }
}
