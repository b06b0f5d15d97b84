using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Cards;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Disputes.Forms;

/// <summary>The form to decide with: the case, what others answered, and one's own answer, which may be to take up one of theirs.</summary>
static class RuleModal
{
    public const string CallbackId = "dispute.rule";

    /// <summary>More answers than this are chosen by their first words alone.</summary>
    const int AnswersShown = 5;

    public static DisputeForm Form { get; } = new(DisputeButtons.Decide, CallbackId, of => Show(of), Read, TermsInputs.BlockOf, Probe);

    /// <param name="of">Whose form it is.</param>
    /// <param name="room">What of the form is open; null for as much as was filled in before.</param>
    public static ModalView Show(FormContext of, TermsRoom? room = null)
    {
        var (dispute, roster) = (of.Dispute, of.Program.Roster);
        var answers = DisputeAnswers.For(dispute, of.Actor);
        var mine = dispute.SeatOf(of.Actor)?.Ruling;
        var own = mine?.AgreesWith is null ? mine?.Terms : null;
        if (of.Words is { } words)
        {
            own = (own ?? new Terms { Rationale = "" }) with { Option = null, Other = words };
        }

        List<Option> choices =
        [
            .. answers.Select(answer => TermsInputs.Of(answer.Value, $"{answer.Label(roster)}: {answer.Ruling.Terms.Text(dispute.Options)}")),
            .. TermsInputs.Choices(dispute, [.. answers.Select(answer => answer.Ruling.Terms.Option).OfType<int>()]),
        ];
        var taken = mine?.AgreesWith is { } revision ? answers.FirstOrDefault(answer => answer.Ruling.Revision == revision)?.Value : null;
        var chosen = of.Chosen ?? (of.Words is null ? taken : null) ?? TermsInputs.ValueOf(own);
        var open = room ?? TermsRoom.For(own) with { Words = own?.Other is not null || chosen == TermsInputs.OtherValue };
        return new ModalView(
            $"{DisputeAskMessage.Deed(dispute)} DSP-{dispute.Number}",
            [
                new SectionBlock(Mrkdwn.Of($"*{dispute.Question}*").Shortened(1500)),
                .. mine is null ? [] : new Block[] { new ContextBlock(Mrkdwn.Of($"You have answered: {mine.Terms.Text(dispute.Options)} What you send now takes its place.").Shortened(600)) },
                .. dispute.Briefs.IsEmpty ? [] : new Block[] { new SectionBlock(DisputeCases.Say(dispute, roster)) { Accessory = DisputeCases.Read(dispute, of.About.ToString()) } },
                .. answers.Take(AnswersShown).Select(answer => new SectionBlock(
                    Mrkdwn.Of($"{answer.Who(roster)} {(answer.By.Length == 1 ? "says" : "say")}: ") + TermsWords.Say(answer.Ruling.Terms, dispute, roster))),
                new ContextBlock((When.Due(dispute.AnswerBy!.Value, roster.ZoneOf(of.Actor)) + Mrkdwn.Of($". ") + DisputeAskCard.WithoutYou(dispute, of.Program)).Shortened(1500)),
                .. TermsInputs.Blocks(
                    dispute.IsSettling ? "How you would settle it" : "Your answer", choices, chosen, own, open, mayAgree: answers.Any(answer => answer.IsHere)),
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = open.With(of.About),
            Submit = dispute.IsSettling ? "Propose it" : "Decide",
            Close = "Cancel",
            NotifyOnClose = true,
        };
    }

    static FilledIn Read(FormContext of, ViewState state)
    {
        var terms = TermsInputs.Read(state, of.Dispute.SeatOf(of.Actor)?.Ruling?.Terms, out var errors);
        switch (DisputeAnswers.Chosen(TermsInputs.ChoiceOf(state) ?? ""))
        {
            case (var revision, true):
                return new FilledIn(new DisputeCommand.Agree(of.Actor, of.About.Round, of.About.Level, revision, terms.Rationale is { Length: > 0 } own ? own : null), errors);
            case (var revision, false) when of.Dispute.Rulings.FirstOrDefault(ruling => ruling.Revision == revision) is { } below:
                // Somebody's terms from the level below, with a reason of one's own.
                terms = below.Terms with
                {
                    Rationale = terms.Rationale,
                    EffectiveOn = terms.EffectiveOn ?? below.Terms.EffectiveOn,
                    ReviewOn = terms.ReviewOn ?? below.Terms.ReviewOn,
                    Actions = terms.Actions.IsEmpty ? below.Terms.Actions : terms.Actions,
                };
                break;
        }

        return new FilledIn(new DisputeCommand.Rule(of.Actor, of.About.Round, of.About.Level, terms), errors);
    }

    static DisputeCommand.Rule Probe(FormContext of) =>
        new(of.Actor, of.About.Round, of.About.Level, new Terms { Other = "-", Rationale = "-" });
}
