using AlignBot.Contracts;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Forms;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes.Asks;

/// <summary>The forms that ask for one text: a reason, a view, what is new, another default, a dissent.</summary>
static class WordsModal
{
    public const string EscalateCallbackId = "dispute.escalate.form";
    public const string RecuseCallbackId = "dispute.recuse.form";
    public const string WithdrawCallbackId = "dispute.withdraw.form";
    public const string ReopenCallbackId = "dispute.reopen.form";
    public const string ViewCallbackId = "dispute.view.form";
    public const string DefaultCallbackId = "dispute.default.form";
    public const string DissentCallbackId = "dispute.dissent.form";

    /// <summary>The only input; a refusal stands under it.</summary>
    const string Words = "words";

    const string Value = "value";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DisputeForm> Forms { get; } =
    [
        Of(
            DisputeButtons.Escalate, EscalateCallbackId,
            new Page(of => $"Send DSP-{of.Dispute.Number} up", "Send it up", "Why", "If you like; the thread and the record say it.") { Optional = true },
            WhatGoingUpMeans,
            static (of, text) => new DisputeCommand.EscalateNow(of.Actor, of.About.Round, of.About.Level, text)),
        Of(
            DisputeButtons.Recuse, RecuseCallbackId,
            new Page(_ => "I should not decide", "Step aside", "Why", "The thread and the record say it."),
            WhatSteppingAsideMeans,
            static (of, text) => new DisputeCommand.Recuse(of.Actor, of.About.Round, of.About.Level, text ?? "")),
        Of(
            DisputeButtons.Withdraw, WithdrawCallbackId,
            new Page(of => $"Withdraw DSP-{of.Dispute.Number}", "Withdraw", "Why", "If you like; the thread and the record say it.") { Optional = true },
            WhatWithdrawingMeans,
            static (of, text) => new DisputeCommand.Withdraw(of.Actor, of.About.Round, text)),
        Of(
            DisputeButtons.Reopen, ReopenCallbackId,
            new Page(of => $"Reopen DSP-{of.Dispute.Number}", "Reopen", "What is new", "Evidence that those who decided did not have."),
            static of => Mrkdwn.Of(
                $"{Number(of.Dispute)} stands until another decision takes its place. A new round begins at level 1, under path version {of.Program.Path.Version}."),
            static (of, text) => new DisputeCommand.Reopen(of.Actor, of.About.Round, text ?? "", of.Program.Path)),
        Of(
            DisputeButtons.View, ViewCallbackId,
            new Page(of => $"A view on DSP-{of.Dispute.Number}", "Add it", "Your view", "Those who decide can read it; it stands in the record and decides nothing."),
            static of => Mrkdwn.Of($"*{of.Dispute.Question}*").Shortened(1500),
            static (of, text) => new DisputeCommand.AddView(of.Actor, of.About.Round, text ?? "")),
        Of(
            DisputeButtons.OtherDefault, DefaultCallbackId,
            new Page(_ => "If nobody decides", "Propose it", "If nobody decides", "It binds only if the other party agrees.") { Most = TextLimits.Line },
            static of => Mrkdwn.Of($"As it is: {of.Dispute.DefaultOutcome}").Shortened(1500),
            static (of, text) => new DisputeCommand.ProposeDefault(of.Actor, of.About.Round, text ?? "")),
        Of(
            DisputeButtons.Dissent, DissentCallbackId,
            new Page(_ => "Record my dissent", "Record it", "Why you disagree", "It stands in the record beside the decision, which holds all the same."),
            static of => Mrkdwn.Of($"*{of.Dispute.Closing?.Outcome ?? of.Dispute.Question}*").Shortened(1500),
            static (of, text) => new DisputeCommand.RecordDissent(of.Actor, of.About.Round, text ?? "")),
    ];

    /// <summary>The form for a view, with words that somebody typed elsewhere.</summary>
    public static ModalView View(FormContext of) => Forms.Single(form => form.CallbackId == ViewCallbackId).Show(of);

    sealed record Page(Func<FormContext, string> Title, string Submit, string Label, string Hint)
    {
        public bool Optional { get; init; }

        public int Most { get; init; } = TextLimits.Body;
    }

    static DisputeForm Of(string deed, string callbackId, Page page, Func<FormContext, Mrkdwn> lead, Func<FormContext, string?, DisputeCommand> command) => new(
        deed,
        callbackId,
        of => new ModalView(
            page.Title(of),
            [
                new SectionBlock(lead(of)),
                new InputBlock(page.Label, new PlainTextInput(Value) { Multiline = true, InitialValue = of.Chosen, MaxLength = page.Most })
                {
                    BlockId = Words,
                    Optional = page.Optional,
                    Hint = page.Hint,
                },
            ])
        {
            CallbackId = callbackId,
            PrivateMetadata = of.About.ToString(),
            Submit = page.Submit,
            Close = "Cancel",
        },
        (of, state) => FilledIn.As(command(of, state.Text(Words, Value)?.Trim())),
        static (_, _) => Words,
        of => command(of, "-"));

    static Mrkdwn WhatGoingUpMeans(FormContext of) => of.Dispute.IsLastLevel
        ? Mrkdwn.Of($"This is the last level.")
        : Mrkdwn.Of($"This level ends at once, and the question goes to {SeatWords.Above(of.Dispute, of.Program.Roster, of.Now)} now.");

    /// <summary>Who would sit there instead, or why nobody would: asked of the rules, so that nobody learns of it afterwards.</summary>
    static Mrkdwn WhatSteppingAsideMeans(FormContext of)
    {
        var context = new DisputeContext(of.Now, of.Program.Roster, of.Program.Calendar, new DecisionId(Guid.CreateVersion7()));
        var notices = DisputeWorkflow.Apply(of.Dispute, new DisputeCommand.Recuse(of.Actor, of.About.Round, of.About.Level, "-"), context) switch
        {
            Outcome<Dispute>.Changed changed => changed.Effects.OfType<DisputeEffect.Announce>().Select(effect => effect.Notice)
                .Select(notice => DisputeNoticeMessage.Say(notice is DisputeNotice.Reseated seat ? seat with { Reason = null } : notice, changed.State, of.Program.Roster, isPast: true)),
            _ => [],
        };
        var deputy = of.Program.Roster.DeputyFor(of.Actor, of.Now) is { } named && of.Dispute.IsParty(named)
            ? Mrkdwn.Of($"{Names.Of(of.Program.Roster, named)}, your deputy, is a party and can't sit for you. ")
            : Mrkdwn.Empty;
        return (deputy + Mrkdwn.Of($"What you have said at this level does not count any more. What comes of it:\n") + Mrkdwn.Join("\n", notices)).Shortened(2000);
    }

    static Mrkdwn WhatWithdrawingMeans(FormContext of) => of.Dispute.IsParty(of.Actor) && (of.Actor != of.Dispute.RaisedBy || !of.Dispute.Rulings.IsEmpty)
        ? of.Dispute.WithdrawalAskedBy is { } other && other != of.Actor
            ? Mrkdwn.Of($"{Names.Of(of.Program.Roster, other)} asked for it: with your word it ends at once, without a decision.")
            : Mrkdwn.Of($"Both parties have to withdraw it: {of.OtherParty} is asked, and it goes on until they agree.")
        : Mrkdwn.Of($"It ends at once, without a decision.");

    static string Number(Dispute dispute) => dispute.Closing?.DecisionNumber is { } number ? $"DEC-{number}" : "The decision";
}
