using AlignBot.Domain.Disputes;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes.Forms;

/// <summary>The form in which a party offers the other terms to settle on, whatever level the dispute is at.</summary>
static class SettlementModal
{
    public const string CallbackId = "dispute.settle.form";

    public static DisputeForm Form { get; } = new(
        DisputeButtons.Settle,
        CallbackId,
        of => Show(of),
        static (of, state) =>
        {
            var terms = TermsInputs.Read(state, of.Dispute.Settlement?.Terms, out var errors);
            return new FilledIn(new DisputeCommand.ProposeSettlement(of.Actor, of.About.Round, terms), errors);
        },
        TermsInputs.BlockOf,
        static of => new DisputeCommand.ProposeSettlement(of.Actor, of.About.Round, new Terms { Other = "-", Rationale = "-" }));

    /// <param name="of">Whose form it is.</param>
    /// <param name="room">What of the form is open; null for as much as was filled in before.</param>
    public static ModalView Show(FormContext of, TermsRoom? room = null)
    {
        var dispute = of.Dispute;
        var mine = dispute.Settlement is { } offer && offer.By == of.Actor ? offer.Terms : null;
        var open = room ?? TermsRoom.For(mine);
        return new ModalView(
            $"Settle DSP-{dispute.Number}",
            [
                new SectionBlock(Mrkdwn.Of($"*{dispute.Question}*").Shortened(1500)),
                new ContextBlock(Mrkdwn.Of($"{of.OtherParty} is asked to accept. The clock runs on until then.")),
                .. TermsInputs.Blocks("Your offer", [.. TermsInputs.Choices(dispute)], TermsInputs.ValueOf(mine), mine, open, mayAgree: false),
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = open.With(of.About),
            Submit = "Offer it",
            Close = "Cancel",
        };
    }
}
