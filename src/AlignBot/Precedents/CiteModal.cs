using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Precedents;

/// <summary>The form in which somebody chooses the decision that they cite.</summary>
static class CiteModal
{
    public const string CallbackId = "precedent.cite.form";

    /// <summary>As many as one looks through; an older one is named by its number.</summary>
    public const int Offered = 25;

    const string Choice = "decision";
    const string Number = "number";
    const string Why = "why";
    const string Value = "value";

    /// <param name="about">The dispute.</param>
    /// <param name="dispute">As it stands.</param>
    /// <param name="alike">The newest decisions of its category.</param>
    /// <param name="others">The newest of all others.</param>
    public static ModalView Form(DisputeRef about, Dispute dispute, IReadOnlyList<Decision> alike, IReadOnlyList<Decision> others)
    {
        var groups = new List<OptionGroup>();
        Add(groups, "In this category", alike);
        Add(groups, "In the rest of the log", others);
        var blocks = new List<Block> { new SectionBlock(Mrkdwn.Of($"*DSP-{dispute.Number}*  {dispute.Question}").Shortened(1500)) };
        if (groups.Count > 0)
        {
            blocks.Add(new InputBlock("Decision", new StaticSelectMenu(Value, groups)) { BlockId = Choice, Optional = true });
        }

        blocks.Add(new InputBlock(groups.Count > 0 ? "Or its number" : "Its number", new PlainTextInput(Value) { MaxLength = 20, Placeholder = "DEC-31" })
        {
            BlockId = Number,
            Optional = groups.Count > 0,
        });
        blocks.Add(new InputBlock("Why it matters here", new PlainTextInput(Value) { MaxLength = TextLimits.Line, Multiline = true })
        {
            BlockId = Why,
            Optional = true,
            Hint = "The thread and the card say it.",
        });
        return new ModalView("Cite a decision", blocks) { CallbackId = CallbackId, PrivateMetadata = about.ToString(), Submit = "Cite it", Close = "Cancel" };
    }

    /// <summary>What was chosen; the number as it was typed wins, since whoever types one means it.</summary>
    public static (string? Id, string? Number, string? Why) Read(ViewState state) =>
        (state.Option(Choice, Value), state.Text(Number, Value)?.Trim() is { Length: > 0 } number ? number : null, state.Text(Why, Value));

    /// <summary>The input that a refusal stands under.</summary>
    public static string BlockOf(Refusal refusal, ViewState state) => refusal switch
    {
        TextRefusal => Why,
        _ when state.Text(Number, Value) is { Length: > 0 } || state.Option(Choice, Value) is null => Number,
        _ => Choice,
    };

    static void Add(List<OptionGroup> groups, PlainText label, IReadOnlyList<Decision> decisions)
    {
        if (decisions.Count > 0)
        {
            groups.Add(new OptionGroup(
                label, [.. decisions.Select(decision => new Option(decision.Id.Value.ToString("N"), ((PlainText)$"DEC-{decision.Number} {DecisionTitle.Line(decision, 36)}").Shortened(75)))]));
        }
    }
}
