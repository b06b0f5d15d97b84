using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Disputes;

/// <summary>The form that raises a dispute, step one: the question and its two sides. Step two is <see cref="RaiseConfirmModal"/>.</summary>
static class RaiseDisputeModal
{
    public const string CallbackId = "dispute.raise";

    const string Question = "question";
    const string Category = "category";
    const string FirstParty = "first-party";
    const string SecondParty = "second-party";
    const string Options = "options";
    const string Account = "account";
    const string Meanwhile = "meanwhile";
    const string OtherDefault = "other-default";
    const string Value = "value";

    /// <summary>Step one.</summary>
    public static ModalView Form(ProgramInfo program, RaiseForm form, Guid draft)
    {
        var categories = program.Path.Categories.Select(category => new Option(category.Key, (PlainText)category.Name)
        {
            Description = category.Definition.Length > 0 ? ((PlainText)category.Definition).Shortened(75) : null,
        }).ToList();

        return new ModalView(
            "Raise a dispute",
            [
                new InputBlock("Question", new PlainTextInput(Value) { Multiline = true, InitialValue = form.Question, MaxLength = TextLimits.Body })
                {
                    BlockId = Question,
                    Hint = "One question that can be answered, such as: Do webinar sign-ups count as MQLs?",
                },
                new InputBlock(
                    "Category",
                    new StaticSelectMenu(Value, categories) { InitialOption = categories.Find(category => category.Value == form.Category) })
                {
                    BlockId = Category,
                },
                new InputBlock("Party on one side", new UserSelectMenu(Value) { InitialUser = form.FirstParty }) { BlockId = FirstParty },
                new InputBlock("Party on the other side", new UserSelectMenu(Value) { InitialUser = form.SecondParty }) { BlockId = SecondParty },
                new InputBlock("Options", new PlainTextInput(Value) { Multiline = true, InitialValue = form.Options, MaxLength = TextLimits.Body })
                {
                    BlockId = Options,
                    Optional = true,
                    Hint = "What could be decided, one option a line. Leave it empty to have the answer in free words.",
                },
                new InputBlock("Account", new PlainTextInput(Value) { InitialValue = form.Account, MaxLength = TextLimits.Name })
                {
                    BlockId = Account,
                    Optional = true,
                },
                new InputBlock("What holds meanwhile", new PlainTextInput(Value) { InitialValue = form.Meanwhile, MaxLength = TextLimits.Line })
                {
                    BlockId = Meanwhile,
                    Optional = true,
                },
                new InputBlock("If nobody decides", new PlainTextInput(Value) { InitialValue = form.OtherDefault, MaxLength = TextLimits.Line })
                {
                    BlockId = OtherDefault,
                    Optional = true,
                    Hint = ((PlainText)$"Left empty: {program.Path.DefaultOutcome} Anything else binds only if both parties agree to it.").Shortened(400),
                },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = $"{program.Key.ProgramId}/{draft:N}",
            Submit = "Next",
            Close = "Cancel",
        };
    }

    /// <summary>Reads what was filled in.</summary>
    public static RaiseForm Read(int programId, ViewState state) => new()
    {
        ProgramId = programId,
        Question = state.Text(Question, Value) ?? "",
        Category = state.Option(Category, Value) ?? "",
        FirstParty = state.User(FirstParty, Value),
        SecondParty = state.User(SecondParty, Value),
        Options = state.Text(Options, Value),
        Account = state.Text(Account, Value),
        Meanwhile = state.Text(Meanwhile, Value),
        OtherDefault = state.Text(OtherDefault, Value),
    };

    /// <summary>The input that a refusal stands under.</summary>
    public static string BlockOf(Refusal refusal, RaiseForm form) => DisputeRefusals.FieldOf(refusal) switch
    {
        FormField.Category => Category,
        FormField.Parties when refusal is DisputeRefusal.PartyNotEligible no && no.Party.Value == form.FirstParty => FirstParty,
        FormField.Parties => SecondParty,
        FormField.Option => Options,
        FormField.Account => Account,
        FormField.Meanwhile => Meanwhile,
        FormField.Default => OtherDefault,
        _ => Question,
    };
}
