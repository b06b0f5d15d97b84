using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Disputes.Raising;

/// <summary>The form that raises a dispute, step one: the question, with whom, and what kind it is. What else may be said opens on request.
/// Step two is <see cref="RaiseConfirmModal"/>.</summary>
static class RaiseDisputeModal
{
    public const string CallbackId = "dispute.raise";

    /// <summary>Opens the rest of the form, in place.</summary>
    public const string MoreAction = "dispute.raise.more";

    const string Question = "question";
    const string Category = "category";
    const string FirstParty = "first-party";
    const string SecondParty = "second-party";
    const string Options = "options";
    const string Account = "account";

    /// <summary>The field that what concerns the account stands under.</summary>
    public const string AccountBlock = Account;

    const string Meanwhile = "meanwhile";
    const string OtherDefault = "other-default";
    const string Value = "value";

    /// <summary>Step one.</summary>
    /// <param name="program">As it stands.</param>
    /// <param name="form">What is filled in already.</param>
    /// <param name="draft">Under which what was typed is kept.</param>
    /// <param name="raiser">Who fills it in: the other side, unless they say for whom they raise it.</param>
    /// <param name="more">Whether the rest is open; it is where something stands in it.</param>
    public static ModalView Form(ProgramInfo program, RaiseForm form, Guid draft, UserId raiser, bool more = false)
    {
        more |= form.HasMore;
        return new ModalView("Raise a dispute", [.. Blocks(program, form, raiser, more)])
        {
            CallbackId = CallbackId,
            PrivateMetadata = $"{program.Key.ProgramId}/{draft:N}",
            Submit = "Next",
            Close = "Cancel",
        };
    }

    static IEnumerable<Block> Blocks(ProgramInfo program, RaiseForm form, UserId raiser, bool more)
    {
        if (form.Quote is { } quote)
        {
            yield return new ContextBlock(QuoteWords.Say(quote, program.Roster, 600));
        }

        yield return new InputBlock("Question", new PlainTextInput(Value) { Multiline = true, InitialValue = form.Question, MaxLength = TextLimits.Body })
        {
            BlockId = Question,
            Hint = "One question that can be answered, such as: Do webinar sign-ups count as MQLs?",
        };
        var isOwn = (form.FirstParty ?? raiser.Value) == raiser.Value && !RaisesForOthers(program.Roster, raiser);
        yield return new InputBlock(isOwn ? "Whom do you disagree with?" : "Who holds the other side?", new UserSelectMenu(Value) { InitialUser = form.SecondParty }) { BlockId = SecondParty };
        var categories = program.Path.Categories.Select(category => new Option(category.Key, (PlainText)category.Name)
        {
            Description = category.Definition.Length > 0 ? ((PlainText)category.Definition).Shortened(75) : null,
        }).ToList();
        yield return new InputBlock("Category", new StaticSelectMenu(Value, categories) { InitialOption = categories.Find(category => category.Value == form.Category) })
        {
            BlockId = Category,
        };
        if (more || RaisesForOthers(program.Roster, raiser) || (form.FirstParty is { } side && side != raiser.Value))
        {
            yield return new InputBlock("Raised for", new UserSelectMenu(Value) { InitialUser = form.FirstParty ?? raiser.Value })
            {
                BlockId = FirstParty,
                Hint = "Whose side it is: yours, unless you raise it for somebody else.",
            };
        }

        if (!more)
        {
            yield return new ActionsBlock(new Button(MoreAction, "+ options, account, meanwhile, if nobody decides"));
            yield break;
        }

        yield return new InputBlock("Options", new PlainTextInput(Value) { Multiline = true, InitialValue = form.Options, MaxLength = TextLimits.Body })
        {
            BlockId = Options,
            Optional = true,
            Hint = "What could be decided, one option a line. Leave it empty to have the answer in free words.",
        };
        yield return Line("Account", Account, form.Account, TextLimits.Name);
        yield return Line("What holds meanwhile", Meanwhile, form.Meanwhile, TextLimits.Line);
        yield return Line("If nobody decides", OtherDefault, form.OtherDefault ?? program.Path.DefaultOutcome, TextLimits.Line) with
        {
            Hint = "Anything else than what stands here binds only if both sides agree to it.",
        };
    }

    static InputBlock Line(string label, string block, string? initial, int most) =>
        new(label, new PlainTextInput(Value) { InitialValue = initial, MaxLength = most }) { BlockId = block, Optional = true };

    /// <summary>Reads what was filled in. Whoever raises it holds the other side, unless the form says who does.</summary>
    public static RaiseForm Read(ProgramInfo program, ViewState state, UserId raiser) => new()
    {
        ProgramId = program.Key.ProgramId,
        Question = state.Text(Question, Value) ?? "",
        Category = state.Option(Category, Value) ?? "",
        FirstParty = state.User(FirstParty, Value) ?? raiser.Value,
        SecondParty = state.User(SecondParty, Value),
        Options = state.Text(Options, Value),
        Account = state.Text(Account, Value),
        Meanwhile = state.Text(Meanwhile, Value),
        OtherDefault = state.Text(OtherDefault, Value) is { } other && !SaysTheSame(other, program.Path.DefaultOutcome) ? other : null,
    };

    /// <summary>The input that a refusal stands under.</summary>
    public static string BlockOf(Refusal refusal, RaiseForm form, ViewState state) => DisputeRefusals.FieldOf(refusal) switch
    {
        FormField.Category => Category,
        FormField.Parties when refusal is DisputeRefusal.PartyNotEligible no && no.Party.Value == form.FirstParty && state[FirstParty, Value] is not null => FirstParty,
        FormField.Parties => SecondParty,
        FormField.Option => Options,
        FormField.Account => Account,
        FormField.Meanwhile => Meanwhile,
        FormField.Default => OtherDefault,
        _ => Question,
    };

    /// <summary>Those who belong to neither side, or run the program, raise for others as often as not: their form shows from the start for whom.</summary>
    static bool RaisesForOthers(Roster roster, UserId raiser) =>
        roster.Find(raiser)?.Function is Function.RevOps || roster.Holder(Role.OperatingLead) == raiser || roster.Holder(Role.AccountableExecutive) == raiser;

    static bool SaysTheSame(string one, string other) => string.Equals(one.Trim().TrimEnd('.'), other.Trim().TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}
