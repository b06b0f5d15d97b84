using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Disputes;

/// <summary>The form in which a party records that it disagrees with the decision.</summary>
static class DissentModal
{
    public const string CallbackId = "dispute.dissent.form";

    /// <summary>The only input; a refusal stands under it.</summary>
    public const string Text = "dissent";

    const string Value = "value";

    public static ModalView Form(DisputeRef about, Dispute dispute)
    {
        var outcome = dispute.Closing?.Outcome ?? dispute.Question;
        return new ModalView(
            "Record my dissent",
            [
                new SectionBlock(Mrkdwn.Of($"*{outcome}*").Shortened(1500)),
                new InputBlock("Why you disagree", new PlainTextInput(Value) { Multiline = true, MaxLength = TextLimits.Body })
                {
                    BlockId = Text,
                    Hint = "It stands in the record beside the decision, which holds all the same.",
                },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = about.ToString(),
            Submit = "Record it",
            Close = "Cancel",
        };
    }

    public static DisputeCommand Read(DisputeRef about, UserId party, ViewState state) =>
        new DisputeCommand.RecordDissent(party, about.Round, state.Text(Text, Value)?.Trim() ?? "");
}
