using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Disputes;

/// <summary>The form in which a party writes its brief: its own case, and the other side's at its best.</summary>
static class BriefModal
{
    public const string CallbackId = "dispute.brief.form";

    const string OwnCase = "own-case";
    const string OtherCase = "other-case";
    const string Value = "value";

    public static ModalView Form(DisputeRef about, Dispute dispute, UserId party)
    {
        var given = dispute.Briefs.FirstOrDefault(brief => brief.By == party);
        return new ModalView(
            $"Your case, DSP-{dispute.Number}",
            [
                new SectionBlock(Mrkdwn.Of($"*{dispute.Question}*").Shortened(1500)),
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
            PrivateMetadata = about.ToString(),
            Submit = "Give it",
            Close = "Cancel",
        };
    }

    public static DisputeCommand Read(DisputeRef about, UserId party, ViewState state) => new DisputeCommand.GiveBrief(
        party, about.Round, state.Text(OwnCase, Value)?.Trim() ?? "", state.Text(OtherCase, Value)?.Trim() ?? "");

    public static string BlockOf(Refusal refusal) => DisputeRefusals.FieldOf(refusal) is FormField.OtherCase ? OtherCase : OwnCase;
}
