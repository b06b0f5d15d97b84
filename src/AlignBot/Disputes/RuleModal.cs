using System.Globalization;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Disputes;

/// <summary>The ruling form: agree with what another seat proposed, or say what is decided, why, from when, reviewed when, and what follows.</summary>
static class RuleModal
{
    public const string CallbackId = "dispute.rule";

    const string AgreePrefix = "agree:";

    public static DisputeForm Form { get; } = new(DisputeButtons.Decide, CallbackId, of => Show(of), Read, TermsInputs.BlockOf, Probe);

    /// <param name="of">Whose form it is.</param>
    /// <param name="rows">How many actions there is room for; null for as many as were given before.</param>
    public static ModalView Show(FormContext of, int? rows = null)
    {
        var (dispute, roster) = (of.Dispute, of.Program.Roster);
        var mine = dispute.SeatOf(of.Actor)?.Ruling;
        var own = mine?.AgreesWith is null ? mine?.Terms : null;
        List<Option> choices = [.. Agreeing(of), .. TermsInputs.Choices(dispute)];
        var chosen = mine?.AgreesWith is { } revision ? AgreeValue(revision) : TermsInputs.ValueOf(own);
        var room = rows ?? own?.Actions.Length ?? 0;
        var blocks = new List<Block>
        {
            new SectionBlock(Mrkdwn.Of($"*{dispute.Question}*").Shortened(1500)),
            new ContextBlock(Mrkdwn.Of($"Due {When.By(dispute.DueAt!.Value, roster.ZoneOf(of.Actor))}. If nobody decides: {dispute.DefaultOutcome}").Shortened(1500)),
        };
        if (dispute.Proposal is { } proposal && proposal.By != of.Actor)
        {
            blocks.Add(new SectionBlock((Mrkdwn.Of($"{Names.Of(roster, proposal.By)} proposes: ") + TermsWords.Say(proposal.Terms, dispute, roster)).Shortened(2900)));
        }

        blocks.AddRange(TermsInputs.Blocks(DisputeAskMessage.IsSettling(dispute) ? "How you would settle it" : "Your ruling", choices, chosen, own, room, mayAgree: choices.Exists(choice => IsAgreement(choice.Value))));
        return new ModalView($"{DisputeAskMessage.Deed(dispute)} DSP-{dispute.Number}", blocks)
        {
            CallbackId = CallbackId,
            PrivateMetadata = TermsInputs.Metadata(of.About, room),
            Submit = DisputeAskMessage.Deed(dispute),
            Close = "Cancel",
            NotifyOnClose = true,
        };
    }

    static FilledIn Read(FormContext of, ViewState state)
    {
        var choice = TermsInputs.ChoiceOf(state) ?? "";
        if (IsAgreement(choice) && int.TryParse(choice.AsSpan(AgreePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            return FilledIn.As(new DisputeCommand.Agree(of.Actor, of.About.Round, of.About.Level, revision));
        }

        var terms = TermsInputs.Read(state, out var errors);
        return new FilledIn(new DisputeCommand.Rule(of.Actor, of.About.Round, of.About.Level, terms), errors);
    }

    static DisputeCommand.Rule Probe(FormContext of) =>
        new DisputeCommand.Rule(of.Actor, of.About.Round, of.About.Level, new Terms { Other = "-", Rationale = "-" });

    static IEnumerable<Option> Agreeing(FormContext of) =>
        of.Dispute.Seats.Select(seat => seat.Ruling).Where(ruling => ruling is { AgreesWith: null } && ruling.By != of.Actor).Select(ruling => TermsInputs.Of(
            AgreeValue(ruling!.Revision), $"Agree with {Names.Of(of.Program.Roster, ruling.By)}: {ruling.Terms.Text(of.Dispute.Options)}"));

    static string AgreeValue(int revision) => string.Create(CultureInfo.InvariantCulture, $"{AgreePrefix}{revision}");

    static bool IsAgreement(string choice) => choice.StartsWith(AgreePrefix, StringComparison.Ordinal);
}
