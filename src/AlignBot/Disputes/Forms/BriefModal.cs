using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes.Forms;

/// <summary>The form in which a party writes its brief: its own case, and the other side's at its best.</summary>
static class BriefModal
{
    public const string CallbackId = "dispute.brief.form";

    const string OwnCase = "own-case";
    const string OtherCase = "other-case";
    const string Value = "value";

    public static DisputeForm Form { get; } = new(
        DisputeButtons.Brief,
        CallbackId,
        Show,
        static (of, state) => FilledIn.As(new DisputeCommand.GiveBrief(
            of.Actor, of.About.Round, state.Text(OwnCase, Value)?.Trim() ?? "", state.Text(OtherCase, Value)?.Trim() ?? "")),
        static (refusal, _) => DisputeRefusals.FieldOf(refusal) is FormField.OtherCase ? OtherCase : OwnCase,
        static of => new DisputeCommand.GiveBrief(of.Actor, of.About.Round, "-", "-"));

    static ModalView Show(FormContext of)
    {
        var given = of.Dispute.Briefs.FirstOrDefault(brief => brief.By == of.Actor);
        return new ModalView(
            $"Your case, DSP-{of.Dispute.Number}",
            [
                new SectionBlock(Mrkdwn.Of($"*{of.Dispute.Question}*").Shortened(1500)),
                new InputBlock("Your case", new PlainTextInput(Value) { Multiline = true, InitialValue = given?.OwnCase, MaxLength = TextLimits.Body })
                {
                    BlockId = OwnCase,
                    Hint = "What should be decided, and why, in a few lines that an executive reads in a minute.",
                },
                new InputBlock(
                    "The other side's best argument",
                    new PlainTextInput(Value) { Multiline = true, InitialValue = given?.OtherCase, MaxLength = TextLimits.Body })
                {
                    BlockId = OtherCase,
                    Hint = "As they would say it themselves.",
                },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = of.About.ToString(),
            Submit = "Give it",
            Close = "Cancel",
        };
    }
}
