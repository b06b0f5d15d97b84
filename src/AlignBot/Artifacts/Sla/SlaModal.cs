using System.Globalization;
using AlignBot.Artifacts.Forms;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Slack.Blocks;

namespace AlignBot.Artifacts.Sla;

/// <summary>The first page of the form of an SLA: its clauses one by one, and what is said beside them.</summary>
static class SlaModal
{
    public const string CallbackId = "artifact.sla.form";
    public const string AddAction = "artifact.sla.add";

    /// <summary>One for each clause; its index takes the asterisk's place.</summary>
    public const string ClauseAction = "artifact.sla.clause.*";

    // Entries of a clause's menu; their values are 'name:index'.
    public const string Change = "change";
    public const string Remove = "remove";

    /// <param name="draft">The clauses as they stand in the form, and what is typed beside them.</param>
    /// <param name="about">Which draft it is.</param>
    /// <param name="lead">What is said first: what keeps it from being saved.</param>
    public static ModalView Form(SlaDraft draft, SlaPage about, Mrkdwn lead = default)
    {
        List<Block> blocks = lead == Mrkdwn.Empty ? [] : [new SectionBlock(lead.Shortened(2900)), new DividerBlock()];
        blocks.Add(new SectionBlock(draft.Clauses.IsEmpty
            ? Mrkdwn.Of($"*Clauses*: who owes what, within which working time. They are the text that both leaders sign, and each quarter shows what was kept of them.")
            : Mrkdwn.Of($"*Clauses*")));
        for (var index = 0; index < draft.Clauses.Length; index++)
        {
            var clause = draft.Clauses[index];
            var number = clause.Number > 0 ? clause.Number.ToString(CultureInfo.InvariantCulture) : "new";
            blocks.Add(new SectionBlock(Mrkdwn.Of($"*{number}*   {ClauseText.Sentence(clause)}").Shortened(900))
            {
                Accessory = new OverflowMenu(ClauseAction.Replace("*", index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), Entry(Change, "Change", index), Entry(Remove, "Remove", index)),
            });
        }

        if (draft.Clauses.Length < Clause.Most)
        {
            blocks.Add(new ActionsBlock(new Button(AddAction, "Add a clause")));
        }

        blocks.AddRange(WriteModal.Inputs(ArtifactKind.ServiceLevelAgreement, draft.Typed, isFirst: draft.Seen == 0, isBeside: true));
        return new ModalView(draft.Seen == 0 ? "The SLA" : "A new version", blocks)
        {
            CallbackId = CallbackId,
            PrivateMetadata = about.ToString(),
            Submit = "Propose",
            Close = "Cancel",
        };
    }

    static Option Entry(string deed, string label, int index) => new(string.Create(CultureInfo.InvariantCulture, $"{deed}:{index}"), (PlainText)label);
}
