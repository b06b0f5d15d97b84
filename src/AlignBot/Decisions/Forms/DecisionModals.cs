using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Decisions.Forms;

/// <summary>The forms of the decision log: record, add the rest, change, look again, object, expire.</summary>
static class DecisionModals
{
    public const string RecordCallbackId = "decision.record.form";
    public const string DetailsCallbackId = "decision.details.form";
    public const string ChangeCallbackId = "decision.change.form";
    public const string ReaffirmCallbackId = "decision.reaffirm.form";
    public const string RefuseCallbackId = "decision.refuse.form";
    public const string ExpireCallbackId = "decision.expire.form";

    const string Kind = "kind";

    /// <summary>How far ahead the next review is proposed.</summary>
    const int NextReviewDays = 91;

    /// <summary>Everything at once, for who begins with a form.</summary>
    public static ModalView Record(ProgramInfo program) => Form(
        "Record a decision", RecordCallbackId, "Record it", new DecisionRef(program.Key.ProgramId, Guid.Empty),
        [
            DecisionFields.TextInput("What was decided"),
            DecisionFields.DecidersInput("Decided by", "Empty means you. Whoever is named confirms with one click."),
            DecisionFields.WhyInput(),
            .. DecisionFields.AboutInputs(program),
            DecisionFields.DateInput(DecisionFields.EffectiveOn, "From"),
            DecisionFields.DateInput(DecisionFields.ReviewOn, "Review on"),
            DecisionFields.ExpectedInput(),
            .. DecisionFields.ActionInputs(),
        ]);

    /// <summary>What the one-step record left out.</summary>
    public static ModalView Details(ProgramInfo program, Decision decision) => Form(
        $"DEC-{decision.Number}", DetailsCallbackId, "Add it", RefOf(program, decision),
        [
            Quote(decision),
            .. decision.Rationale is null ? new Block[] { DecisionFields.WhyInput() } : [],
            .. decision.Dispute is null ? new Block[] { DecisionFields.DecidersInput("Also decided by", "Whoever is named confirms with one click.") } : [],
            .. DecisionFields.AboutInputs(program, decision.Category, decision.Account),
            .. decision.EffectiveOn is null ? new Block[] { DecisionFields.DateInput(DecisionFields.EffectiveOn, "From") } : [],
            DecisionFields.DateInput(DecisionFields.ReviewOn, "Review on", decision.ReviewOn),
            .. decision.Expected is null ? new Block[] { DecisionFields.ExpectedInput() } : [],
            DecisionFields.SupersedesInput(),
            .. decision.Actions.IsEmpty ? [] : new Block[] { new ContextBlock(Mrkdwn.Of($"It has {decision.Actions.Length} action{(decision.Actions.Length == 1 ? "" : "s")} already; what is filled in here comes on top.")) },
            .. DecisionFields.ActionInputs(),
        ]);

    /// <summary>A new entry that says what becomes of this one.</summary>
    public static ModalView Change(ProgramInfo program, Decision decision)
    {
        Option[] kinds =
        [
            new(nameof(DecisionLinkKind.Amends), (PlainText)"Amend it: the same, in other words"),
            new(nameof(DecisionLinkKind.Supersedes), (PlainText)"Supersede it: another decision in its place"),
            new(nameof(DecisionLinkKind.Reverses), (PlainText)"Reverse it: it is taken back"),
        ];
        return Form(
            $"Change DEC-{decision.Number}", ChangeCallbackId, "Record it", RefOf(program, decision),
            [
                new ContextBlock(Mrkdwn.Of($"Nothing is edited away: a new entry is recorded, and each names the other.")),
                new InputBlock("What is to happen", new RadioButtonGroup(DecisionFields.Value, kinds) { InitialOption = kinds[0] }) { BlockId = Kind },
                DecisionFields.TextInput("What is decided now", decision.Text),
                DecisionFields.DecidersInput("Decided by", "Empty means you. Whoever is named confirms with one click."),
                DecisionFields.WhyInput(),
                DecisionFields.DateInput(DecisionFields.EffectiveOn, "From"),
                DecisionFields.DateInput(DecisionFields.ReviewOn, "Review on"),
            ]);
    }

