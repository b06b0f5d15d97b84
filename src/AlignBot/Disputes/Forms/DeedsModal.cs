using AlignBot.Contracts;
using AlignBot.Disputes.Cards;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Disputes.Forms;

/// <summary>Behind 'More': what this person may do with the dispute as it stands, each with a sentence and its button.</summary>
static class DeedsModal
{
    /// <summary>A page without inputs: nothing comes back under this name, but by it the page is known and kept up to date.</summary>
    public const string Page = "dispute.deeds";

    public static ModalView Show(FormContext of, IEnumerable<IDisputeDeed> others, Instant now)
    {
        var (dispute, roster) = (of.Dispute, of.Program.Roster);
        var blocks = new List<Block>
        {
            new SectionBlock(Mrkdwn.Of($"*{dispute.Question}*\n").Shortened(1200) + DisputeCard.Standing(dispute, of.Program, roster.ZoneOf(of.Actor)).Shortened(1500)),
            new DividerBlock(),
        };
        blocks.AddRange(DisputeDeeds.Of(of, now).Select(entry => new SectionBlock(Mrkdwn.Of($"{entry.Words}").Shortened(500))
        {
            Accessory = new Button(entry.Deed, entry.Label) { Value = entry.Terms == 0 ? of.About.ToString() : of.About.With(entry.Terms) },
        }));
        blocks.AddRange(others.Where(deed => deed.IsFor(dispute, of.Program, of.Actor)).Select(deed => new SectionBlock(Mrkdwn.Of($"{deed.Words}").Shortened(500))
        {
            Accessory = new Button(deed.ActionId, deed.Label) { Value = of.About.ToString() },
        }));
        return new ModalView($"DSP-{dispute.Number}", blocks) { CallbackId = Page, Close = "Close", PrivateMetadata = of.About.ToString() };
    }
}
