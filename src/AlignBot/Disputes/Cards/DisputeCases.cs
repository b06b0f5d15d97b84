using AlignBot.Disputes.Forms;
using AlignBot.Disputes.Raising;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes.Cards;

/// <summary>The two sides' cases: a line each wherever somebody decides by them, and the whole of both on a page of its own.</summary>
static class DisputeCases
{
    /// <summary>What of a case stands on a card.</summary>
    const int Line = 160;

    /// <summary>A page without inputs: nothing comes back under this name.</summary>
    const string Page = "dispute.cases.page";

    /// <summary>'*Sales, Ana:* sign-ups are not intent...', a line a side.</summary>
    public static Mrkdwn Say(Dispute dispute, Roster roster) => dispute.Briefs.IsEmpty
        ? Mrkdwn.Of($"_Neither {Names.List(roster, dispute.Parties.Select(party => party.User), " nor ")} has given their case yet._")
        : Mrkdwn.Join("\n", dispute.Parties.Select(party => Side(party, roster) + (Of(dispute, party) is { } given
            ? Mrkdwn.Of($" {given.OwnCase.ReplaceLineEndings(" ")}").Shortened(Line)
            : Mrkdwn.Of($" _no case yet_"))));

    /// <summary>The way to the whole of both, where there is more than the lines say.</summary>
    public static Button? Read(Dispute dispute, string about) => dispute.Briefs.Length switch
    {
        0 => null,
        1 => new Button(DisputeButtons.Cases, "Read the case") { Value = about },
        _ => new Button(DisputeButtons.Cases, "Read both cases") { Value = about },
    };

    /// <summary>Both cases as they were given, each with the other side's best argument.</summary>
    public static ModalView Show(FormContext of)
    {
        var (dispute, roster) = (of.Dispute, of.Program.Roster);
        var blocks = new List<Block> { new SectionBlock(Mrkdwn.Of($"*{dispute.Question}*")) };
        if (dispute.Quote is { } quote)
        {
            blocks.Add(new ContextBlock(QuoteWords.Say(quote, roster, 1500)));
        }

        foreach (var party in dispute.Parties)
        {
            blocks.Add(new DividerBlock());
            if (Of(dispute, party) is not { } given)
            {
                blocks.Add(new SectionBlock(Side(party, roster) + Mrkdwn.Of($"\n_No case yet._")));
                continue;
            }

            blocks.Add(new SectionBlock(Side(party, roster) + Mrkdwn.Of($"\n{given.OwnCase}")));
            blocks.Add(new SectionBlock(Mrkdwn.Of($"_The other side's best argument, as {Names.Of(roster, party.User)} puts it:_\n{given.OtherCase}")));
        }

        return new ModalView($"DSP-{dispute.Number}", blocks) { CallbackId = Page, Close = "Close" };
    }

    static Brief? Of(Dispute dispute, DisputeParty party) => dispute.Briefs.FirstOrDefault(brief => brief.By == party.User);

    static Mrkdwn Side(DisputeParty party, Roster roster) =>
        Mrkdwn.Of($"*{(party.Side is { } function ? $"{function}, " : "")}{Names.Of(roster, party.User)}:*");
}