    public static ModalView Reaffirm(ProgramInfo program, Decision decision, LocalDate today) => Form(
        $"DEC-{decision.Number} still holds", ReaffirmCallbackId, "Still holds", RefOf(program, decision),
        [
            Quote(decision),
            .. DecisionFields.CameInputs(decision),
            new InputBlock("Look at it again on", new DatePicker(DecisionFields.Value) { InitialDate = today.PlusDays(NextReviewDays).ToDateOnly() })
            {
                BlockId = DecisionFields.ReviewOn,
                Optional = true,
                Hint = "Empty means no further review.",
            },
        ]);

    public static ModalView Refuse(ProgramInfo program, Decision decision) => Form(
        "It was not decided so", RefuseCallbackId, "Say so", RefOf(program, decision),
        [Quote(decision), DecisionFields.ReasonInput("What was decided instead, or why not", "Whoever recorded it is told. You can raise a dispute next.")]);

    /// <param name="mayStrike">Whoever opens it recorded it a moment ago, and may say that it is none.</param>
    public static ModalView Expire(ProgramInfo program, Decision decision, bool mayStrike) => Form(
        $"Let DEC-{decision.Number} expire", ExpireCallbackId, "Let it expire", RefOf(program, decision),
        [Quote(decision), .. DecisionFields.StrikeInputs(mayStrike), .. DecisionFields.CameInputs(decision), DecisionFields.ReasonInput("Why", "It stays in the log, marked as expired.", optional: true)]);

    /// <summary>What was filled in to be recorded, and the sentences for the fields that can't be read.</summary>
    public static (NewDecision Draft, IReadOnlyDictionary<string, string> Errors) ReadNew(UserId actor, ViewState state)
    {
        var errors = new Dictionary<string, string>();
        var actions = FollowUpInputs.Read(state, errors);
        return (DecisionDesk.Draft(actor, state.Text(DecisionFields.Text, DecisionFields.Value) ?? "") with
        {
            DecidedBy = DecisionFields.Deciders(state),
            Rationale = state.Text(DecisionFields.Rationale, DecisionFields.Value),
            Category = state.Option(DecisionFields.Category, DecisionFields.Value),
            Account = state.Text(DecisionFields.Account, DecisionFields.Value),
            EffectiveOn = DecisionFields.Date(state, DecisionFields.EffectiveOn),
            ReviewOn = DecisionFields.Date(state, DecisionFields.ReviewOn),
            Expected = state.Text(DecisionFields.Expected, DecisionFields.Value),
            Actions = actions,
        }, errors);
    }

    /// <summary>What was added, and the sentences for the fields that can't be read. The superseded entry is looked up by its reader.</summary>
    public static (DecisionCommand.AddDetails Details, string? Supersedes, IReadOnlyDictionary<string, string> Errors) ReadDetails(UserId actor, ViewState state)
    {
        var (draft, errors) = ReadNew(actor, state);
        return (new DecisionCommand.AddDetails(actor)
        {
            Rationale = draft.Rationale,
            DecidedBy = draft.DecidedBy,
            Category = draft.Category,
            Account = draft.Account,
            EffectiveOn = draft.EffectiveOn,
            ReviewOn = draft.ReviewOn,
            Expected = draft.Expected,
            Actions = draft.Actions,
        }, state.Text(DecisionFields.Supersedes, DecisionFields.Value), errors);
    }

    public static DecisionLinkKind KindOf(ViewState state) =>
        ChosenName.Of<DecisionLinkKind>(state.Option(Kind, DecisionFields.Value)) ?? DecisionLinkKind.Amends;

    static SectionBlock Quote(Decision decision) => new(DecisionTitle.Of(decision, 2500));

    static DecisionRef RefOf(ProgramInfo program, Decision decision) => new(program.Key.ProgramId, decision.Id.Value);

    static ModalView Form(string title, string callback, string submit, DecisionRef about, IReadOnlyList<Block> blocks) => new(title, blocks)
    {
        CallbackId = callback,
        PrivateMetadata = about.ToString(),
        Submit = submit,
        Close = "Cancel",
    };
}
